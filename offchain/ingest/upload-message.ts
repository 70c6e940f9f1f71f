import { hexToU8a } from '@polkadot/util';
import { decodeAddress, sr25519Verify } from '@polkadot/util-crypto';
import type { Hash } from '../../types/files/hash.ts';

/** What a miner signs to upload a blob: the 32 bytes of its hash, then the epoch as u32 little-endian. */
export function uploadMessage(blob: Hash, epoch: number): Uint8Array {
  const message = new Uint8Array(36);
  message.set(hexToU8a(blob));
  new DataView(message.buffer).setUint32(32, epoch, true);
  return message;
}

/** Whether `signature` (hex) is the sr25519 signature of `account` (SS58) over the upload message. */
export function isUploadSigned(blob: Hash, epoch: number, account: string, signature: string): boolean {
  try {
    return sr25519Verify(uploadMessage(blob, epoch), hexToU8a(signature), decodeAddress(account));
  } catch {
    return false;
  }
}
