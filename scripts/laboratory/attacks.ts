import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../launch/failure.ts';
import { sectionsOf } from './attack-table.ts';
import { markdownOf } from './markdown.ts';
import { modelOf } from './models.ts';
import { attacksPage } from './page.ts';
import { incomePicture } from './picture.ts';
import { progressLine } from './progress.ts';
import { commitOf } from './provenance.ts';
import { quickBroken, quickNames, quickOptions } from './quick.ts';
import { runAll } from './run-all.ts';
import { honestMiners } from './suite/attack.ts';
import { attacksOf, baselineOf, type SuiteOptions } from './suite/suite.ts';
import { linesOf, runsOf, unattacked } from './table.ts';

export interface AttackOptions {
  quick?: boolean;
  seeds: number;
  epochs: number;
  model: 'micro' | 'tiny';
  corpus: string[];
  only?: string[];
  controls: boolean;
  threads: number;
  out: string;
}

/** Runs the suite and writes its results. @returns the exit code: 1 when a quick run breaks a bound */
export async function attacks(given: AttackOptions): Promise<number> {
  const { quick = false, threads, out } = given;
  const chosen = quick
    ? quickOptions
    : { epochs: given.epochs, seeds: Array.from({ length: given.seeds }, (_, i) => i + 1) };
  const options: SuiteOptions = {
    model: given.model,
    corpus: given.corpus,
    epochs: chosen.epochs,
    seeds: chosen.seeds,
  };
  const { innerSteps } = (await modelOf(baselineOf(options))).training;
  const every = attacksOf(options.epochs, innerSteps);
  const only = quick ? quickNames : given.only;
  const unknown = only?.find((name) => every.every((attack) => attack.name !== name));
  if (unknown !== undefined)
    throw new Failure(`There is no attack ${unknown}: choose from ${every.map(({ name }) => name).join(', ')}.`);
  const wanted = only ? every.filter(({ name }) => only.includes(name)) : every;

  const commit = await commitOf();
  const runs = runsOf(wanted, options, given.controls && !quick);
  const reports = await runAll(runs, {
    threads,
    folder: join(out, 'work'),
    commit,
    onProgress: progressLine('epochs'),
  });
  const lines = linesOf(wanted, reports);
  const provenance = {
    commit,
    command: commandOf(given),
    date: new Date().toISOString().slice(0, 10),
  };
  const markdown = sectionsOf(lines)
    .map(({ title, table }) => `## ${title}\n\n${markdownOf(table)}`)
    .join('\n');
  await mkdir(out, { recursive: true });
  await writeFile(
    join(out, 'attacks.json'),
    `${JSON.stringify({ ...provenance, options, unattacked: unattacked(reports), lines }, null, 1)}\n`,
  );
  await writeFile(join(out, 'attacks.md'), markdown);
  await writeFile(join(out, 'attacks.svg'), incomePicture(lines, honestMiners));
  await writeFile(join(out, 'attacks.html'), attacksPage(lines, reports, options, provenance));
  console.log(`${markdown}\nResults: attacks.json, attacks.md, attacks.svg and attacks.html in ${out}.`);
  const broken = quick ? quickBroken(lines) : [];
  for (const words of broken) console.error(`Broken: ${words}.`);
  return broken.length > 0 ? 1 : 0;
}

/** The command that gives the same results, without what they do not depend on. */
export function commandOf({ quick, seeds, epochs, model, corpus, only, controls }: AttackOptions): string {
  const names = (option: string, values: readonly string[] = []) => (values.length > 0 ? [option, ...values] : []);
  const text = names('--corpus', corpus);
  if (quick) return ['scripts/lab attacks --quick', '--model', model, ...text].join(' ');
  const parts = ['--seeds', seeds, '--epochs', epochs, '--model', model, ...(controls ? [] : ['--no-controls'])];
  return ['scripts/lab attacks', ...parts, ...text, ...names('--only', only)].join(' ');
}
