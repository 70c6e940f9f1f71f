// A process for each file: threads of one process would share the crash of a native library as one of them ends.
export default {
  files: [
    'offchain/**/*.test.ts',
    'workers/**/*.test.ts',
    'types/**/*.test.ts',
    'scripts/**/*.test.ts',
    'chain-spec/**/*.test.ts',
  ],
  extensions: ['ts'],
  concurrency: 2,
  timeout: '2m',
  workerThreads: false,
  nodeArguments: ['--disable-warning=ExperimentalWarning'],
};
