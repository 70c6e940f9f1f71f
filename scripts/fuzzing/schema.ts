import { strict as assert } from 'node:assert';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import type { z } from 'zod';
import { describeIssues } from '../../types/files/issues.ts';
import { mutatedJson } from './json.ts';
import { checkSentence, type Outcome, type Session, session } from './target.ts';

/** A schema and values that it takes, each different in what it holds. */
export type SchemaCase = { name: string; schema: z.ZodType; valid: readonly unknown[] };

/** JSON has one zero. */
const withoutNegativeZero = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Fields that hold a number in decimal, where they do not hold a hash. */
const decimals = new Set(['score', 'minus', 'base', 'plus', 'heldOut', 'paid', 'income', 'minted']);

/** Numbers in strings have one spelling. */
const checkSpelling = (key: string, value: unknown): void => {
  if (typeof value === 'string' && decimals.has(key) && !value.startsWith('0x'))
    assert.equal(String(BigInt(value)), value, 'a number has two spellings');
  if (typeof value === 'object' && value !== null)
    for (const [inner, each] of Object.entries(value)) checkSpelling(inner, each);
};

/** What a schema takes is what was written, no more and no less, and it takes it again; what it refuses it explains. */
const check = ({ schema }: SchemaCase, text: string): Outcome => {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'refused';
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    checkSentence(describeIssues(parsed.error));
    return 'refused';
  }
  const data = withoutNegativeZero(parsed.data);
  assert(isDeepStrictEqual(data, withoutNegativeZero(json)), 'it took something else than what was written');
  assert(isDeepStrictEqual(withoutNegativeZero(schema.parse(data)), data), 'it does not take its own result');
  checkSpelling('', data);
  return 'accepted';
};

/** JSON texts near the valid values, and other JSON, against the schemas. */
export const schemaSession = (cases: readonly SchemaCase[]): Session => {
  for (const { name, schema, valid } of cases)
    for (const value of valid) {
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new Error(`what should be a valid ${name} is none: ${describeIssues(parsed.error)}`);
    }
  return session({
    arbitrary: fc.oneof(
      ...cases.map(({ valid }, at) => fc.record({ schema: fc.constant(cases[at]!.name), text: mutatedJson(valid) })),
    ),
    check: ({ schema, text }) => check(cases.find(({ name }) => name === schema)!, text),
    memory: ({ text }) => 4_000_000 + 200 * text.length,
  });
};
