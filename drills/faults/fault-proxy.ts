import {
  connect,
  createServer,
  type AddressInfo,
  type NetConnectOpts,
  type Socket,
} from 'node:net';

/** What the proxy does to what passes through it. */
export type Fault =
  | { kind: 'none' }
  /** Every packet is late by so many ms, both ways. */
  | { kind: 'delay'; ms: number }
  /** Nothing passes and nobody is told; who comes new is let in and hears nothing. */
  | { kind: 'black_hole' }
  /** Each connection is reset once so many bytes have come from the far side. */
  | { kind: 'reset_after'; bytes: number }
  /** The next `count` commits of transactions that write are carried out, and nobody hears of it. */
  | { kind: 'reset_at_commit'; count: number }
  /** Every nth answer of the far side is swallowed, and the connection reset. */
  | { kind: 'drop_answers'; every: number };

/** A TCP proxy that harms what passes: between clients and the server, or it and PostgreSQL. */
export interface FaultProxy {
  port: number;
  address: string;
  set(fault: Fault): void;
  /** Ends the fault. What was held passes on now, as after retransmission; `cut` resets it. */
  heal(how?: 'resume' | 'cut'): void;
  /** How many connections were reset, and answers swallowed. */
  readonly harm_count: number;
  close(): Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
  held: (() => void)[];
  far_bytes: number;
  is_writing: boolean;
  is_committing: boolean;
  is_answering: boolean;
}

const COMMIT = Buffer.from('commit\0');
const BEGIN = Buffer.from('begin;');
const BEGIN_READ = Buffer.from('begin read only');

export async function openFaultProxy(target: () => NetConnectOpts): Promise<FaultProxy> {
  const pairs = new Set<Pair>();
  let fault: Fault = { kind: 'none' };
  let harm_count = 0;
  let answer_count = 0;

  const reset = (pair: Pair) => {
    if (!pairs.delete(pair)) return;
    harm_count++;
    if (!pair.near.destroyed) pair.near.resetAndDestroy();
    pair.far.destroy();
  };
  /** Later, or not before the black hole closes; the order of a connection's packets is kept. */
  const pass = (pair: Pair, to: Socket, chunk: Buffer) => {
    const send = () => {
      if (!to.destroyed) to.write(chunk);
    };
    if (fault.kind === 'black_hole' || pair.held.length > 0) pair.held.push(send);
    else if (fault.kind === 'delay') setTimeout(send, fault.ms);
    else send();
  };

  const onNear = (pair: Pair, chunk: Buffer) => {
    if (chunk.includes(BEGIN_READ)) pair.is_writing = false;
    else if (chunk.includes(BEGIN)) pair.is_writing = true;
    if (chunk.includes(COMMIT) && pair.is_writing) pair.is_committing = true;
    pair.is_answering = false;
    pass(pair, pair.far, chunk);
  };
  const onFar = (pair: Pair, chunk: Buffer) => {
    pair.far_bytes += chunk.length;
    if (fault.kind === 'reset_at_commit' && pair.is_committing && fault.count > 0) {
      fault.count--;
      return reset(pair);
    }
    pair.is_committing = false;
    if (fault.kind === 'reset_after' && pair.far_bytes > fault.bytes) return reset(pair);
    if (fault.kind === 'drop_answers' && !pair.is_answering) {
      if (++answer_count % fault.every === 0) return reset(pair);
    }
    pair.is_answering = true;
    pass(pair, pair.near, chunk);
  };

  const server = createServer((near) => {
    const far = connect(target());
    const pair: Pair = {
      ...{ near, far, held: [], far_bytes: 0 },
      ...{ is_writing: false, is_committing: false, is_answering: false },
    };
    pairs.add(pair);
    near.setNoDelay(true);
    near.on('data', (chunk: Buffer) => onNear(pair, chunk));
    far.on('data', (chunk: Buffer) => onFar(pair, chunk));
    // In a black hole an end is not heard of either: it travels behind what is held.
    const ends = (to: Socket) => () => {
      if (fault.kind === 'black_hole') return pair.held.push(() => to.end());
      pairs.delete(pair);
      return to.end();
    };
    near.on('end', ends(far)).on('close', ends(far));
    far.on('end', ends(near)).on('close', ends(near));
    near.on('error', ends(far));
    far.on('error', ends(near));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    port,
    address: `http://127.0.0.1:${port}`,
    set: (next) => void (fault = next),
    heal(how = 'resume') {
      fault = { kind: 'none' };
      for (const pair of [...pairs]) {
        if (how === 'cut' && pair.held.length > 0) reset(pair);
        else for (const send of pair.held.splice(0)) send();
      }
    },
    get harm_count() {
      return harm_count;
    },
    async close() {
      for (const { near, far } of pairs) for (const it of [near, far]) it.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
