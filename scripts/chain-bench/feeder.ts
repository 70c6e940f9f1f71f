import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { SignedTransfer } from './signing.ts';

/** Sends transfers to the nodes of a network, each in its turn, and counts the answers. */
export class Feeder {
  readonly #sockets: readonly WebSocket[];
  /** What was sent, taken into a pool, and refused, in numbers. */
  sent = 0;
  taken = 0;
  refused = 0;
  /** How often each reason of a refusal was given. */
  readonly reasons: Record<string, number> = {};

  private constructor(sockets: readonly WebSocket[]) {
    this.#sockets = sockets;
    for (const socket of sockets) socket.on('message', (data) => this.#answered(String(data)));
  }

  /** Opens a connection to each node. */
  static async open(urls: readonly string[]): Promise<Feeder> {
    const sockets = urls.map((url) => new WebSocket(url));
    await Promise.all(sockets.map((socket) => once(socket, 'open')));
    return new Feeder(sockets);
  }

  /** Transfers that no node has answered yet. */
  get waiting(): number {
    return this.sent - this.taken - this.refused;
  }

  send(transfer: SignedTransfer): void {
    const socket = this.#sockets[this.sent % this.#sockets.length]!;
    this.sent += 1;
    socket.send(
      JSON.stringify({ jsonrpc: '2.0', id: this.sent, method: 'author_submitExtrinsic', params: [transfer] }),
    );
  }

  close(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  #answered(text: string): void {
    const { error } = JSON.parse(text) as { error?: { message: string } };
    if (error === undefined) {
      this.taken += 1;
      return;
    }
    this.refused += 1;
    this.reasons[error.message] = (this.reasons[error.message] ?? 0) + 1;
  }
}
