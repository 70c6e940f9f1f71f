import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { describeIssues, printable } from '../types/files/issues.ts';

/** Wrong input from the operator: printed as one sentence, without a stack trace. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The path that a process was given as `--config FILE`. */
export function configPath(argv: string[] = process.argv.slice(2)): string {
  let file: string | undefined;
  try {
    file = parseArgs({ args: argv, options: { config: { type: 'string' } } }).values.config;
  } catch (error) {
    throw new ConfigError(`${(error as Error).message.split('\n')[0]} The only option is --config FILE.`);
  }
  if (file === undefined) throw new ConfigError('Say which config file to use: --config FILE.');
  return file;
}

/** Reads a JSON config file and checks it against `schema`. Throws `ConfigError` with one sentence that names file and field. */
export function readConfig<S extends z.ZodType>(file: string, schema: S): z.infer<S> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`Cannot read the config file ${file}: ${(error as NodeJS.ErrnoException).code}.`);
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`The config file ${file} is not JSON: ${printable((error as Error).message, 200)}.`);
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new ConfigError(`The config file ${file} is wrong: ${describeIssues(result.error)}.`);
  return result.data;
}

/** Paths in a config file are relative to the file. */
export function besideConfig(configFile: string, path: string): string {
  return resolve(dirname(configFile), path);
}
