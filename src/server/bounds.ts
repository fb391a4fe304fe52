import type { Server } from 'node:http';

/**
 * What one connection may take of the process, whoever is at its other end (R13, D09). A whole
 * request has the time a large upload takes on a slow line; what is not an upload is cut off
 * sooner, where its body is read.
 */
export const serverOptions = {
  headersTimeout: 10_000,
  requestTimeout: 300_000,
  // Longer than the minute a proxy keeps its idle lines: it, not we, should be the one to hang up.
  keepAliveTimeout: 65_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 << 10,
};

/** Sockets at once; further ones are hung up on instead of starving those who are served. */
export const SOCKETS_MOST = 4_000;

export function bound(server: Server): Server {
  server.maxConnections = SOCKETS_MOST;
  return server;
}
