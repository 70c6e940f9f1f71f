import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { z } from 'zod';
import { validatorSecret } from '../launch/places.ts';
import type { Contender } from './contender.ts';

/** What an account begins with: of the template's units, far more than fees come to. */
const HOLDING = 1000e12;
/** A spec holds the runtime in hex. */
const MOST_BYTES = 64 * 2 ** 20;

const plainSpec = z.looseObject({
  genesis: z.looseObject({
    runtimeGenesis: z.looseObject({
      patch: z.looseObject({
        aura: z.looseObject({ authorities: z.array(z.string()) }),
        grandpa: z.looseObject({ authorities: z.array(z.tuple([z.string(), z.number()])) }),
        balances: z.looseObject({ balances: z.array(z.tuple([z.string(), z.number()])) }),
      }),
    }),
  }),
});

/** A `solochain-template-node` that the user has built. */
export const template = (program: string): Contender => ({
  name: 'template',
  program,
  async writeSpec(folder, validators, holders) {
    const [plain, raw] = [join(folder, 'template-plain.json'), join(folder, 'template.json')];
    const spec = plainSpec.parse(JSON.parse(await buildSpec(program, 'local')));
    const { aura, grandpa, balances } = spec.genesis.runtimeGenesis.patch;
    await cryptoWaitReady();
    const addresses = (type: 'sr25519' | 'ed25519') => {
      const keyring = new Keyring({ type });
      return Array.from({ length: validators }, (_, index) => keyring.addFromUri(validatorSecret(index)).address);
    };
    aura.authorities = addresses('sr25519');
    grandpa.authorities = addresses('ed25519').map((address) => [address, 1]);
    balances.balances = holders.map((address) => [address, HOLDING]);
    writeFileSync(plain, JSON.stringify(spec));
    writeFileSync(raw, await buildSpec(program, plain, '--raw'));
    return raw;
  },
});

const buildSpec = async (program: string, chain: string, ...options: string[]): Promise<string> => {
  const args = ['build-spec', '--chain', chain, '--disable-default-bootnode', ...options];
  return (await promisify(execFile)(program, args, { maxBuffer: MOST_BYTES })).stdout;
};
