import { createServer, request, type Server } from 'node:http';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';

import { Refusal } from '#kernel/refusal';
import { sha256 } from '#platform/cipher';
import { log } from '#platform/log';

/** What the command line asks of a running server, or of the house it opens itself. */
export interface Command {
  endpoint_id: string;
  input: Record<string, unknown>;
  /** On whose behalf, by sign-in name; undefined acts as the system. */
  person?: string | undefined;
  scope?: string | undefined;
  purpose?: string | undefined;
  /** A file's bytes in base64, for upload endpoints. */
  file?: { name: string; base64: string } | undefined;
}

export type Answer =
  | { output: unknown }
  | { refused: { code: string; facts: Record<string, string | number>; clause?: string } };

/** Socket addresses end at about 100 bytes: a deep data directory gets its socket elsewhere. */
function addressOf(data_dir: string): string {
  const near = join(data_dir, 'kebu.sock');
  if (Buffer.byteLength(near) < 95) return near;
  return join(tmpdir(), `kebu-${sha256(data_dir).toString('hex').slice(0, 16)}.sock`);
}

/**
 * Lets the command line of this machine in by a socket only our own account may open, so that
 * `npm run kebu` works while the server runs: same gate, same log.
 */
export function listenForCommands(
  data_dir: string,
  answer: (command: Command) => Promise<unknown>,
): Promise<Server> {
  const address = addressOf(data_dir);
  rmSync(address, { force: true });
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const command = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Command;
      void answerTo(command, answer).then((it) => outgoing.end(JSON.stringify(it)));
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    const mask = process.umask(0o177);
    server.listen(address, () => {
      process.umask(mask);
      chmodSync(address, 0o600);
      resolve(server);
    });
  });
}

/** A refusal crosses as data; anything else is a defect of ours and says only that it was one. */
export async function answerTo(
  command: Command,
  answer: (command: Command) => Promise<unknown>,
): Promise<Answer> {
  try {
    return { output: await answer(command) };
  } catch (error) {
    if (error instanceof Refusal) {
      const { code, facts, clause, fields } = error;
      const first = fields[0] ? { field: fields[0].path, problem: fields[0].code } : {};
      return { refused: { code, facts: { ...facts, ...first }, ...(clause ? { clause } : {}) } };
    }
    log.error('control.defect', { error });
    return { refused: { code: 'http.defect', facts: {} } };
  }
}

/** Asks the server that runs on this data directory; undefined when none does. */
export function askServer(data_dir: string, command: Command): Promise<Answer | undefined> {
  const socketPath = addressOf(data_dir);
  if (!existsSync(socketPath)) return Promise.resolve(undefined);
  return new Promise((resolve, reject) => {
    const asked = request({ socketPath, method: 'POST', path: '/' }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Answer));
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      // A server that was killed leaves its socket; nobody answers there.
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    asked.end(JSON.stringify(command));
  });
}
