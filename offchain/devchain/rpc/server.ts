import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { DevChainError } from '../errors.ts';
import type { Node } from '../node.ts';
import { author } from './author.ts';
import { chain } from './chain.ts';
import { Connection } from './connection.ts';
import type { Method } from './method.ts';
import { payment } from './payment.ts';
import { state } from './state.ts';
import { system } from './system.ts';

const largestMessage = 12 * 1024 * 1024;
const largestConnections = 256;

const methods = new Map<string, Method>(Object.entries({ ...system, ...chain, ...state, ...author, ...payment }));
methods.set('rpc_methods', () => ({ methods: [...methods.keys()].sort() }));

/** The JSON-RPC endpoint of a node. */
export interface RpcServer {
  port: number;
  close(): Promise<void>;
}

/**
 * Serves JSON-RPC over WebSocket.
 * @param onClient is called when someone connects
 * @throws DevChainError if the port cannot be had
 */
export async function serveRpc(node: Node, host: string, port: number, onClient: () => void): Promise<RpcServer> {
  const http = createServer((_, response) => {
    response.writeHead(426, { 'content-type': 'text/plain', upgrade: 'websocket' });
    response.end('This is the JSON-RPC of a chain: connect by WebSocket.\n');
  });
  const server = new WebSocketServer({ server: http, maxPayload: largestMessage });
  server.on('connection', (socket) => {
    if (server.clients.size > largestConnections) {
      socket.close(1013, 'too many connections');
      return;
    }
    new Connection(socket, node, methods);
    onClient();
  });
  await new Promise<void>((resolve, reject) => {
    server.on('error', (error: NodeJS.ErrnoException) => reject(explainListening(error, host, port)));
    http.listen(port, host, resolve);
  });
  return {
    port: (http.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate();
        server.close();
        http.close(() => resolve());
        http.closeAllConnections();
      }),
  };
}

function explainListening(error: NodeJS.ErrnoException, host: string, port: number): DevChainError {
  if (error.code === 'EADDRINUSE') return new DevChainError(`Port ${port} is in use: choose another with --port.`);
  if (error.code === 'EACCES')
    return new DevChainError(`Port ${port} may not be used by this user: choose another with --port.`);
  return new DevChainError(`The chain cannot listen on ${host}:${port}: ${error.message}.`);
}
