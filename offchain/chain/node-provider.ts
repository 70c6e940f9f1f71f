import { channel } from 'node:diagnostics_channel';
import { WsProvider } from '@polkadot/api';

/** Where Node says that a WebSocket is open, right after the WebSocket itself has said so. */
const opened = channel('undici:websocket:open');
/** How long the other side may take to agree to an end. */
const agreeMillis = 2000;

/**
 * The library's WebSocket provider, which does not connect by itself, and whose connection ends when it is told to. By itself the library waits
 * for the other side to agree, for ever if that is gone without a word; so it would neither fail what is asked nor connect again.
 */
export class NodeProvider extends WsProvider {
  #socket: WebSocket | null = null;
  #ending: NodeJS.Timeout | undefined;

  constructor(url: string) {
    super(url, false);
    const take = (message: unknown) => {
      opened.unsubscribe(take);
      this.#socket = (message as { websocket?: WebSocket }).websocket ?? null;
    };
    this.on('connected', () => opened.subscribe(take));
    this.on('disconnected', () => {
      opened.unsubscribe(take);
      clearTimeout(this.#ending);
      this.#socket = null;
    });
  }

  override async disconnect(): Promise<void> {
    await super.disconnect();
    const socket = this.#socket;
    const end = () => socket?.dispatchEvent(Object.assign(new Event('close'), { code: 1006, reason: 'no answer' }));
    clearTimeout(this.#ending);
    this.#ending = setTimeout(end, agreeMillis).unref();
  }
}
