import { TypeRegistry } from '@polkadot/types';
import type { Header } from '@polkadot/types/interfaces';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Hex } from './executor.ts';

const registry = new TypeRegistry();
const zeroHash: Hex = `0x${'00'.repeat(32)}`;
/** Root of an empty trie. */
const emptyRoot: Hex = '0x03170a2e7597b7b7e3d84c05391d139a62b157e78786d8c082f29dcf4c111314';

/** A header as JSON-RPC gives it. */
export interface HeaderJson {
  parentHash: Hex;
  number: Hex;
  stateRoot: Hex;
  extrinsicsRoot: Hex;
  digest: { logs: Hex[] };
}

const decode = (header: Hex): Header => registry.createType('Header', hexToU8a(header));

export const headerHash = (header: Hex): Hex => blake2AsHex(hexToU8a(header), 256);

/** The header of block 0 for a genesis state. */
export const genesisHeader = (stateRoot: Hex): Hex =>
  registry
    .createType('Header', {
      parentHash: zeroHash,
      number: 0,
      stateRoot,
      extrinsicsRoot: emptyRoot,
      digest: { logs: [] },
    })
    .toHex();

/** A header to begin a block with: no roots yet, and the slot it is made for. */
export function openHeader(parentHash: Hex, number: number, slot: bigint): Hex {
  const engine = new TextEncoder().encode('aura');
  const preRuntime = registry.createType('DigestItem', { PreRuntime: [engine, u8aConcat([32], littleEndian(slot))] });
  return registry
    .createType('Header', {
      parentHash,
      number,
      stateRoot: zeroHash,
      extrinsicsRoot: zeroHash,
      digest: { logs: [preRuntime] },
    })
    .toHex();
}

/** A header as the runtime finished it, with the root of the state it leaves. */
export function closeHeader(finished: Hex, stateRoot: Hex): Hex {
  const { parentHash, number, extrinsicsRoot, digest } = decode(finished);
  return registry
    .createType('Header', { parentHash, number: number.unwrap(), stateRoot, extrinsicsRoot, digest })
    .toHex();
}

export function headerJson(header: Hex): HeaderJson {
  const { parentHash, number, stateRoot, extrinsicsRoot, digest } = decode(header);
  return {
    parentHash: parentHash.toHex(),
    number: `0x${number.toNumber().toString(16)}`,
    stateRoot: stateRoot.toHex(),
    extrinsicsRoot: extrinsicsRoot.toHex(),
    digest: { logs: digest.logs.map((log) => u8aToHex(log.toU8a())) },
  };
}

function littleEndian(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value, true);
  return bytes;
}
