// npm run bench: Kebu and the floors side by side in one interleaved run, as ratios to floor-http.
//   --customers N   size of the register (100,000)
//   --ops a,b       some of the operations only
//   --seconds S     per cell (4), --rounds R (2), --connections C (16)
//   --scale         the reads again at 10⁴, 10⁵ and 10⁶
//   --mechanisms    what each mechanism of a page costs by itself
//   --fresh         fill the register anew
//   --out FILE      where the figures are kept (.bench/results/<moment>.json)
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';

import { measure } from './load.mjs';
import { measureMechanisms } from './mechanisms.mjs';
import { openFloorHttp, openFloorPg } from './peers/floor.mjs';
import { fillRegister, openKebu, ownerOf, startCold } from './peers/kebu.mjs';
import { backendsOf, cpuOf, residentOf, stop, usedBetween, watchMemory } from './process.mjs';
import { scaleTable, table } from './report.mjs';
import { shelf } from './sizes.mjs';

const reads = ['own_list', 'filter', 'phone', 'name_part', 'detail'];
const writes = ['create', 'follow_up'];
const scales = [10_000, 100_000, 1_000_000];
const IDLE_MS = 5_000;

const { values: given } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    ops: { type: 'string', default: [...reads, ...writes].join(',') },
    seconds: { type: 'string', default: '4' },
    rounds: { type: 'string', default: '2' },
    connections: { type: 'string', default: '16' },
    scale: { type: 'boolean', default: false },
    mechanisms: { type: 'boolean', default: false },
    fresh: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
});
const options = {
  seconds: Number(given.seconds),
  connections: Number(given.connections),
  rounds: Number(given.rounds),
};
const moment = new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
const out = given.out ?? join(shelf, 'results', `${moment}.json`);
const result = {
  at: moment,
  host: { cpus: cpus().length, model: cpus()[0].model, node: process.version, memory: totalmem() },
  given,
  cells: [],
};
const keep = () => {
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, JSON.stringify(result, null, 1));
};

/** One peer, one operation: a warm-up, then the measure with what it cost its own process and its backends. */
async function cell(peer, op, { customers, round, steps }) {
  const { seconds, connections } = options;
  await measure(peer, op, { connections, seconds: 1, steps, customers });
  const used = () => (peer.isBare ? process.cpuUsage().user / 1e6 : cpuOf(peer.pid));
  const before = { server: used(), backends: backendsOf(peer.database) };
  const found = await measure(peer, op, { connections, seconds, steps, customers });
  const server = used() - before.server;
  const backends = usedBetween(before.backends, backendsOf(peer.database));
  const each = 1000 / Math.max(1, found.count);
  const cost = { cpu_ms: server * each, database_cpu_ms: backends * each };
  result.cells.push({ customers, round, op, peer: peer.name, ...options, ...found, ...cost });
  keep();
  if (found.words) console.error(`${peer.name} ${op}: ${found.words}`);
}

/** Every operation on every peer, round by round, the order turned round each time. */
async function interleaved(peers, ops, customers) {
  const begun = Math.floor(Date.now() / 1000) % 1_000_000;
  const steps = new Map(peers.map((it) => [it, { next: begun * 1_000 }]));
  for (let round = 0; round < options.rounds; round++)
    for (const op of ops)
      for (const peer of round % 2 ? peers.toReversed() : peers)
        await cell(peer, op, { customers, round, steps: steps.get(peer) });
}

/** What the database does in a quiet hour, done before it is asked: for every peer the same. */
async function tidyUp(owner, databases) {
  for (const database of databases) {
    const db = new pg.Client({ ...owner, database });
    await db.connect();
    await db.query('vacuum (analyze)');
    await db.end();
  }
}

async function atSize(customers, ops, { withFloors }) {
  fillRegister(customers, { anew: given.fresh });
  const kebu = await openKebu(customers);
  const peers = [kebu];
  try {
    await pause(IDLE_MS);
    result.idle_mib ??= Math.round(residentOf(kebu.pid));
    if (withFloors) {
      const owner = ownerOf(customers);
      peers.push(await openFloorHttp(owner, customers), await openFloorPg(owner, customers));
    }
    await tidyUp(ownerOf(customers), new Set(peers.map((it) => it.database)));
    const peak = watchMemory(kebu.pid);
    await interleaved(peers, ops, customers);
    result.peak_mib = Math.max(result.peak_mib ?? 0, peak());
    return kebu;
  } finally {
    for (const peer of peers.toReversed()) await peer.close();
  }
}

async function coldStarts(customers, kebu) {
  result.cold = [];
  for (let round = 0; round < 3; round++) {
    const { child, first_list_ms } = await startCold(customers, kebu);
    await pause(IDLE_MS);
    result.cold.push({ first_list_ms, idle_mib: Math.round(residentOf(child.pid)) });
    await stop(child);
  }
  keep();
}

const ops = given.ops.split(',').filter((it) => [...reads, ...writes].includes(it));
if (given.mechanisms) {
  await measureMechanisms();
  process.exit(0);
}
if (given.scale) {
  const asked = ops.filter((it) => reads.includes(it));
  for (const customers of scales) await atSize(customers, asked, { withFloors: false });
  console.log(scaleTable(result));
} else {
  const customers = Number(given.customers);
  const kebu = await atSize(customers, ops, { withFloors: true });
  await coldStarts(customers, kebu);
  console.log(table(result));
}
keep();
console.log(`kept in ${out}`);
