import { createServer } from 'node:net';
import { Failure } from './failure.ts';

const HOST = '127.0.0.1';

/** Listens on a port for a moment and resolves with the one it got (0 asks for a free one), or with undefined when it cannot be had. */
const tryPort = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined));
    });
  });

/** Throws a `Failure` that names the option when a port is in use. */
export const needPort = async (port: number, option: string): Promise<void> => {
  if ((await tryPort(port)) === undefined)
    throw new Failure(`Port ${port} is in use: stop what uses it, or choose another with ${option}.`);
};

/** The preferred port when it is free, else any free one: an address that was announced stays good after a restart. */
export const freePort = async (preferred?: number): Promise<number> => {
  const port = (preferred === undefined ? undefined : await tryPort(preferred)) ?? (await tryPort(0));
  if (port === undefined) throw new Failure('This machine has no free port.');
  return port;
};
