/** The import arrows of `.dependency-cruiser.cjs`; seeing no modules is a failure too (a TypeScript it can't use makes it see none). */
import { spawnSync } from 'node:child_process';

const folders = ['src-main', 'src-renderer', 'src-shared'];
const { status, stdout, stderr } = spawnSync('depcruise', ['--config', '.dependency-cruiser.cjs', ...folders], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
process.stdout.write(`${stdout}${stderr}`);

const modules = Number(/(\d+) modules/.exec(stdout)?.[1] ?? 0);
if (modules < 50) process.stdout.write(`only ${modules} modules were looked at\n`);
process.exitCode = status === 0 && modules >= 50 ? 0 : 1;
