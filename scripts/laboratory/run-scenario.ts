import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, reasonOf } from '../launch/failure.ts';
import { readJson } from './json-file.ts';
import { runPage } from './page.ts';
import { progressLine } from './progress.ts';
import { commitOf } from './provenance.ts';
import { runAll } from './run-all.ts';
import { parseScenario, type Scenario } from './scenario.ts';

/** Runs one scenario with all its seeds, and writes NAME.json and NAME.html. */
export async function runScenario(file: string, { out, threads }: { out: string; threads: number }): Promise<void> {
  const scenario = await readScenario(file);
  const commit = await commitOf();
  const runs = scenario.seeds.map((seed) => ({ scenario, seed }));
  const onProgress = progressLine('epochs');
  const reports = await runAll(runs, { threads, folder: join(out, 'work'), commit, onProgress });
  const provenance = { commit, command: `scripts/lab run ${file}`, date: new Date().toISOString().slice(0, 10) };
  await mkdir(out, { recursive: true });
  await writeFile(join(out, `${scenario.name}.json`), `${JSON.stringify({ commit, scenario, reports }, null, 1)}\n`);
  await writeFile(join(out, `${scenario.name}.html`), runPage(reports, provenance));
  console.log(`Results: ${join(out, `${scenario.name}.json`)} and ${join(out, `${scenario.name}.html`)}.`);
}

/** @throws Failure with one sentence when the file is absent, too large or no scenario */
export async function readScenario(file: string): Promise<Scenario> {
  let value: unknown;
  try {
    if (file.endsWith('.ts')) value = (await import(pathToFileURL(resolve(file)).href)).default;
    else value = await readJson(file);
  } catch (error) {
    throw new Failure(`The scenario ${file} cannot be read: ${reasonOf(error)}.`);
  }
  return parseScenario(value, file);
}
