import test from 'ava';
import { z } from 'zod';
import { describeIssues, printable } from './issues.ts';

const schema = z.strictObject({ port: z.int(), inner: z.strictObject({ name: z.string() }).optional() });
const issuesOf = (value: unknown): string => describeIssues(schema.safeParse(value).error!);

test('each issue names its field', (t) => {
  t.regex(issuesOf({ port: 'x' }), /^"port": Invalid input: expected number/);
  t.is(issuesOf({ port: 1, prot: 2 }), 'unknown field "prot"');
  t.is(issuesOf({ port: 1, inner: { name: 'x', a: 1, b: 2 } }), 'unknown fields "a", "b" in "inner"');
  t.regex(issuesOf(null), /^Invalid input: expected object/);
});

test('what the input holds cannot break the line, drive the terminal or fill the log', (t) => {
  t.is(issuesOf({ port: 1, 'a\nb\u001b[2J\u2028': 0 }), 'unknown field "a\\u000ab\\u001b[2J\\u2028"');
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`field${at}`, 0]));
  t.is(issuesOf({ port: 1, ...many }), 'unknown fields "field0", "field1", "field2" and 4997 more');
  t.true(issuesOf({ port: 1, ['x'.repeat(100_000)]: 0 }).length < 200);
  const list = z.array(z.string()).safeParse(Array(1000).fill(0)).error!;
  t.regex(describeIssues(list), /; and 997 more$/);
});

test('text from outside is shown with its control characters spelled out, and cut', (t) => {
  t.is(printable('plain é 😀'), 'plain é 😀');
  t.is(printable('\u0007\u009b\ud800'), '\\u0007\\u009b\\ud800');
  t.is(printable('x'.repeat(90)), `${'x'.repeat(80)}…`);
});
