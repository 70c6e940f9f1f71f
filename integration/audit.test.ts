import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import test from 'ava';
import { type EpochReport, type RunReport, readArchive } from '../offchain/audit/index.ts';
import {
  commitHash,
  type EpochRecord,
  encodeScores,
  readCommit,
  readEpoch,
  readKey,
  readRecord,
  readReveal,
  readSubmissions,
  type Submission,
  Submitter,
} from '../offchain/chain/index.ts';
import { closeExecutor } from '../offchain/devchain/index.ts';
import { nextRecord, recordBytes } from '../offchain/scoring/index.ts';
import { openStore } from '../offchain/store/index.ts';
import { alice } from './alice.ts';
import { eventually, folder } from './micro.ts';
import { type MicroNetwork, type MicroValidator, startMicroNetwork } from './micro-network.ts';
import { patience } from './node-program.ts';

/* Anyone can check a run: a validator that reveals a false score is found as soon as its hidden text is published. */

test.after.always(() => closeExecutor());

/** Epochs that a hidden text is used for. The micro corpus has a reserve for two texts: all of them lie in the use of the first. */
const hiddenEpochs = 6;

const inPhase = ({ api }: MicroNetwork, epoch: number, phase: string) =>
  eventually(
    async () => {
      const now = await readEpoch(api);
      return now.index === epoch && now.phase === phase;
    },
    `${phase} of epoch ${epoch}`,
    240,
  );

/** Until an epoch is over and paid in a final block: that is what an audit reads. */
const over = async ({ api }: MicroNetwork, epoch: number) => {
  const archive = await readArchive(api);
  await eventually(async () => (await archive.ended()) > epoch, `epoch ${epoch} is over in a final block`, 240);
};

/** Scores that the validators revealed in an epoch that has ended. */
async function given({ api, validators }: MicroNetwork, { ended }: EpochRecord): Promise<number> {
  // What an epoch had is gone in the block that starts the next.
  const before = (await api.rpc.chain.getBlockHash(ended - 1)).toHex();
  const revealed = await Promise.all(validators.map(({ address }) => readReveal(api, address, before)));
  return revealed.flatMap((scores) => scores ?? []).filter((score) => score !== null).length;
}

/** The first epoch that settles with the work of all. On a busy machine the network may still be starting when the first of all ends. */
async function firstSettled(network: MicroNetwork): Promise<number> {
  const { api, miners, validators } = network;
  let settled = -1;
  const look = async () => {
    for (let epoch = 0; epoch < (await readEpoch(api)).index && settled < 0; epoch++) {
      const record = (await readRecord(api, epoch))!;
      const all = record.status === 'Settled' && record.submissions === miners.length;
      if (all && (await given(network, record)) === miners.length * validators.length) settled = epoch;
    }
    return settled >= 0;
  };
  await eventually(look, 'an epoch settles with the work of all', 300);
  return settled;
}

/** The next epoch that all miners submit to, in its Score phase, and what they submitted. */
async function nextWithAll(network: MicroNetwork): Promise<{ epoch: number; submissions: Submission[] }> {
  const { api, miners } = network;
  const now = await readEpoch(api);
  for (let epoch = now.phase === 'Submit' ? now.index : now.index + 1; epoch < hiddenEpochs; epoch++) {
    await eventually(
      async () => {
        const { index, phase } = await readEpoch(api);
        return index > epoch || (index === epoch && phase !== 'Submit');
      },
      `Submit of epoch ${epoch} is over`,
      240,
    );
    const submissions = await readSubmissions(api, epoch);
    if (submissions.length === miners.length && (await readEpoch(api)).phase === 'Score') return { epoch, submissions };
  }
  throw new Error(`on this machine no epoch before ${hiddenEpochs} was left that all miners submit to`);
}

/** Commits to and reveals these scores with the key of a validator whose host does not run. */
async function reveal(network: MicroNetwork, validator: MicroValidator, epoch: number, scores: bigint[]) {
  const { api } = network;
  const key = await readKey(join(validator.folder, 'key.json'), true);
  const submitter = new Submitter(api, key);
  // It says that it knows of nobody.
  const record = recordBytes(nextRecord(epoch, `0x${'07'.repeat(32)}`, null, new Map()));
  const store = await openStore(join(validator.folder, 'data', 'objects'), 1 << 24);
  const salt = await store.put(record);
  const hash = commitHash(api, key.address, epoch, scores, salt);
  await submitter.submit(
    () => api.tx.epochs.commit(epoch, hash),
    async () => (await readCommit(api, key.address)) !== null,
  );
  await inPhase(network, epoch, 'Reveal');
  const encoded = encodeScores(api, scores);
  await submitter.submit(
    () => api.tx.epochs.reveal(epoch, encoded, salt),
    async () => (await readReveal(api, key.address)) !== null,
  );
}

test('a false score is found with its validator and its miner; the epoch before it, and all its payments, follow', async (t) => {
  t.timeout(800_000 * patience);
  const network = await startMicroNetwork(t, { miners: [null, null], hiddenEpochs });
  const { api, url, validators, miners } = network;
  const liar = validators[2]!;
  const data = await folder(t);
  const ask = async (command: string, ...args: string[]) => {
    const { code, out } = await alice(command, '--chain', url, '--data', data, '--json', ...args);
    return { code, report: JSON.parse(out) as unknown };
  };

  // In an epoch after one that settled, one validator says what it likes. Its host ends before it can have committed to anything.
  const honest = await firstSettled(network);
  await liar.host.kill();
  const { epoch: lied, submissions } = await nextWithAll(network);
  const falseScores = [1n, 987_654_321n];
  await reveal(network, liar, lied, falseScores);

  // Vote waits for the host: what was announced is in use for as long as that.
  await over(network, honest);
  const first = await ask('audit', '--epoch', String(honest));
  t.is(first.code, 0, JSON.stringify(first.report));
  liar.host.start();
  for (const { host } of validators) await host.until((line) => line.includes('"event":"published"'));
  await over(network, lied);

  const before = (await ask('audit', '--epoch', String(honest))) as { code: number; report: EpochReport };
  t.is(before.code, 0, JSON.stringify(before.report));
  t.deepEqual(before.report.scores, { checked: 6, unchecked: 0 });
  t.deepEqual(before.report.missing, []);
  t.true(before.report.baseMade);

  const audit = (await ask('audit', '--epoch', String(lied))) as { code: number; report: EpochReport };
  t.is(audit.code, 1);
  const lies = audit.report.findings.filter(({ check }) => check === 'score');
  t.deepEqual(
    lies.map(({ validator, miner, said }) => ({ validator, miner, said })),
    submissions.map(({ account }, index) => ({
      validator: liar.address,
      miner: account,
      said: String(falseScores[index]),
    })),
  );
  // Nor does its record say what the miners have shown.
  const others = audit.report.findings.filter(({ check }) => check !== 'score');
  t.deepEqual(
    others.map(({ check, validator, miner }) => ({ check, validator, miner })),
    submissions.map(({ account }) => ({ check: 'evidence' as const, validator: liar.address, miner: account })),
  );
  const all = await given(network, (await readRecord(api, lied))!);
  t.deepEqual(audit.report.scores, { checked: all, unchecked: 0 });
  t.deepEqual(
    audit.report.hidden.map(({ state }) => state),
    ['checked', 'checked', 'checked'],
  );

  const replay = (await ask('verify')) as { code: number; report: RunReport };
  t.is(replay.code, 1);
  t.is(replay.report.followed, lied);
  t.is(replay.report.first?.epoch, lied);
  t.deepEqual(replay.report.first?.findings, audit.report.findings);
  t.true(miners.some(({ address }) => address === audit.report.findings[0]!.miner));

  // A blob that was tampered with wherever it is served: no other bytes are taken for it.
  const [{ blob }] = (await readSubmissions(api, honest)) as [Submission, ...Submission[]];
  for (const validator of validators)
    await writeFile(join(validator.folder, 'data', 'objects', blob.slice(2, 4), blob.slice(2)), 'tampered with');
  const elsewhere = await folder(t);
  const tampered = (await ask('verify', '--data', elsewhere)) as { code: number; report: RunReport };
  t.true([1, 3].includes(tampered.code));
  t.is(tampered.report.followed, honest);
  t.is(tampered.report.first?.epoch, honest);
  t.regex(tampered.report.first!.missing[0]!, new RegExp(`${blob}.*sent bytes with another hash`));
});
