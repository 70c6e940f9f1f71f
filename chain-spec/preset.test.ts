import { decodeAddress } from '@polkadot/util-crypto';
import test from 'ava';
import { developmentModel, developmentPreset, developmentSplit, inscription, mainPreset } from './preset.ts';

const manifest = `0x${'11'.repeat(32)}` as const;
const zero = `0x${'00'.repeat(32)}` as const;

test('the inscription is the published text, byte for byte', async (t) => {
  const text = await inscription();
  t.deepEqual(text.split('\n'), [
    'OpenAI officially reaches deal with the Pentagon',
    'to deploy its AI models for military use.',
    '2/27/2026',
    '',
    '800 million people use their products.',
    'Zero people own them.',
    '',
    'Alice — Trained by the people, from scratch.',
  ]);
  t.is((await developmentPreset({ manifest })).genesis.epochs.inscription, text);
  t.is((await mainPreset()).genesis.epochs.inscription, text);
});

test('a development preset has as many validators as asked for, each with its own keys', async (t) => {
  for (const validators of [1, 5]) {
    const { genesis, chainType } = await developmentPreset({ validators, manifest });
    t.is(chainType, 'Development');
    const bootstrap = genesis.staking.bootstrap;
    const keys = genesis.session.keys;
    t.is(new Set(bootstrap).size, validators);
    t.deepEqual(
      keys.map(([account]) => account),
      bootstrap,
    );
    for (const [account, validator, { aura, grandpa }] of keys) {
      t.is(validator, account);
      t.is(aura, account);
      t.notDeepEqual(decodeAddress(grandpa), decodeAddress(aura));
    }
  }
});

test('the model on chain is the one that is described, with first weights and manifest by hash', async (t) => {
  const description = await developmentModel();
  const { genesis } = await developmentPreset({ manifest });
  const model = genesis.epochs.model;
  t.is(model.name, description.name);
  t.is(model.budget, description.budget);
  t.is(model.seed, description.seed);
  t.is(model.manifest, manifest);
  t.regex(String(genesis.epochs.base), /^0x[0-9a-f]{64}$/);
  t.not(genesis.epochs.base, zero);
});

test('the main network names nobody and no weights', async (t) => {
  const { genesis, chainType } = await mainPreset();
  t.is(chainType, 'Live');
  t.deepEqual(genesis.staking.bootstrap, []);
  t.deepEqual(genesis.session.keys, []);
  t.is(genesis.epochs.base, zero);
  t.is(genesis.epochs.model.manifest, zero);
});

test("a text of one's own is cut for the model's vocabulary", async (t) => {
  const line = (n: number) => `${n * 7919} is what line ${n} says, and ${(n * 104_729) % 999_983} is what it means.\n`;
  const text = Array.from({ length: 20_000 }, (_, n) => line(n)).join('');
  const split = await developmentSplit({ names: ['lines.txt'], text });
  t.deepEqual(split.manifest.corpora, ['lines.txt']);
  t.true(split.manifest.vocabulary.length < (await developmentModel()).vocabulary);
});

test('on the main network a proposal is voted on for a week and carried out nine days after it has passed, once who unbonds then is out', async (t) => {
  const day = (24 * 3600) / 6;
  const week = 7 * day;
  const { governance } = (await mainPreset()).genesis;
  t.deepEqual(governance, { timing: { voting: week, lifetime: 4 * week, delay: 9 * day, supply: 2 * week } });
});
