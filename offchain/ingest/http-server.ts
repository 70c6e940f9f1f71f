import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { shareConnections } from './origins.ts';

/** A connection on which nothing moves either way for this long is closed, milliseconds. */
const usualIdleMs = 30_000;
/** The ingest watches how fast a body comes; this is for whatever else may hold a request. */
const requestMs = 600_000;

/** The HTTP server of an ingest, for strangers: one that stalls costs little, and not for long. */
export function createIngestServer(app: Hono, idleMs = usualIdleMs): Server {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: { headersTimeout: 10_000, requestTimeout: requestMs, connectionsCheckingInterval: 5000 },
  }) as Server;
  server.setTimeout(idleMs);
  shareConnections(server);
  return server;
}
