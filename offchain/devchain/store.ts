import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { DevChainError } from './errors.ts';
import type { Hex } from './executor.ts';

/** Tells this program's files from other SQLite files: "Alic". */
const applicationId = 0x416c6963;
const schemaVersion = 1;

/** A sealed block: its hash, its SCALE-encoded header, and its extrinsics, inherents first. */
export interface Block {
  number: number;
  hash: Hex;
  header: Hex;
  extrinsics: Hex[];
}

const bytes = (hex: Hex) => Buffer.from(hex.slice(2), 'hex');
const hexOf = (value: Uint8Array): Hex =>
  `0x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`;

/**
 * The chain on disk: blocks, every value that each state key had, and transactions that wait. A block is there with all that it changed or not at
 * all, whenever the process is killed. Only one process at a time can have it open.
 */
export class ChainStore {
  readonly #db: DatabaseSync;
  readonly #sql: Record<
    'block' | 'entry' | 'value' | 'keyAfter' | 'keyFrom' | 'byNumber' | 'byHash' | 'prune',
    StatementSync
  >;

  private constructor(db: DatabaseSync) {
    this.#db = db;
    this.#sql = {
      block: db.prepare('INSERT INTO block (number, hash, header, extrinsics) VALUES (?, ?, ?, ?)'),
      entry: db.prepare('INSERT INTO entry (key, block, value) VALUES (?, ?, ?)'),
      value: db.prepare('SELECT value FROM entry WHERE key = ? AND block <= ? ORDER BY block DESC LIMIT 1'),
      keyAfter: db.prepare('SELECT key FROM entry WHERE key > ? ORDER BY key LIMIT 1'),
      keyFrom: db.prepare('SELECT key FROM entry WHERE key >= ? ORDER BY key LIMIT 1'),
      byNumber: db.prepare('SELECT * FROM block WHERE number = ?'),
      byHash: db.prepare('SELECT * FROM block WHERE hash = ?'),
      prune: db.prepare(
        `DELETE FROM entry WHERE rowid IN (
           SELECT old.rowid FROM entry new JOIN entry old ON old.key = new.key WHERE new.block = ?1
           AND (old.block < ?1 OR (old.block = ?1 AND old.value IS NULL)))`,
      ),
    };
  }

  /**
   * Opens the chain in a folder, or makes an empty one there.
   * @throws DevChainError when the folder is in use, is not a chain's, or is damaged
   */
  static open(dataDir: string): ChainStore {
    const path = join(dataDir, 'chain.sqlite');
    let db: DatabaseSync | undefined;
    try {
      mkdirSync(dataDir, { recursive: true });
      db = new DatabaseSync(path);
      db.exec(
        'PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192;',
      );
      prepareSchema(db, path);
      return new ChainStore(db);
    } catch (error) {
      db?.close();
      throw explainOpening(error, dataDir, path);
    }
  }

  /** The newest block, or undefined in an empty store. */
  newest(): Block | undefined {
    return read(this.#db.prepare('SELECT * FROM block ORDER BY number DESC LIMIT 1').get());
  }

  blockByNumber(number: number): Block | undefined {
    return read(this.#sql.byNumber.get(number));
  }

  blockByHash(hash: Hex): Block | undefined {
    return read(this.#sql.byHash.get(bytes(hash)));
  }

  /** Number of the oldest block whose whole state is still here. */
  oldestState(): number {
    const row = this.#db.prepare("SELECT value FROM meta WHERE name = 'oldestState'").get();
    return Number(row?.value ?? 0);
  }

  /** A key's value in the state after a block. */
  value(key: Hex, block: number): Hex | undefined {
    const row = this.#sql.value.get(bytes(key), block);
    return row?.value ? hexOf(row.value as Uint8Array) : undefined;
  }

  /** The first key after `key` that starts with `prefix` and had a value after a block. */
  nextKey(prefix: Hex, key: Hex, block: number): Hex | undefined {
    let row = key < prefix ? this.#sql.keyFrom.get(bytes(prefix)) : this.#sql.keyAfter.get(bytes(key));
    while (row) {
      const found = hexOf(row.key as Uint8Array);
      if (!found.startsWith(prefix)) return undefined;
      if (this.value(found, block) !== undefined) return found;
      row = this.#sql.keyAfter.get(bytes(found));
    }
    return undefined;
  }

  /** The whole state after the newest block, in key order. */
  *newestState(): Generator<[Hex, Hex]> {
    const rows = this.#db.prepare('SELECT key, value, max(block) FROM entry GROUP BY key ORDER BY key').iterate();
    for (const row of rows) if (row.value) yield [hexOf(row.key as Uint8Array), hexOf(row.value as Uint8Array)];
  }

  /**
   * Adds a block and what it changed, all or nothing, and forgets the values that only states before `oldestState` had.
   * @param changes new values by key; null removes the key
   */
  addBlock(block: Block, changes: Iterable<[Hex, Hex | null]>, oldestState: number): void {
    this.#atomically(() => {
      this.#sql.block.run(block.number, bytes(block.hash), bytes(block.header), JSON.stringify(block.extrinsics));
      for (const [key, value] of changes)
        this.#sql.entry.run(bytes(key), block.number, value === null ? null : bytes(value));
      const waiting = this.#db.prepare('DELETE FROM waiting WHERE extrinsic = ?');
      for (const extrinsic of block.extrinsics) waiting.run(bytes(extrinsic));
      if (oldestState > 0) {
        this.#sql.prune.run(oldestState);
        this.#db.prepare("INSERT OR REPLACE INTO meta (name, value) VALUES ('oldestState', ?)").run(oldestState);
      }
    });
  }

  /** Keeps a transaction that waits for its block. */
  addWaiting(extrinsic: Hex): void {
    this.#db.prepare('INSERT OR IGNORE INTO waiting (extrinsic) VALUES (?)').run(bytes(extrinsic));
  }

  removeWaiting(extrinsic: Hex): void {
    this.#db.prepare('DELETE FROM waiting WHERE extrinsic = ?').run(bytes(extrinsic));
  }

  /** The transactions that wait, oldest first. */
  waiting(): Hex[] {
    return this.#db
      .prepare('SELECT extrinsic FROM waiting ORDER BY rowid')
      .all()
      .map((row) => hexOf(row.extrinsic as Uint8Array));
  }

  close(): void {
    this.#db.close();
  }

  #atomically(change: () => void): void {
    this.#db.exec('BEGIN IMMEDIATE');
    try {
      change();
      this.#db.exec('COMMIT');
    } catch (error) {
      this.#db.exec('ROLLBACK');
      throw error;
    }
  }
}

function read(row: Record<string, unknown> | undefined): Block | undefined {
  if (!row) return undefined;
  return {
    number: Number(row.number),
    hash: hexOf(row.hash as Uint8Array),
    header: hexOf(row.header as Uint8Array),
    extrinsics: JSON.parse(String(row.extrinsics)) as Hex[],
  };
}

function prepareSchema(db: DatabaseSync, path: string): void {
  const pragma = (name: string) => Number(Object.values(db.prepare(`PRAGMA ${name}`).get()!)[0]);
  const tables = Number(db.prepare('SELECT count(*) AS n FROM sqlite_schema').get()!.n);
  if (tables > 0) {
    if (pragma('application_id') !== applicationId) throw new DevChainError(`${path} belongs to another program.`);
    if (pragma('user_version') !== schemaVersion)
      throw new DevChainError(
        `${path} was written by another version of this program; start over with a fresh data folder.`,
      );
    const check = db.prepare('PRAGMA quick_check(1)').get();
    if (check?.quick_check !== 'ok') throw new DevChainError(damaged(path));
    return;
  }
  db.exec(`BEGIN EXCLUSIVE;
    CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE block (number INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, header BLOB NOT NULL, extrinsics TEXT NOT NULL) STRICT;
    CREATE TABLE entry (key BLOB NOT NULL, block INTEGER NOT NULL, value BLOB, UNIQUE (key, block)) STRICT;
    CREATE INDEX entry_block ON entry (block);
    CREATE TABLE waiting (extrinsic BLOB NOT NULL UNIQUE) STRICT;
    PRAGMA application_id = ${applicationId};
    PRAGMA user_version = ${schemaVersion};
    COMMIT;`);
}

const damaged = (path: string) => `The chain's data in ${path} is damaged; start over with a fresh data folder.`;

function explainOpening(error: unknown, dataDir: string, path: string): DevChainError {
  if (error instanceof DevChainError) return error;
  const { errcode, code } = error as { errcode?: number; code?: string };
  // Primary SQLite result codes: 5 BUSY, 6 LOCKED, 11 CORRUPT, 26 NOTADB.
  const primary = errcode === undefined ? undefined : errcode & 0xff;
  if (primary === 5 || primary === 6)
    return new DevChainError(`The data folder ${dataDir} is in use by another development chain.`);
  if (primary === 11 || primary === 26) return new DevChainError(damaged(path));
  return new DevChainError(`The data folder ${dataDir} cannot be used: ${code ?? ''} ${(error as Error).message}.`);
}
