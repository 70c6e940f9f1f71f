import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { parseArgs } from 'node:util';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';
import { WebSocket } from 'ws';
import { connect } from '../../offchain/chain/index.ts';

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

/** An ed25519 key: OpenSSL signs with it in a fraction of the time that sr25519 takes here, so that signing is not what limits the flood. */
const keyOf = (seed: Uint8Array) => {
  // PKCS #8 (RFC 8410): this, then the 32 bytes of the seed.
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const secret = createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { publicKey, sign: (message: Uint8Array) => new Uint8Array(sign(null, message, secret)) };
};

/** One signed transfer, in which the key and the signature are to be replaced, and what is signed: the same for every key. */
const template = async () => {
  const key = keyOf(new Uint8Array(32).fill(7));
  let signed = new Uint8Array();
  const address = encodeAddress(key.publicKey);
  const pair = {
    address,
    addressRaw: key.publicKey,
    publicKey: key.publicKey,
    sign: (message: Uint8Array) => {
      signed = new Uint8Array(message);
      // 0 says ed25519.
      return new Uint8Array([0, ...key.sign(message)]);
    },
  };
  const transfer = api.tx.balances.transferKeepAlive(address, 1);
  const bytes = (await transfer.signAsync(pair, { nonce: 0, era: 0 })).toU8a();
  const at = indexOf(bytes, key.publicKey);
  return { bytes, signed, at };
};

const indexOf = (bytes: Uint8Array, part: Uint8Array): number => Buffer.from(bytes).indexOf(Buffer.from(part));

const { bytes, signed, at } = await template();
await close();
let made = 0;
const seed = crypto.getRandomValues(new Uint8Array(32));
const junk = (): string => {
  new DataView(seed.buffer).setUint32(0, made++);
  const key = keyOf(seed);
  const own = bytes.slice();
  own.set(key.publicKey, at);
  // The key, a byte that says ed25519, the signature.
  own.set(key.sign(signed), at + 33);
  return u8aToHex(own);
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
