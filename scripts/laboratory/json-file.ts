import { readFile } from 'node:fs/promises';

const largestFile = 1_048_576;

/** What a JSON file of at most a mebibyte holds. @throws Error when it is absent, too large or no JSON */
export async function readJson(file: string): Promise<unknown> {
  const bytes = await readFile(file);
  if (bytes.length > largestFile) throw new Error(`it has ${bytes.length} bytes, more than ${largestFile}`);
  return JSON.parse(bytes.toString('utf8'));
}
