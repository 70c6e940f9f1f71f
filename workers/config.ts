import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { z } from 'zod';

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
    throw new ConfigError(`The config file ${file} is not JSON: ${(error as Error).message}.`);
  }
  const result = schema.safeParse(json);
  if (!result.success) throw new ConfigError(`The config file ${file} is wrong: ${describeIssues(result.error)}.`);
  return result.data;
}

/** All issues of a zod error in one line, each with the path of its field. */
export function describeIssues(error: z.ZodError): string {
  return error.issues
    .map((issue) => {
      if (issue.code === 'unrecognized_keys') {
        const where = issue.path.length > 0 ? ` in "${issue.path.join('.')}"` : '';
        return `unknown field${issue.keys.length > 1 ? 's' : ''} ${issue.keys.map((key) => `"${key}"`).join(', ')}${where}`;
      }
      return issue.path.length > 0 ? `"${issue.path.join('.')}": ${issue.message}` : issue.message;
    })
    .join('; ');
}

/** Paths in a config file are relative to the file. */
export function besideConfig(configFile: string, path: string): string {
  return resolve(dirname(configFile), path);
}
