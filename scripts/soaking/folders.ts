import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { hashOf } from '../../offchain/store/index.ts';
import type { Participant } from '../../types/files/network.ts';
import { readState } from '../../workers/miner/state.ts';
import { readCommitRecord } from '../../workers/validator/commit-record.ts';
import { folders } from '../../workers/validator/folders.ts';
import { places } from '../launch/places.ts';

/** Objects of a store that are not what their names say. */
const damagedObjects = (store: string): string[] =>
  readdirSync(store)
    .filter((name) => /^[0-9a-f]{2}$/.test(name))
    .flatMap((name) => readdirSync(join(store, name)).map((object) => join(store, name, object)))
    .filter((file) => hashOf(readFileSync(file)) !== `0x${file.split('/').at(-1)}`);

/** What is damaged in the data folder of a network that is stopped, a sentence each. */
export const damageIn = async (data: string, participants: readonly Participant[]): Promise<string[]> => {
  const found: string[] = [];
  const look = async (what: string, check: () => unknown): Promise<void> => {
    try {
      await check();
    } catch (error) {
      found.push(`${what} is damaged: ${(error as Error).message}`);
    }
  };
  await look('the chain', () => {
    const db = new DatabaseSync(join(places(data).chain, 'chain.sqlite'));
    const check = db.prepare('PRAGMA integrity_check(1)').get();
    db.close();
    if (check?.integrity_check !== 'ok') throw new Error(String(check?.integrity_check));
  });
  for (const participant of participants) {
    const own = join(places(data).participant(participant), 'data');
    const store = folders(own).objects;
    for (const file of existsSync(store) ? damagedObjects(store) : [])
      found.push(`${file} is damaged: it has another hash`);
    if (participant.role === 'miner') await look(`the state of ${participant.name}`, () => readState(own));
    const { commits } = folders(own);
    for (const name of existsSync(commits) ? readdirSync(commits) : [])
      if (/^\d+\.json$/.test(name))
        await look(`a commit of ${participant.name}`, () => readCommitRecord(own, Number.parseInt(name, 10)));
  }
  return found;
};
