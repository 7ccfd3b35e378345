/**
 * Every script begins with this check. When the automatic install has failed, pnpm still runs the
 * script on the system's Node, and what follows would be a page of syntax errors.
 */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Steady needs Node 24; this is ${process.versions.node}. ` +
      'Run "npx pnpm install" (it brings its own Node 24), then try again.\n',
  );
  process.exit(1);
}
