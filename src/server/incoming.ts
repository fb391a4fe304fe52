import type { IncomingMessage } from 'node:http';
import type { HttpBindings } from '@hono/node-server';
import type { Context } from 'hono';

/**
 * The request as Node has it. Headers and body are read from here: a web Request made of it would
 * cost an answer as much as looking a customer up.
 */
export const incomingOf = (context: Context): IncomingMessage =>
  (context.env as HttpBindings).incoming;
