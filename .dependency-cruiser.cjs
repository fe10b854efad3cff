// The arrows of the house: src-shared <- pure stages <- operations, store <- composition root <- interfaces.
const stages = ['ingest', 'normalize', 'infer', 'evidence', 'coverage'];
const stagePath = `^src-main/(${stages.join('|')})/`;

module.exports = {
  forbidden: [
    {
      name: 'shared-knows-nobody',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { path: '^src-(main|renderer)' },
    },
    {
      name: 'shared-knows-no-runtime',
      severity: 'error',
      from: { path: '^src-shared' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-knows-only-shared',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { path: '^src-main' },
    },
    {
      name: 'renderer-knows-no-node',
      severity: 'error',
      from: { path: '^src-renderer' },
      to: { dependencyTypes: ['core'] },
    },
    { name: 'main-knows-no-renderer', severity: 'error', from: { path: '^src-main' }, to: { path: '^src-renderer' } },
    ...stages.map((stage) => ({
      name: `stage-${stage}-stands-alone`,
      severity: 'error',
      from: { path: `^src-main/${stage}/` },
      to: { path: '^src-main/', pathNot: [`^src-main/${stage}/`, '^src-main/errors\\.ts$'] },
    })),
    {
      name: 'stages-are-pure',
      severity: 'error',
      from: { path: stagePath },
      to: { dependencyTypes: ['core'], pathNot: ['^(node:)?(crypto|buffer)$'] },
    },
    {
      name: 'company-lives-by-itself',
      severity: 'error',
      from: { path: '^src-main/demo/company/' },
      to: { pathNot: '^src-main/demo/company/' },
    },
    {
      name: 'only-store-knows-sql',
      severity: 'error',
      from: { pathNot: '^src-main/store/' },
      to: { path: 'node_modules/better-sqlite3' },
    },
    {
      name: 'only-http-knows-fastify',
      severity: 'error',
      from: { pathNot: '^src-main/interfaces/http/' },
      to: { path: 'node_modules/(@fastify|fastify)/' },
    },
    {
      name: 'only-electron-knows-electron',
      severity: 'error',
      from: { pathNot: '^src-main/interfaces/electron/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'only-sources-know-mysql',
      severity: 'error',
      from: { pathNot: '^src-main/sources/' },
      to: { path: 'node_modules/mysql2/' },
    },
    {
      name: 'interfaces-know-no-store',
      severity: 'error',
      from: { path: '^src-main/interfaces/' },
      to: { path: '^src-main/store/' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.main.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
