import type { FeeDetails, RuntimeDispatchInfo } from '@polkadot/types/interfaces';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import type { Hex } from '../executor.ts';
import { atParam, type Context, hexParam, type Method, method, stateAt } from './method.ts';

const extrinsic = hexParam(5 * 1024 * 1024);

async function ask(context: Context, name: string, transaction: Hex, hash: Hex | null | undefined) {
  const { state, runtime } = await stateAt(context, hash);
  const bytes = hexToU8a(transaction);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, bytes.length, true);
  const result = await context.node.callRuntime(
    runtime,
    `TransactionPaymentApi_${name}`,
    u8aToHex(u8aConcat(bytes, length)),
    state,
  );
  return { result: hexToU8a(result), registry: runtime.registry };
}

/** What a transaction would cost. */
export const payment: Record<string, Method> = {
  payment_queryInfo: method([extrinsic, atParam], async (context, transaction, hash) => {
    const { result, registry } = await ask(context, 'query_info', transaction, hash);
    const info = registry.createType<RuntimeDispatchInfo>('RuntimeDispatchInfo', result);
    return {
      weight: { ref_time: info.weight.refTime.toNumber(), proof_size: info.weight.proofSize.toNumber() },
      class: info.class.type.toLowerCase(),
      partialFee: info.partialFee.toString(),
    };
  }),
  payment_queryFeeDetails: method([extrinsic, atParam], async (context, transaction, hash) => {
    const { result, registry } = await ask(context, 'query_fee_details', transaction, hash);
    const { inclusionFee } = registry.createType<FeeDetails>('FeeDetails', result);
    const fee = inclusionFee.unwrapOr(null);
    return {
      inclusionFee: fee && {
        baseFee: fee.baseFee.toHex(),
        lenFee: fee.lenFee.toHex(),
        adjustedWeightFee: fee.adjustedWeightFee.toHex(),
      },
    };
  }),
};
