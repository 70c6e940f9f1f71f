import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { commission } from './arguments.ts';
import { readCode } from './code.ts';
import { describeCall } from './commands/sign.ts';
import { unreachable } from './commands/validate.ts';
import { run } from './program.ts';
import { pairs, toJson } from './terminal.ts';

const alice = async (...args: string[]) => {
  const said = { out: '', err: '' };
  const code = await run(args, {
    out: (text) => {
      said.out += `${text}\n`;
    },
    err: (text) => {
      said.err += `${text}\n`;
    },
  });
  return { code, ...said };
};

const temporary = (t: { teardown: (undo: () => void) => void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alice-cli-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';

test('--help names every command and ends with 0', async (t) => {
  const { code, out, err } = await alice('--help');
  t.is(code, 0);
  t.is(err, '');
  for (const name of [
    'devnet',
    'mine',
    'validate',
    'status',
    'balance',
    'check',
    'stake',
    'transfer',
    'emission',
    'weights',
    'audit',
    'verify',
    'upgrade',
    'key',
  ])
    t.regex(out, new RegExp(`^  ${name} `, 'm'));
});

test('without a command it shows the help and ends with 2', async (t) => {
  const { code, out, err } = await alice();
  t.is(code, 2);
  t.is(out, '');
  t.regex(err, /^Usage: alice/);
});

for (const [args, says] of [
  [['blance'], /unknown command 'blance' \(Did you mean balance\?\)/],
  [['balance', 'bob'], /It must be an SS58 address\./],
  [['balance', address, 'extra'], /too many arguments/],
  [['balance', '--jsn'], /unknown option '--jsn' \(Did you mean --json\?\)/],
  [['status', '--chain', 'http://x'], /It must be a ws:\/\/ or wss:\/\/ URL\./],
  [
    ['status', '--chain', 'ws://x', '--light', 'spec.json'],
    /'--light <spec>' cannot be used with option '--chain <url>'/,
  ],
  [['status', '--light', 'spec.json', '--peer', 'localhost:30333'], /It must be a multiaddress such as/],
  [['stake', 'keys', '--node', 'ws://x', '--keys', '0x00'], /cannot be used with option '--keys <hex>'/],
  [['stake', 'keys', '--keys', '00'], /It must be 0x and hexadecimal digits/],
  [['check', 'here', '--light', 'spec.json'], /It must be an http:\/\/ or https:\/\/ URL\./],
  [['transfer', address], /missing required argument 'amount'/],
  [['transfer', address, '-5'], /It must be an amount of ALICE such as 12 or 0\.5\./],
  [['transfer', address, '1e3'], /It must be an amount of ALICE such as 12 or 0\.5\./],
  [['stake', 'bnod', '1'], /unknown command 'bnod' \(Did you mean bond\?\)/],
  [['stake', 'bond', '0'], /The amount must be more than zero\./],
  [['stake', 'commission', '101'], /It must be a percentage from 0 to 100/],
  [['stake', 'claim'], /missing required argument 'validator'/],
  [['stake', 'show', address.replace('G', 'H')], /the checksum of this one is wrong/],
  [['stake', 'claim', address, 'bob'], /It must be an SS58 address\./],
  [['validate', '--redis', 'here'], /It must be the path of Redis' socket, or HOST:PORT\./],
  [['validate', '--redis', 'redis://127.0.0.1:6379'], /HOST:PORT, and not a URL\./],
  [['validate', '--redis', 'x:1', '--url', 'http://h/?x='], /URL without user, query and fragment\./],
  [['validate'], /required option '--redis <where>' not specified/],
  [['weights', 'newest'], /It must be "latest" or 0x and 64/],
  [['mine', '--threads', '0'], /It must be a whole number from 1 to 256\./],
  [['audit'], /required option '--epoch <n>' not specified/],
  [['audit', '--epoch', 'last'], /It must be a whole number from 0 to 4294967295\./],
  [['audit', '--epoch', '1', '--source', 'here'], /It must be an http:\/\/ or https:\/\/ URL\./],
  [['verify', '--from', '-1'], /It must be a whole number from 0/],
  [['upgrade', 'vote', '0', 'yes'], /It must be aye, nay or withdraw\./],
  [['upgrade', 'vote', '-1', 'aye'], /It must be a whole number from 0/],
  [['upgrade', 'propose', '--hash', '0x12'], /It must be 0x and 64 lower-case hexadecimal digits\./],
  [['upgrade', 'propose', '--parameter', 'Cap=1'], /It must be NAME=NUMBER, with one of the names SubmitLength, /],
  [['upgrade', 'propose', '--parameter', 'Places=-1'], /It must be NAME=NUMBER/],
  [['upgrade', 'apply'], /missing required argument 'file'/],
  [['sign', 'x.json'], /required option '--out <file>' not specified/],
] as const) {
  test(`wrong arguments get one sentence and 2: alice ${args.join(' ')}`, async (t) => {
    const { code, out, err } = await alice(...args);
    t.is(code, 2);
    t.is(out, '');
    t.is(err.trimEnd().split('\n').length, 1);
    t.regex(err, says);
  });
}

test('a key is made once, readable by its owner alone, and shown without its secret', async (t) => {
  const file = join(temporary(t), 'deep', 'key.json');
  const made = await alice('key', 'new', '--out', file, '--json');
  t.is(made.code, 0);
  const { address: own } = JSON.parse(made.out);
  t.is(statSync(file).mode & 0o777, 0o600);
  const { secret } = JSON.parse(readFileSync(file, 'utf8'));
  t.false(made.out.includes(secret));
  const shown = await alice('key', 'show', '--key', file);
  t.deepEqual([shown.code, shown.out], [0, `${own}\n`]);
  const again = await alice('key', 'new', '--out', file);
  t.is(again.code, 1);
  t.regex(again.err, /there is a file already/);
  t.is(JSON.parse(readFileSync(file, 'utf8')).secret, secret);
});

test('a validator that announces where nobody reaches it is told so', (t) => {
  t.regex(
    unreachable('127.0.0.1', 'http://my.host:8700') ?? '',
    /taken on 127\.0\.0\.1 alone: say --listen 0\.0\.0\.0/,
  );
  t.regex(unreachable('localhost', 'https://203.0.113.7') ?? '', /say --listen 0\.0\.0\.0 as well, unless a proxy/);
  t.regex(unreachable('0.0.0.0', undefined) ?? '', /name the one that they reach with --url\.$/);
  for (const [listen, url] of [
    ['127.0.0.1', undefined],
    ['127.0.0.1', 'http://localhost:9000'],
    ['::1', 'http://[::1]:8700'],
    ['0.0.0.0', 'http://my.host:8700'],
    ['10.0.0.7', 'https://my.host'],
  ] as const)
    t.is(unreachable(listen, url), undefined, `${listen} ${url}`);
});

test('a missing key says how to make one', async (t) => {
  const { code, err } = await alice('key', 'show', '--key', join(temporary(t), 'none.json'));
  t.is(code, 1);
  t.regex(err, /There is no key file at .*: make one with "alice key new", or name another with --key\./);
});

test('a file that is no transaction is refused in one sentence, before any key is read', async (t) => {
  const folder = temporary(t);
  const file = join(folder, 'transaction.json');
  const missing = await alice('sign', file, '--out', join(folder, 'signed'));
  t.is(missing.code, 1);
  t.regex(missing.err, /it must be what a command wrote with --prepare/);
  writeFileSync(file, '{"format":"alice-transaction-2"}');
  const wrong = await alice('sign', file, '--out', join(folder, 'signed'));
  t.is(wrong.code, 1);
  t.is(wrong.err.trimEnd().split('\n').length, 1);
  const sent = await alice('send', file);
  t.is(sent.code, 1);
  t.regex(sent.err, /is not a signed transaction: name what "alice sign" wrote\./);
});

test('a call is shown with amounts in ALICE and shares in percent', (t) => {
  const args = [
    { name: 'to', type: 'AccountId', value: address },
    { name: 'amount', type: 'u128', value: '1234500000000000' },
    { name: 'value', type: 'Balance', value: '1' },
    { name: 'commission', type: 'Perbill', value: '25000000' },
    { name: 'epoch', type: 'u32', value: '7' },
  ];
  const call = { name: 'staking.all', args };
  t.is(
    describeCall(call, true),
    `staking.all(to: ${address}, amount: 1,234.5 ALICE, value: 0.000000000001 ALICE, commission: 2.5 %, epoch: 7)`,
  );
  t.regex(describeCall(call, false), /amount: 1234500000000000,/);
});

test('what is proposed is one thing, and code is a runtime', async (t) => {
  const nothing = await alice('upgrade', 'propose');
  t.is(nothing.code, 1);
  t.regex(nothing.err, /one of --code FILE, --hash HASH and --parameter NAME=NUMBER/);
  const two = await alice('upgrade', 'propose', '--parameter', 'Places=20', '--hash', `0x${'11'.repeat(32)}`);
  t.is(two.code, 1);
  const folder = temporary(t);
  for (const [name, content, says] of [
    ['text', 'a runtime', /neither Wasm nor a compressed runtime/],
    ['spec.json', '{"genesis":{}}', /not a raw chain spec with a runtime in it/],
    ['broken.json', '{"genesis"', /not a raw chain spec/],
    ['empty', '', /neither Wasm nor/],
  ] as const) {
    const file = join(folder, name);
    writeFileSync(file, content);
    const { code, err } = await alice('upgrade', 'apply', file);
    t.is(code, 1);
    t.regex(err, says);
  }
  const missing = await alice('upgrade', 'apply', join(folder, 'none'));
  t.regex(missing.err, /cannot be read .*: name a runtime or a raw chain spec\./);
});

test('a runtime is named by the hash of its bytes, alone or in a raw chain spec', async (t) => {
  const folder = temporary(t);
  const wasm = Buffer.from('0061736d01000000', 'hex');
  const [plain, spec] = [join(folder, 'runtime.wasm'), join(folder, 'spec.json')];
  writeFileSync(plain, wasm);
  writeFileSync(spec, JSON.stringify({ genesis: { raw: { top: { '0x3a636f6465': '0x0061736d01000000' } } } }));
  const code = await readCode(plain);
  t.deepEqual(await readCode(spec), code);
  t.is(code.bytes, '0x0061736d01000000');
  // b2sum -l 256 of these eight bytes.
  t.is(code.hash, '0xf6a5dbf080e9c9d7834145653bce4c8cded62e664d7ddcdb5c526f5877006d74');
});

test('session keys are made by a node or named with their proof', async (t) => {
  for (const args of [[], ['--keys', '0x00'], ['--proof', '0x00']]) {
    const { code, err } = await alice('stake', 'keys', ...args);
    t.is(code, 1);
    t.regex(err, /Say which keys: --node URL has your node make new ones, --keys and --proof name them\./);
  }
});

test('a light client needs a chain spec and somebody to begin with', async (t) => {
  const peer = '/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp';
  const alone = await alice('status', '--peer', peer);
  t.is(alone.code, 1);
  t.regex(alone.err, /name the chain spec with --light as well/);
  const folder = temporary(t);
  const missing = await alice('status', '--light', join(folder, 'none.json'), '--peer', peer);
  t.regex(missing.err, /There is no chain spec at /);
  const file = join(folder, 'spec.json');
  writeFileSync(file, '{"chainType":"Live","bootNodes":[],"genesis":{}}');
  const nobody = await alice('status', '--light', file);
  t.regex(nobody.err, /names no node to begin with: name one with --peer\./);
  const refused = await alice('status', '--light', file, '--peer', peer);
  t.is(refused.code, 1);
  t.regex(refused.err, /smoldot does not take the chain spec /);
});

test('--prepare and --from go together', async (t) => {
  const { code, err } = await alice('transfer', address, '1', '--prepare', join(temporary(t), 'x.json'));
  t.is(code, 1);
  t.regex(err, /--prepare FILE and --from ADDRESS go together/);
});

test('a percentage becomes parts of 10^9 exactly', (t) => {
  t.is(commission('100'), 1_000_000_000);
  t.is(commission('2.5'), 25_000_000);
  t.is(commission('0.0000001%'), 1);
  t.is(commission('0'), 0);
});

test('amounts in JSON keep every digit', (t) => {
  t.is(JSON.parse(toJson({ free: 2n ** 70n })).free, '1180591620717411303424');
});

test('pairs line up', (t) => {
  t.is(
    pairs([
      ['a', '1'],
      ['long', '2'],
    ]),
    'a     1\nlong  2',
  );
});
