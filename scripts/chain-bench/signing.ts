import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import type { ApiPromise } from '@polkadot/api';
import { u8aToHex } from '@polkadot/util';
import { encodeAddress } from '@polkadot/util-crypto';

/*
 * Transfers signed by the thousand. Keys are ed25519: OpenSSL signs with them in a fraction of the time that sr25519 takes here, so that
 * signing is not what limits a flood. The library makes one transfer of each nonce; the others are copies with other keys.
 */

/** A key that signs transfers. */
export interface FastKey {
  readonly publicKey: Uint8Array;
  readonly address: string;
  readonly secret: KeyObject;
}

// PKCS #8 (RFC 8410): this, then the 32 bytes of the seed.
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The ed25519 key of a seed of 32 bytes. */
export function fastKey(seed: Uint8Array): FastKey {
  const secret = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(secret).export({ format: 'der', type: 'spki' }).subarray(-32));
  return { publicKey, address: encodeAddress(publicKey), secret };
}

/** So many keys, other ones for each name. */
export const fastKeys = (name: string, count: number): FastKey[] =>
  Array.from({ length: count }, (_, index) => {
    const seed = new Uint8Array(32);
    new TextEncoder().encodeInto(name, seed);
    new DataView(seed.buffer).setUint32(28, index);
    return fastKey(seed);
  });

const signBy = (message: Uint8Array, { secret }: FastKey): Uint8Array => sign(null, message, secret);

/** A signed transfer in hex. */
export type SignedTransfer = `0x${string}`;

/** Signs transfers of one planck with a nonce. They do not expire. */
export type TransferSigner = (from: FastKey, to: FastKey) => SignedTransfer;

/** Makes the signer of transfers with this nonce on the chain that is connected. */
export async function transferSigner(api: ApiPromise, nonce: number): Promise<TransferSigner> {
  const [from, to] = fastKeys('template', 2) as [FastKey, FastKey];
  let signed = new Uint8Array();
  const pair = {
    address: from.address,
    addressRaw: from.publicKey,
    publicKey: from.publicKey,
    sign: (message: Uint8Array) => {
      signed = new Uint8Array(message);
      // 0 says ed25519.
      return new Uint8Array([0, ...signBy(message, from)]);
    },
  };
  const transfer = api.tx.balances.transferKeepAlive(to.address, 1);
  const whole = (await transfer.signAsync(pair, { nonce, era: 0 })).toU8a();
  const placeOf = (bytes: Uint8Array, part: Uint8Array) => Buffer.from(bytes).indexOf(Buffer.from(part));
  const [fromAt, toAt, messageToAt] = [from, to]
    .map(({ publicKey }) => placeOf(whole, publicKey))
    .concat(placeOf(signed, to.publicKey)) as [number, number, number];
  return (sender, recipient) => {
    const [message, bytes] = [signed.slice(), whole.slice()];
    message.set(recipient.publicKey, messageToAt);
    bytes.set(sender.publicKey, fromAt);
    // The key, a byte that says ed25519, the signature.
    bytes.set(signBy(message, sender), fromAt + 33);
    bytes.set(recipient.publicKey, toAt);
    return u8aToHex(bytes);
  };
}
