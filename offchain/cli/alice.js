#!/usr/bin/env node
// Plain JavaScript, so that a Node.js too old to run TypeScript can still say so.
const wanted = 24;
if (Number(process.versions.node.split('.')[0]) < wanted) {
  console.error(
    `alice needs Node.js ${wanted} or later, and this is ${process.version}: in a checkout of Alice run "npx alice", which has one of its own, or install a newer Node.js.`,
  );
  process.exitCode = 1;
} else {
  const { run } = await import('./program.ts');
  process.exitCode = await run(process.argv.slice(2));
}
