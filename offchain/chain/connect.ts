import { setTimeout as delay } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import jsonrpc from '@polkadot/types/interfaces/jsonrpc';
import '../../types/chain/index.ts';
import { ChainError, explain } from './errors.ts';

const retryMillis = 500;

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
 * @throws ChainError if no chain answers within `waitMillis`.
 */
export async function connect(url: string, waitMillis = 30_000): Promise<ChainConnection> {
  if (!/^wss?:\/\//.test(url))
    throw new ChainError(`A chain's address starts with ws:// or wss://, and "${url}" does not.`);
  // Reconnecting is done here, since the provider's own way prints a line for every failed try.
  const provider = new WsProvider(url, false);
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
  const ready = async (): Promise<ApiPromise> => {
    // The library complains loudly when the connection ends while it sets up, so it starts when the chain answers.
    while (!closed && !(await answers(provider))) await delay(retryMillis);
    if (closed) throw new ChainError('The connection was closed before it was ready.');
    api = new ApiPromise({ provider, noInitWarn: true });
    // Every failed try rejects this one, and the next try may succeed.
    api.isReadyOrError.catch(() => undefined);
    return api.isReady;
  };
  let waiting: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    waiting = setTimeout(
      () => reject(new ChainError(`No chain answers at ${url}: start one with \`alice devnet\`, or name another.`)),
      waitMillis,
    );
  });
  try {
    await open();
    const opened = await Promise.race([ready(), late]);
    const type = await opened.rpc.system.chainType();
    return { api: opened, development: type.isDevelopment, close };
  } catch (error) {
    await close();
    throw explain(error);
  } finally {
    clearTimeout(waiting);
  }
}

const answers = (provider: WsProvider): Promise<boolean> =>
  provider.send('system_chain', []).then(
    () => true,
    () => false,
  );
