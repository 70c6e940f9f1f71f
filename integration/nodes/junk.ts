import { parseArgs } from 'node:util';
import { WebSocket } from 'ws';
import { connect } from '../../offchain/chain/index.ts';
import { fastKey, transferSigner } from '../../scripts/chain-bench/signing.ts';

/*
 * Floods a node with transfers from keys that hold nothing, each signed by a key of its own, until SIGTERM: --url WS --rate N (a second at
 * most). A process of its own, since signing takes its time. Prints {"event":"ready"} when the flood begins, and in the end what came of it.
 */

const { values } = parseArgs({
  options: { url: { type: 'string', default: '' }, rate: { type: 'string', default: '' } },
});
const rate = Number(values.rate);
/** Signed before the flood begins; later ones are signed on the way, which is slower. */
const PREPARED = 10_000;
const CONNECTIONS = 8;
/** Calls that wait for an answer on a connection. */
const WINDOW = 64;

const { api, close } = await connect(values.url);

const sign = await transferSigner(api, 0);
await close();
let made = 0;
const seed = crypto.getRandomValues(new Uint8Array(32));
const recipient = fastKey(seed);
const junk = (): string => {
  new DataView(seed.buffer).setUint32(0, made++);
  return sign(fastKey(seed), recipient);
};

const waiting = Array.from({ length: PREPARED }, junk);
const began = performance.now();
const seconds = () => (performance.now() - began) / 1000;
const tally = { sent: 0, refused: 0, taken: 0, reasons: {} as Record<string, number> };

const flood = async (): Promise<WebSocket> => {
  const socket = new WebSocket(values.url);
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let outstanding = 0;
  const pump = () => {
    while (outstanding < WINDOW && tally.sent < rate * seconds()) {
      outstanding += 1;
      tally.sent += 1;
      const params = [waiting.pop() ?? junk()];
      socket.send(JSON.stringify({ jsonrpc: '2.0', id: tally.sent, method: 'author_submitExtrinsic', params }));
    }
  };
  socket.on('message', (data) => {
    outstanding -= 1;
    const { error } = JSON.parse(String(data)) as { error?: { message: string; data?: string } };
    if (error === undefined) tally.taken += 1;
    else {
      tally.refused += 1;
      const reason = `${error.message}: ${error.data ?? ''}`;
      tally.reasons[reason] = (tally.reasons[reason] ?? 0) + 1;
    }
    pump();
  });
  setInterval(pump, 10);
  return socket;
};

const sockets = await Promise.all(Array.from({ length: CONNECTIONS }, flood));
console.log(JSON.stringify({ event: 'ready' }));
process.once('SIGTERM', () => {
  console.log(JSON.stringify({ event: 'end', ...tally, seconds: seconds() }));
  for (const socket of sockets) socket.terminate();
  process.exit(0);
});
