/** The entry of `auditctl`: refuses an old Node with a hint, then runs the program and ends with its exit code. */
const neededMajor = 24;

if (Number(process.versions.node.split('.')[0]) < neededMajor) {
  // Nothing of the project is loaded yet: it would not even parse there.
  process.stderr.write(
    `auditctl necesita Node ${neededMajor} o más nuevo; este es ${process.versions.node}. En el proyecto: npm run -s auditctl --\n` +
      `auditctl needs Node ${neededMajor} or newer; this is ${process.versions.node}. In the project: npm run -s auditctl --\n`,
  );
  process.exitCode = 1;
} else {
  // `npm run auditctl` moves to the project; paths are meant from where it was typed.
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  if (script === 'auditctl' && typedIn !== undefined) process.chdir(typedIn);
  const { runAuditctl } = await import('./run-auditctl.ts');
  process.exitCode = await runAuditctl(process.argv.slice(2));
}

export {};
