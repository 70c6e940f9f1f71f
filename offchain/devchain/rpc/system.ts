import { isAddress } from '@polkadot/util-crypto';
import { z } from 'zod';
import { type Method, method } from './method.ts';

const address = z
  .string()
  .max(64)
  .refine((text) => isAddress(text), 'it must be an SS58 address');

/** Who the node is, and what the chain is called. */
export const system: Record<string, Method> = {
  system_name: () => 'Alice development chain',
  system_version: ({ node }) => `${node.chain.runtime.version.specName}-${node.chain.runtime.version.specVersion}`,
  system_chain: ({ node }) => node.chain.spec.name,
  system_chainType: ({ node }) => node.chain.spec.chainType,
  system_properties: ({ node }) => node.chain.spec.properties,
  system_health: () => ({ peers: 0, isSyncing: false, shouldHavePeers: false }),
  system_nodeRoles: () => ['Authority'],
  system_peers: () => [],
  system_localListenAddresses: () => [],
  system_syncState: ({ node }) => {
    const { number } = node.chain.head;
    return { startingBlock: 0, currentBlock: number, highestBlock: number };
  },
  system_accountNextIndex: method([address], ({ node }, account) => node.nextNonce(account)),
};
system.account_nextIndex = system.system_accountNextIndex!;
