/** Something the user can put right. The message is one clear sentence; no stack trace is shown. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** The reason of any thrown value in one line. */
export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s*\n\s*/g, ' ').trim();
