// Suites that start real processes: Redis, the real runtime, miners and validators. One file at a time, since they share two cores; four
// where ALICE_NODE names a node, since those mostly wait for its blocks. `serial` would run one alone, so each file's tests say it.
export default {
  files: ['integration/**/*.test.ts'],
  extensions: ['ts'],
  concurrency: process.env.ALICE_NODE === undefined ? 1 : 4,
  timeout: '10m',
  // As in ava.config.js.
  workerThreads: false,
  nodeArguments: ['--disable-warning=ExperimentalWarning'],
};
