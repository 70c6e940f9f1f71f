import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { ChainError } from './errors.ts';
import { createKeyFile, readKey } from './keys.ts';

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-keys-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

test('a new key is in a file for its owner alone and is read back the same', async (t) => {
  const path = join(await folder(t), 'key.json');
  const made = await createKeyFile(path);
  t.is((await stat(path)).mode & 0o777, 0o600);
  const read = await readKey(path, false);
  t.is(read.address, made.address);
  const before = await readFile(path, 'utf8');
  await t.throwsAsync(createKeyFile(path), { instanceOf: ChainError, message: /there is a file already/ });
  t.is(await readFile(path, 'utf8'), before);
});

test('a public development key is for development chains alone', async (t) => {
  const dir = await folder(t);
  for (const [i, secret] of [
    '//Miner//0',
    'bottom drive obey lake curtain smoke basket hold race lonely fit walk//Alice',
  ].entries()) {
    const path = join(dir, `${i}.json`);
    await createKeyFile(path, secret);
    await t.notThrowsAsync(readKey(path, true));
    await t.throwsAsync(readKey(path, false), { instanceOf: ChainError, message: /public development key/ });
  }
});

test('a key file that is not right is refused in one sentence that does not tell the secret', async (t) => {
  const dir = await folder(t);
  const secret = 'certainly not twelve words of the list';
  const refuses = async (name: string, text: string | null, message: RegExp, mode = 0o600) => {
    const path = join(dir, name);
    if (text !== null) await writeFile(path, text, { mode });
    const error = await t.throwsAsync(readKey(path, true), { instanceOf: ChainError, message });
    t.false(error?.message.includes(secret));
    t.notRegex(error?.message ?? '', /\n/);
  };
  await refuses('absent', null, /no key file/);
  await refuses('text', secret, /not JSON/);
  await refuses('fields', JSON.stringify({ type: 'sr25519', secret, name: 'x' }), /holds exactly/);
  await refuses('phrase', JSON.stringify({ type: 'sr25519', secret }), /neither a phrase nor a seed/);
  await refuses('large', ' '.repeat(5000), /too large/);
  await createKeyFile(join(dir, 'open'));
  await chmod(join(dir, 'open'), 0o640);
  await refuses('open', null, /chmod 600/);
});
