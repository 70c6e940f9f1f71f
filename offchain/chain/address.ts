import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';

/** The prefix of this network's addresses. The chain's answers have it, and are compared as text. */
const SS58_PREFIX = 42;

/** The SS58 address of an account, with any network's prefix, as the one with the prefix of this network; null for what is none: its checksum is looked at. */
export function ownAddress(text: string): string | null {
  try {
    const account = decodeAddress(text);
    return account.length === 32 ? encodeAddress(account, SS58_PREFIX) : null;
  } catch {
    return null;
  }
}
