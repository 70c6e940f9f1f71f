import test from 'ava';
import { InvalidArgumentError } from 'commander';
import fc from 'fast-check';
import { address, addresses, announcedUrl, redis, wholeNumber } from './arguments.ts';

test('a whole number in the range is read, whatever its number of digits; any other is refused with the range', (t) => {
  const bound = fc.nat(Number.MAX_SAFE_INTEGER);
  fc.assert(
    fc.property(bound, bound, fc.maxSafeNat(), (one, other, value) => {
      const [least, most] = one < other ? [one, other] : [other, one];
      const parse = wholeNumber(least, most);
      t.is(parse(String(least)), least);
      t.is(parse(String(most)), most);
      if (value >= least && value <= most) t.is(parse(String(value)), value);
      else {
        const message = `It must be a whole number from ${least} to ${most}.`;
        t.throws(() => parse(String(value)), { instanceOf: InvalidArgumentError, message });
      }
    }),
  );
});

test('the largest seed is a whole number; signs, fractions, exponents, spaces and words are not', (t) => {
  const seed = wholeNumber(0, 2 ** 32 - 1);
  t.is(seed('4294967295'), 4_294_967_295);
  for (const text of ['4294967296', '9'.repeat(400), '-1', '+1', '1.0', '1e3', '0x10', ' 1', '1 ', '', '١', 'NaN'])
    t.throws(() => seed(text), { message: 'It must be a whole number from 0 to 4294967295.' }, text);
});

test('an address with any prefix is read as the one with this prefix, and a wrong letter is noticed', (t) => {
  const own = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  // The same account with the prefixes of Polkadot and Kusama.
  const others = [
    '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5',
    'HNZata7iMYWmk5RvZRTiAsSDhV8366zq2YGb3tLH5Upf74F',
  ];
  for (const text of [own, ...others]) t.is(address(text), own);
  t.deepEqual(addresses(others[0]!, addresses(others[1]!, undefined)), [own, own]);
  t.throws(() => address(own.replace('G', 'H')), {
    instanceOf: InvalidArgumentError,
    message: 'It must be an SS58 address, and the checksum of this one is wrong: check it letter by letter.',
  });
});

test('a Redis is a path or a host with a port: no URL, and no port above 65535', (t) => {
  t.deepEqual(redis('127.0.0.1:65535'), { host: '127.0.0.1', port: 65_535 });
  t.deepEqual(redis('redis:6379'), { host: 'redis', port: 6379 });
  t.deepEqual(redis('/run/redis.sock'), { path: '/run/redis.sock' });
  t.deepEqual(redis('./redis.sock'), { path: './redis.sock' });
  for (const text of ['redis://127.0.0.1:6379', 'rediss://host', 'unix:///run/redis.sock'])
    t.throws(
      () => redis(text),
      { message: "It must be the path of Redis' socket, or HOST:PORT, and not a URL." },
      text,
    );
  for (const text of ['127.0.0.1:65536', '127.0.0.1:99999', '127.0.0.1:0'])
    t.throws(() => redis(text), { message: 'The port of Redis must be a whole number from 1 to 65535.' }, text);
  t.throws(() => redis('here'), { message: "It must be the path of Redis' socket, or HOST:PORT." });
});

test('the URL that miners are told is the plain address of a server', (t) => {
  for (const text of ['http://my.host:8700', 'https://my.host/alice/', 'http://[::1]:8700'])
    t.is(announcedUrl(text), text);
  for (const text of [
    'my.host:8700',
    'ftp://my.host',
    'http://',
    'http://a b',
    'http://h/?x=',
    'http://h?',
    'http://h#',
    'http://me@h',
  ])
    t.throws(() => announcedUrl(text), { instanceOf: InvalidArgumentError }, text);
});
