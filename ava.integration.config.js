// Suites that start real processes: Redis, the real runtime, miners and validators. One file at a time, since they share two cores.
export default {
  files: ['integration/**/*.test.ts'],
  extensions: ['ts'],
  concurrency: 1,
  serial: true,
  timeout: '10m',
  // As in ava.config.js.
  workerThreads: false,
  nodeArguments: ['--disable-warning=ExperimentalWarning'],
};
