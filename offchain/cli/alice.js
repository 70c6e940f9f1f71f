#!/usr/bin/env node
// Plain JavaScript, so that a Node.js too old to run TypeScript can still say so, and so can one without the packages.
const wanted = 24;
const fail = (sentence) => {
  console.error(sentence);
  process.exitCode = 1;
};

if (Number(process.versions.node.split('.')[0]) < wanted) {
  fail(
    `alice needs Node.js ${wanted} or later, and this is ${process.version}: in a checkout of Alice run "scripts/install" once, and then "npx alice", which has one of its own; or install a newer Node.js.`,
  );
} else {
  const program = await import('./program.ts').catch((error) => {
    if (!['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error.code)) throw error;
    fail(`alice is not installed whole: run "scripts/install" in its checkout. (${error.message})`);
  });
  if (program) process.exitCode = await program.run(process.argv.slice(2));
}
