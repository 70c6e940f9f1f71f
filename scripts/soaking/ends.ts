/** Tells processes that were killed from those that ended by themselves. */
export class Ends {
  readonly #kills = new Map<string, number>();
  readonly #notes: { name: string; sentence: string }[] = [];

  onKill(name: string): void {
    this.#kills.set(name, (this.#kills.get(name) ?? 0) + 1);
  }

  onNote(sentence: string): void {
    const name = /^(\S+) ended /.exec(sentence)?.[1];
    if (name !== undefined) this.#notes.push({ name, sentence });
  }

  /** A sentence for each process that ended more often than it was killed. */
  unexpected(): string[] {
    const names = [...new Set(this.#notes.map(({ name }) => name))];
    return names.flatMap((name) => {
      const own = this.#notes.filter((note) => note.name === name);
      const killed = this.#kills.get(name) ?? 0;
      const said = own.filter(({ sentence }) => !sentence.includes('SIGKILL')).map(({ sentence }) => sentence);
      return own.length > killed
        ? [`${name} was killed ${killed} times and ended ${own.length} times: ${said.join(' | ')}`]
        : [];
    });
  }
}
