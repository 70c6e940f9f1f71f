import { hexToU8a, u8aToHex } from '@polkadot/util';
import type { Hex } from './executor.ts';

/** What the runtime says of a transaction that may wait for a block. */
export interface ValidTransaction {
  priority: bigint;
  /** Tags that other transactions must have provided before. */
  requires: Hex[];
  provides: Hex[];
  /** Blocks for which this holds. */
  longevity: bigint;
}

/** Why the runtime refuses a transaction, with the words that nodes use for it. */
export interface Invalid {
  reason: string;
  /** It may become valid: a nonce to come, or a block with no room left. */
  passing: boolean;
}

const invalid = [
  'Transaction call is not expected',
  'Inability to pay some fees (e.g. account balance too low)',
  'Transaction will be valid in the future',
  'Transaction is outdated',
  'Transaction has a bad signature',
  'Transaction has an ancient birth block',
  'Transaction would exhaust the block limits',
  'Custom error',
  'A call was labelled as mandatory, but resulted in an Error.',
  'Transaction dispatch is mandatory; transactions must not be validated.',
  'Invalid signing address',
  'The implicit data was unable to be calculated',
  'The transaction extension did not authorize any origin',
];
const unknown = [
  'Could not lookup information required to validate the transaction',
  'Could not find an unsigned validator for the unsigned transaction',
  'Custom error',
];

/** Reads a SCALE-encoded `TransactionValidityError`. */
function readInvalid(bytes: Uint8Array): Invalid {
  const [kind, variant = 0, code] = bytes;
  const reason = (kind === 0 ? invalid : unknown)[variant] ?? 'Transaction is invalid';
  return {
    reason: reason === 'Custom error' ? `Custom error: ${code}` : reason,
    passing: kind === 0 && (variant === 2 || variant === 6),
  };
}

/** Reads a SCALE-encoded `TransactionValidity`. */
export function readValidity(result: Hex): ValidTransaction | Invalid {
  const bytes = hexToU8a(result);
  if (bytes[0] !== 0) return readInvalid(bytes.subarray(1));
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  let offset = 1;
  const u64 = () => {
    offset += 8;
    return view.getBigUint64(offset - 8, true);
  };
  const compact = () => {
    const mode = bytes[offset]! & 3;
    const value =
      mode === 0 ? bytes[offset]! : mode === 1 ? view.getUint16(offset, true) : view.getUint32(offset, true);
    offset += mode === 0 ? 1 : mode === 1 ? 2 : 4;
    return value >>> 2;
  };
  const tags = () =>
    Array.from({ length: compact() }, () => {
      const length = compact();
      offset += length;
      return u8aToHex(bytes.subarray(offset - length, offset));
    });
  const priority = u64();
  const requires = tags();
  const provides = tags();
  return { priority, requires, provides, longevity: u64() };
}

/** Reads a SCALE-encoded `ApplyExtrinsicResult`: undefined if the extrinsic is in the block, whatever its dispatch came to. */
export function readApplied(result: Hex): Invalid | undefined {
  const bytes = hexToU8a(result);
  return bytes[0] === 0 ? undefined : readInvalid(bytes.subarray(1));
}
