// Suites that start real processes: Redis, the real runtime, miners and validators. One file at a time, since they share two cores; two
// where ALICE_NODE names a node, since those mostly wait for its blocks.
export default {
  files: ['integration/**/*.test.ts'],
  extensions: ['ts'],
  concurrency: process.env.ALICE_NODE === undefined ? 1 : 2,
  serial: true,
  timeout: '10m',
  // As in ava.config.js.
  workerThreads: false,
  nodeArguments: ['--disable-warning=ExperimentalWarning'],
};
