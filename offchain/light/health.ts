import type { ScProvider } from '@polkadot/api';

type Checker = ReturnType<NonNullable<Parameters<ScProvider['connect']>[1]>>;
type Health = Parameters<Parameters<Checker['start']>[0]>[0];

const retryMillis = 250;
const id = 'alice-health';

/**
 * Tells the provider when the light client has peers and has caught up with them, and then is silent. The library's own checker goes on,
 * and breaks off every question under way whenever smoldot thinks for a moment that it lags.
 */
export function untilReady(): Checker {
  let send: (request: string) => void = () => undefined;
  let ready: (health: Health) => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const ask = () => send(JSON.stringify({ jsonrpc: '2.0', id, method: 'system_health', params: [] }));
  return {
    setSendJsonRpc(given) {
      send = given;
    },
    start(callback) {
      ready = callback;
      ask();
    },
    stop() {
      clearTimeout(timer);
    },
    sendJsonRpc(request) {
      send(request);
    },
    responsePassThrough(response) {
      const { id: answered, result } = JSON.parse(response) as { id?: unknown; result?: Health };
      if (answered !== id) return response;
      if (result && !result.isSyncing && result.peers > 0) ready(result);
      else timer = setTimeout(ask, retryMillis);
      return null;
    },
  };
}
