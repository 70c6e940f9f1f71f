import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { readApiConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'alice-api-'));
test.after.always(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

test('a config names chain and port; the host is this machine unless it says otherwise', (t) => {
  const path = file('good.json', '{"chain":"ws://127.0.0.1:9944","port":8645}');
  t.deepEqual(readApiConfig(['--config', path]), { chain: 'ws://127.0.0.1:9944', host: '127.0.0.1', port: 8645 });
});

for (const [what, args, reason] of [
  ['no option', [], /--config FILE is the only option/],
  ['another option', ['--port', '1'], /--config FILE is the only option/],
  ['a missing file', ['--config', join(folder, 'none.json')], /cannot be read: ENOENT/],
  ['no JSON', ['--config', file('text.json', 'port: 1')], /cannot be read/],
  ['a typo', ['--config', file('typo.json', '{"chain":"ws://x","prot":1}')], /is wrong/],
  ['a wrong port', ['--config', file('port.json', '{"chain":"ws://x","port":70000}')], /is wrong: "port"/],
  ['a wrong URL', ['--config', file('url.json', '{"chain":"x","port":1}')], /is wrong: "chain": must be a ws/],
] as const) {
  test(`one sentence for ${what}`, (t) => {
    const error = t.throws(() => readApiConfig(args));
    t.regex(error.message, reason);
    t.false(error.message.includes('\n'));
  });
}
