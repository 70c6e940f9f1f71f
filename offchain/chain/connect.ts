import { setTimeout as delay } from 'node:timers/promises';
import { ApiPromise } from '@polkadot/api';
import jsonrpc from '@polkadot/types/interfaces/jsonrpc';
import '../../types/chain/index.ts';
import { ChainError, explain } from './errors.ts';
import { NodeProvider } from './node-provider.ts';

const retryMillis = 500;
/** How long a chain that answers may take to say what it is: on a busy machine its metadata alone can take minutes. */
const readyMillis = 300_000;

// The library prints every error that it also throws; what is said of one is the caller's to decide.
for (const section of Object.values(jsonrpc))
  for (const method of Object.values(section)) Object.assign(method, { noErrorLog: true });

/** An open connection to a node. */
export interface ChainConnection {
  api: ApiPromise;
  /** True on a chain that says it is for development: only there may keys come from the public phrase. */
  development: boolean;
  close(): Promise<void>;
}

/**
 * Connects to a node's WebSocket and waits until the chain's metadata is there. The connection is made again, with its
 * subscriptions, whenever it is lost; it ends with `close()`.
 * @throws ChainError if no chain answers within `waitMillis`, or one that answers is not ready within `setUpMillis`.
 */
export async function connect(url: string, waitMillis = 30_000, setUpMillis = readyMillis): Promise<ChainConnection> {
  if (!/^wss?:\/\//.test(url))
    throw new ChainError(`A chain's address starts with ws:// or wss://, and "${url}" does not.`);
  // Reconnecting is done here, since the provider's own way prints a line for every failed try.
  const provider = new NodeProvider(url);
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const open = () => provider.connect().catch(() => undefined);
  provider.on('disconnected', () => {
    if (!closed) timer = setTimeout(open, retryMillis);
  });
  let api: ApiPromise | undefined;
  const close = async () => {
    closed = true;
    clearTimeout(timer);
    await (api ?? provider).disconnect().catch(() => undefined);
  };
  // The library complains loudly when the connection ends while it sets up, so it starts when the chain answers.
  const answered = async (): Promise<void> => {
    while (!closed && !(await answers(provider))) await delay(retryMillis);
  };
  const ready = async (): Promise<ApiPromise> => {
    api = new ApiPromise({ provider, noInitWarn: true });
    // Every failed try rejects this one, and the next try may succeed.
    api.isReadyOrError.catch(() => undefined);
    return api.isReady;
  };
  try {
    await open();
    const none = `No chain answers at ${url}: start one with \`alice devnet\`, or name another.`;
    await within(waitMillis, none, answered());
    const opened = await within(setUpMillis, `The chain at ${url} answers, but does not say what it is.`, ready());
    const type = await opened.rpc.system.chainType();
    return { api: opened, development: type.isDevelopment, close };
  } catch (error) {
    await close();
    throw explain(error);
  }
}

/** What a promise resolves with, if it does within this time. @throws ChainError with this message if not */
async function within<T>(millis: number, message: string, promise: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new ChainError(message)), millis);
  try {
    return await Promise.race([promise, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

const answers = (provider: NodeProvider): Promise<boolean> =>
  provider.send('system_chain', []).then(
    () => true,
    () => false,
  );
