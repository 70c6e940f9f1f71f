import { chmod, open, readFile, stat } from 'node:fs/promises';
import { Keyring } from '@polkadot/keyring';
import type { KeyringPair } from '@polkadot/keyring/types';
import { cryptoWaitReady, mnemonicGenerate } from '@polkadot/util-crypto';
import { z } from 'zod';
import { ChainError } from './errors.ts';

const largestKeyFile = 4096;

/** A key file: `{ "type": "sr25519", "secret": "…" }`, the secret being a phrase, a 32-byte seed in hex, or either with a path. */
const keyFile = z.strictObject({
  type: z.literal('sr25519'),
  secret: z.string().min(1).max(1024),
});

const developmentPhrase = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const isPublic = (secret: string) => secret.startsWith('/') || secret.startsWith(developmentPhrase);

/**
 * Reads a key from its file, which only its owner may be able to read.
 * @param development whether keys of the public development phrase (`//Miner//0`) may be used: on a development chain only
 * @throws ChainError with one sentence when the file is missing, readable by others, malformed, or its secret public
 */
export async function readKey(path: string, development: boolean): Promise<KeyringPair> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new ChainError(`There is no key file at ${path}.`);
  if (process.platform !== 'win32' && (info.mode & 0o077) !== 0)
    throw new ChainError(`Others can read the key file ${path}: run \`chmod 600 ${path}\`.`);
  if (info.size > largestKeyFile) throw new ChainError(`${path} is too large to be a key file.`);
  const { secret } = parseKeyFile(path, await readFile(path, 'utf8'));
  if (isPublic(secret) && !development)
    throw new ChainError(`The key in ${path} is a public development key, and this chain is not for development.`);
  await cryptoWaitReady();
  try {
    return new Keyring({ type: 'sr25519' }).addFromUri(secret);
  } catch {
    // The library's message can repeat the secret, so it goes no further.
    throw new ChainError(`The secret in ${path} is neither a phrase nor a seed of 32 bytes in hex.`);
  }
}

function parseKeyFile(path: string, text: string): z.infer<typeof keyFile> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new ChainError(`${path} is not a key file: it is not JSON.`);
  }
  const parsed = keyFile.safeParse(json);
  if (!parsed.success)
    throw new ChainError(`${path} is not a key file: it holds exactly "type": "sr25519" and "secret".`);
  return parsed.data;
}

/**
 * Writes a new key file that only its owner can read, with a fresh phrase or the given secret, and returns the key.
 * @throws ChainError if there is a file already
 */
export async function createKeyFile(path: string, secret?: string): Promise<KeyringPair> {
  await cryptoWaitReady();
  const chosen = secret ?? mnemonicGenerate(24);
  const pair = new Keyring({ type: 'sr25519' }).addFromUri(chosen);
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'EEXIST' ? 'there is a file already' : `it cannot be written (${error.code})`;
    throw new ChainError(`No key file was made at ${path}: ${why}.`);
  });
  try {
    await file.writeFile(`${JSON.stringify({ type: 'sr25519', secret: chosen })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await chmod(path, 0o600);
  return pair;
}
