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
};
