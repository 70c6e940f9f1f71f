import type { z } from 'zod';

/** Further issues are counted only. */
const most = 3;
/** Longest piece of the input that is quoted, and longest message of a schema, in characters. */
const quoted = 80;
const longestMessage = 400;

/**
 * What is wrong with an input, in part of a sentence fit for a terminal: the first few issues, each with the path of its field. Whatever
 * the input holds, the text is one line of printable characters and of bounded length.
 */
export function describeIssues(error: z.ZodError): string {
  const { issues } = error;
  const said = issues.slice(0, most).map(describe);
  return said.join('; ') + (issues.length > most ? `; and ${issues.length - most} more` : '');
}

function describe(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((key) => printable(String(key))).join('.');
  if (issue.code === 'unrecognized_keys') {
    const names = issue.keys.slice(0, most).map((key) => `"${printable(key)}"`);
    const more = issue.keys.length > most ? ` and ${issue.keys.length - most} more` : '';
    return `unknown field${issue.keys.length > 1 ? 's' : ''} ${names.join(', ')}${more}${path === '' ? '' : ` in "${path}"`}`;
  }
  return path === ''
    ? printable(issue.message, longestMessage)
    : `"${path}": ${printable(issue.message, longestMessage)}`;
}

/** Text from outside as it may be shown: control characters and line ends as `\u…`, cut where it is long. */
export function printable(text: string, longest = quoted): string {
  const shown = text.length > longest ? `${text.slice(0, longest)}…` : text;
  return shown.replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
