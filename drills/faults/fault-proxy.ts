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
  /** Bytes the far side has sent, over all connections. */
  readonly far_bytes: number;
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
const BEGIN = Buffer.from('begin\0');
const BEGIN_READ = Buffer.from('begin read only');

/** The proxy without its socket: what each packet suffers. */
class Harm {
  readonly pairs = new Set<Pair>();
  fault: Fault = { kind: 'none' };
  count = 0;
  far_bytes = 0;
  #answers = 0;

  reset(pair: Pair): void {
    if (!this.pairs.delete(pair)) return;
    this.count++;
    if (!pair.near.destroyed) pair.near.resetAndDestroy();
    pair.far.destroy();
  }

  /** Later, or not before the black hole closes; the order of a connection's packets is kept. */
  #pass(pair: Pair, to: Socket, chunk: Buffer): void {
    const send = () => {
      if (!to.destroyed) to.write(chunk);
    };
    if (this.fault.kind === 'black_hole' || pair.held.length > 0) pair.held.push(send);
    else if (this.fault.kind === 'delay') setTimeout(send, this.fault.ms);
    else send();
  }

  fromNear(pair: Pair, chunk: Buffer): void {
    if (chunk.includes(BEGIN_READ)) pair.is_writing = false;
    else if (chunk.includes(BEGIN)) pair.is_writing = true;
    if (chunk.includes(COMMIT) && pair.is_writing) pair.is_committing = true;
    pair.is_answering = false;
    this.#pass(pair, pair.far, chunk);
  }

  fromFar(pair: Pair, chunk: Buffer): void {
    const { fault } = this;
    pair.far_bytes += chunk.length;
    this.far_bytes += chunk.length;
    if (fault.kind === 'reset_at_commit' && pair.is_committing && fault.count > 0) {
      fault.count--;
      return this.reset(pair);
    }
    pair.is_committing = false;
    if (fault.kind === 'reset_after' && pair.far_bytes > fault.bytes) return this.reset(pair);
    if (fault.kind === 'drop_answers' && !pair.is_answering)
      if (++this.#answers % fault.every === 0) return this.reset(pair);
    pair.is_answering = true;
    this.#pass(pair, pair.near, chunk);
  }

  /** In a black hole an end is not heard of either: it travels behind what is held. */
  ends(pair: Pair, to: Socket): void {
    if (this.fault.kind === 'black_hole') return void pair.held.push(() => to.end());
    this.pairs.delete(pair);
    to.end();
  }

  heal(how: 'resume' | 'cut'): void {
    this.fault = { kind: 'none' };
    for (const pair of [...this.pairs]) {
      if (how === 'cut' && pair.held.length > 0) this.reset(pair);
      else for (const send of pair.held.splice(0)) send();
    }
  }
}

/** Opens a proxy to `target`, which is asked anew for each connection. */
export async function openFaultProxy(target: () => NetConnectOpts): Promise<FaultProxy> {
  const harm = new Harm();
  const server = createServer((near) => {
    const far = connect(target());
    const pair: Pair = {
      ...{ near, far, held: [], far_bytes: 0 },
      ...{ is_writing: false, is_committing: false, is_answering: false },
    };
    harm.pairs.add(pair);
    near.setNoDelay(true);
    near.on('data', (chunk: Buffer) => harm.fromNear(pair, chunk));
    far.on('data', (chunk: Buffer) => harm.fromFar(pair, chunk));
    for (const event of ['end', 'close', 'error']) {
      near.on(event, () => harm.ends(pair, far));
      far.on(event, () => harm.ends(pair, near));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    address: `http://127.0.0.1:${port}`,
    set: (next) => void (harm.fault = next),
    heal: (how = 'resume') => harm.heal(how),
    get harm_count() {
      return harm.count;
    },
    get far_bytes() {
      return harm.far_bytes;
    },
    async close() {
      for (const { near, far } of harm.pairs) for (const it of [near, far]) it.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
