import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { cutReserve, hiddenText, reservePart } from '../../offchain/data/index.ts';
import { sampleSizes } from '../../offchain/scoring/index.ts';
import { openStore, type Store } from '../../offchain/store/index.ts';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { ConfigError } from '../config.ts';
import { writeFileAtomically } from '../files.ts';
import { folders, objectLimit } from './folders.ts';

/** `hidden/texts.json`. The texts themselves are objects of the folder's own store. */
const textsFile = z.strictObject({
  /** Manifest of the corpus whose reserve this is. */
  manifest: hashSchema,
  /** Tokens of the reserve. */
  reserve: hashSchema,
  /** Hidden texts that are not published, each with the part of the reserve that it was cut from. */
  texts: z.array(z.strictObject({ part: z.int().min(0), root: hashSchema })),
});
type TextsFile = z.infer<typeof textsFile>;

const fileOf = (data: string) => join(folders(data).hidden, 'texts.json');

async function read(data: string): Promise<TextsFile | null> {
  const path = fileOf(data);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`The hidden text ${path} cannot be read: ${error.code}.`);
  });
  if (text === null) return null;
  try {
    return textsFile.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(
      `The hidden text ${path} is damaged: remove the folder ${folders(data).hidden} to cut a new one.`,
    );
  }
}

const write = (data: string, file: TextsFile) => writeFileAtomically(fileOf(data), `${JSON.stringify(file)}\n`);
const privateStore = (data: string) => openStore(folders(data).hidden, objectLimit);

/** Whether the reserve of this manifest's corpus is in the folder. */
export async function hasReserve(data: string, manifest: Hash): Promise<boolean> {
  return (await read(data))?.manifest === manifest;
}

/** Keeps the reserve's tokens where only this validator's user can read them. Texts of another corpus are forgotten. */
export async function keepReserve(data: string, manifest: Hash, reserve: Uint8Array): Promise<void> {
  const folder = folders(data).hidden;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const store = await privateStore(data);
  await write(data, { manifest, reserve: await store.put(reserve), texts: [] });
}

/** The sequences of the hidden text with this root. */
export async function readHidden(data: string, root: Hash): Promise<Uint8Array> {
  return (await privateStore(data)).get(root);
}

/**
 * A validator's hidden texts: one for each period of epochs, cut from the reserve with a new random seed that is kept nowhere. A text is
 * on disk before its root is known to anybody, and leaves the folder only when it is published; so whenever this is killed, no
 * text is lost, and the next call goes on from what is on disk.
 */
export class HiddenTexts {
  readonly #data: string;
  readonly #context: number;
  readonly #epochs: number;

  /**
   * @param data folder that `keepReserve` was called for
   * @param context tokens that the model sees
   * @param epochs epochs that a text is used for
   */
  constructor(data: string, context: number, epochs: number) {
    this.#data = data;
    this.#context = context;
    this.#epochs = epochs;
  }

  /** Whether the text with this root is in the folder. */
  async has(root: Hash): Promise<boolean> {
    return (await this.#file()).texts.some((text) => text.root === root);
  }

  /** Root of the text for an epoch: cut now if there is none yet. */
  async rootFor(epoch: number): Promise<Hash> {
    const file = await this.#file();
    const store = await privateStore(this.#data);
    const part = await this.#part(file, store, epoch);
    const found = file.texts.find((text) => text.part === part);
    if (found !== undefined) return found.root;
    const tokens = cutReserve(await store.get(file.reserve), this.#context, part);
    const { sequences, root } = hiddenText(tokens, randomBytes(32), sampleSizes.hidden, this.#context);
    await store.put(sequences);
    await write(this.#data, { ...file, texts: [...file.texts, { part, root }] });
    return root;
  }

  /**
   * Publishes the texts of periods that were over when `epoch` began, unless they are still in use: puts them into `store`, from where
   * anybody gets them by root.
   *
   * @param inUse root that is in force in `epoch`, or null
   * @returns the roots that were published now
   */
  async publish(epoch: number, inUse: Hash | null, store: Store): Promise<Hash[]> {
    const file = await this.#file();
    const hidden = await privateStore(this.#data);
    const current = await this.#part(file, hidden, epoch);
    const over = file.texts.filter(({ part, root }) => part < current && root !== inUse);
    if (over.length === 0) return [];
    for (const { root } of over) await store.put(await hidden.get(root));
    await write(this.#data, { ...file, texts: file.texts.filter((text) => !over.includes(text)) });
    for (const { root } of over) await hidden.remove(root);
    return over.map(({ root }) => root);
  }

  /** Number of the reserve's part for an epoch. The reserve's size tells it: whole corpora are not read every epoch. */
  async #part({ reserve }: TextsFile, store: Store, epoch: number): Promise<number> {
    const length = await store.size(reserve);
    if (length === null) throw new Error(`the reserve is not in the folder ${folders(this.#data).hidden}`);
    return reservePart(length, this.#context, epoch, this.#epochs);
  }

  async #file(): Promise<TextsFile> {
    const file = await read(this.#data);
    if (file === null) throw new Error(`the folder ${folders(this.#data).hidden} has no reserve`);
    return file;
  }
}
