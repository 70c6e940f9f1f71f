import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { connect } from '../chain/index.ts';
import { urlOf } from '../ingest/index.ts';
import { createApi } from './app.ts';
import { chainReader } from './chain-reader.ts';
import { readApiConfig } from './config.ts';
import { remembering } from './reader.ts';

const MEMORY_MILLISECONDS = 1000;

/** Starts listening; rejects in one sentence when the port cannot be had. */
const listen = (app: OpenAPIHono, host: string, port: number): Promise<ServerType> =>
  new Promise((resolve, reject) => {
    const server = createAdaptorServer({ fetch: app.fetch });
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      reject(
        new Error(
          taken
            ? `Port ${port} is in use: stop what uses it, or choose another with --api-port.`
            : `The API cannot listen on ${host}:${port}: ${error.code ?? error.message}.`,
        ),
      );
    });
    server.listen(port, host, () => resolve(server));
  });

/** The API's process: `node offchain/api/main.ts --config FILE`. Prints `{"event":"ready","url":…}` when it listens. */
const main = async (): Promise<void> => {
  const config = readApiConfig(process.argv.slice(2));
  const connection = await connect(config.chain);
  const server = await listen(
    createApi(remembering(chainReader(connection), MEMORY_MILLISECONDS)),
    config.host,
    config.port,
  );
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  console.log(JSON.stringify({ event: 'ready', url: urlOf(config.host, port) }));
  const stop = (): void => {
    // Downloads may be under way: those who read get a second, then the line is cut.
    setTimeout(() => process.exit(0), 1000).unref();
    server.close(() => void connection.close().then(() => process.exit(0)));
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
};

main().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
