import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { describeIssues, printable } from '../../types/files/issues.ts';

/** Config of the API's process. */
export const apiConfig = z.strictObject({
  /** WebSocket URL of a chain node. */
  chain: z.url({ protocol: /^wss?$/, error: 'must be a ws:// or wss:// URL' }),
  host: z.string().min(1).default('127.0.0.1'),
  port: z.int().min(0).max(65_535),
});

export type ApiConfig = z.infer<typeof apiConfig>;

/** Reads `--config FILE` and the file. Throws an Error with one sentence when either is wrong. */
export const readApiConfig = (args: readonly string[]): ApiConfig => {
  const [option, file, ...more] = args;
  if (option !== '--config' || file === undefined || more.length > 0)
    throw new Error('Say which config file to use: --config FILE is the only option.');
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`The config file ${file} cannot be read: ${code ?? printable(message, 200)}.`);
  }
  const parsed = apiConfig.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Error(`The config file ${file} is wrong: ${describeIssues(parsed.error)}.`);
};
