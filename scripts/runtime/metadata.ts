import { TypeRegistry } from '@polkadot/types';
import { hexToU8a, u8aToHex } from '@polkadot/util';
import { merkleizeMetadata } from '@polkadot-api/merkleize-metadata';
import { callRuntime } from '../../offchain/devchain/index.ts';

/** Version 15, as SCALE: it has the runtime APIs, and the metadata hash is made from it. */
const version = '0x0f000000';

/**
 * The metadata (version 15) that a runtime says it has.
 * @param wasm the runtime, compressed or not
 * @throws Error if it has none of that version
 */
export async function readMetadata(wasm: Uint8Array): Promise<`0x${string}`> {
  const empty = { get: () => undefined, nextKey: () => undefined };
  const { result } = await callRuntime(u8aToHex(wasm), [['Metadata_metadata_at_version', version]], empty);
  const metadata = new TypeRegistry().createType('Option<OpaqueMetadata>', result);
  if (metadata.isNone) throw new Error('The runtime has no metadata of version 15.');
  return metadata.unwrap().toHex();
}

/** The hash by which a wallet proves what it shows of a transaction: the root of the metadata's Merkle tree (RFC-78). */
export function metadataHash(metadata: `0x${string}`): `0x${string}` {
  const token = { decimals: 12, tokenSymbol: 'ALICE' };
  return u8aToHex(merkleizeMetadata(hexToU8a(metadata), token).digest());
}
