import { parseArgs } from 'node:util';
import { startDevChain } from './devchain.ts';
import { DevChainError } from './errors.ts';
import { readRawSpec } from './spec.ts';

const usage = `The development chain in one process.

  node offchain/devchain/main.ts --spec FILE --data DIR [--port 9944] [--host 127.0.0.1] [--block-millis 1000]

  --spec FILE         raw chain spec to start from
  --data DIR          folder of the chain's data; a chain that is there goes on
  --port P            port of the WebSocket JSON-RPC; 0 takes a free one
  --block-millis N    time between blocks, milliseconds; before the third of a new chain seven times that, 10 s at most

When it serves, it prints one line of JSON: {"ready":true,"url":…,"genesisHash":…,"head":…}. SIGTERM and SIGINT end it.`;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most)
    throw new DevChainError(`--${name} is a whole number from ${least} to ${most}, and "${text}" is not.`);
  return value;
}

function readArguments() {
  try {
    return parseArgs({
      options: {
        spec: { type: 'string' },
        data: { type: 'string' },
        port: { type: 'string', default: '9944' },
        host: { type: 'string', default: '127.0.0.1' },
        'block-millis': { type: 'string', default: '1000' },
        help: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new DevChainError(`${(error as Error).message.split('. ', 1)[0]}. See --help.`);
  }
}

async function main(): Promise<void> {
  const values = readArguments();
  if (values.help) {
    console.log(usage);
    return;
  }
  if (!values.spec || !values.data) throw new DevChainError('--spec FILE and --data DIR are needed. See --help.');
  const chain = await startDevChain({
    spec: await readRawSpec(values.spec),
    dataDir: values.data,
    port: wholeNumber('port', values.port, 0, 65_535),
    host: values.host,
    blockMillis: wholeNumber('block-millis', values['block-millis'], 50, 3_600_000),
  });
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
  });
  console.log(JSON.stringify({ ready: true, url: chain.url, genesisHash: chain.genesisHash, head: chain.head() }));
  await Promise.race([stopped, chain.failed]).finally(() => chain.close());
}

main().catch((error: unknown) => {
  if (!(error instanceof DevChainError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
});
