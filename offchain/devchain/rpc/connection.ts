import { randomBytes } from 'node:crypto';
import type { RawData, WebSocket } from 'ws';
import { z } from 'zod';
import type { Node } from '../node.ts';
import { PoolError } from '../pool.ts';
import { type Context, type Method, RpcError, type Subscriptions } from './method.ts';

const largestBatch = 64;
const largestSubscriptions = 1024;
/** Requests of one connection that are worked on at a time; the rest wait. */
const largestBusy = 32;
/** A client that lets this many bytes pile up is cut off. */
const largestBacklog = 32 * 1024 * 1024;

const request = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(256), z.number(), z.null()]).optional(),
  method: z.string().max(256),
  params: z.union([z.array(z.unknown()), z.undefined()]),
});

type Id = string | number | null;
type Answer = { jsonrpc: '2.0'; id: Id; result: unknown } | { jsonrpc: '2.0'; id: Id; error: object };

const failure = (id: Id, code: number, message: string, data?: string): Answer => ({
  jsonrpc: '2.0',
  id,
  error: { code, message, ...(data === undefined ? {} : { data }) },
});

/** One client: answers its requests and sends it what it subscribed to. */
export class Connection implements Subscriptions {
  readonly #socket: WebSocket;
  readonly #methods: ReadonlyMap<string, Method>;
  readonly #context: Context;
  readonly #open = new Map<string, () => void>();
  readonly #waiting: (() => Promise<void>)[] = [];
  #busy = 0;

  constructor(socket: WebSocket, node: Node, methods: ReadonlyMap<string, Method>) {
    this.#socket = socket;
    this.#methods = methods;
    this.#context = { node, subscriptions: this };
    socket.on('message', (data) => this.#enqueue(() => this.#onMessage(data)));
    socket.on('close', () => this.#end());
    // A client that breaks the protocol or the size limit is closed by the library; there is nothing to add.
    socket.on('error', () => undefined);
  }

  open(notification: string, start: (send: (result: unknown) => void) => () => void): string {
    if (this.#open.size >= largestSubscriptions)
      throw new RpcError(-32000, 'Too many subscriptions on this connection');
    const id = randomBytes(12).toString('base64url');
    let stop: (() => void) | undefined;
    let ended = false;
    this.#open.set(id, () => {
      ended = true;
      stop?.();
    });
    // The client must know the id before the first message that bears it.
    setImmediate(() => {
      if (ended) return;
      stop = start((result) =>
        this.#send({ jsonrpc: '2.0', method: notification, params: { subscription: id, result } }),
      );
    });
    return id;
  }

  close(id: string): boolean {
    const stop = this.#open.get(id);
    stop?.();
    return this.#open.delete(id);
  }

  #end(): void {
    for (const stop of this.#open.values()) stop();
    this.#open.clear();
    this.#waiting.length = 0;
  }

  #enqueue(work: () => Promise<void>): void {
    this.#waiting.push(work);
    // A client that sends faster than it is served is not read from meanwhile.
    if (this.#waiting.length > largestBusy) this.#socket.pause();
    this.#next();
  }

  #next(): void {
    while (this.#busy < largestBusy && this.#waiting.length > 0) {
      this.#busy++;
      this.#waiting.shift()!().finally(() => {
        this.#busy--;
        if (this.#waiting.length === 0) this.#socket.resume();
        this.#next();
      });
    }
  }

  async #onMessage(data: RawData): Promise<void> {
    let body: unknown;
    try {
      body = JSON.parse(data.toString());
    } catch {
      this.#send(failure(null, -32700, 'Parse error'));
      return;
    }
    if (!Array.isArray(body)) {
      const answer = await this.#answer(body);
      if (answer) this.#send(answer);
    } else if (body.length === 0 || body.length > largestBatch) {
      this.#send(failure(null, -32600, 'Invalid Request', `a batch has 1 to ${largestBatch} requests`));
    } else {
      const answers = (await Promise.all(body.map((one) => this.#answer(one)))).filter(
        (answer) => answer !== undefined,
      );
      if (answers.length > 0) this.#send(answers);
    }
  }

  async #answer(body: unknown): Promise<Answer | undefined> {
    const parsed = request.safeParse(body);
    if (!parsed.success) return failure(null, -32600, 'Invalid Request');
    const { id, method: name, params = [] } = parsed.data;
    let answer: Answer;
    try {
      const run = this.#methods.get(name);
      if (!run) throw new RpcError(-32601, 'Method not found');
      answer = { jsonrpc: '2.0', id: id ?? null, result: (await run(this.#context, params)) ?? null };
    } catch (error) {
      answer = failureOf(id ?? null, error);
    }
    return id === undefined ? undefined : answer;
  }

  #send(message: unknown): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount > largestBacklog) this.#socket.terminate();
    else this.#socket.send(JSON.stringify(message));
  }
}

function failureOf(id: Id, error: unknown): Answer {
  if (error instanceof RpcError || error instanceof PoolError)
    return failure(id, error.code, error.message, error.data);
  const text = error instanceof Error ? error.message : String(error);
  return failure(id, -32603, 'Internal error', text.split('\n', 1)[0]!.slice(0, 300));
}
