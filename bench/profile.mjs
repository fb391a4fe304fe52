// npm run profile -- OP [--customers N] [--seconds S]: where one operation spends its time. A flame graph
// as a page, the functions that cost most, and the plans of its statements.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';

import { measure } from './load.mjs';
import { fillRegister, openKebu, ownerOf } from './peers/kebu.mjs';
import { root, shelf } from './sizes.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    customers: { type: 'string', default: '100000' },
    seconds: { type: 'string', default: '5' },
  },
});
const op = positionals[0] ?? 'own_list';
const customers = Number(values.customers);
const seconds = Number(values.seconds);
const folder = join(shelf, 'profiles');
const file = join(folder, `${op}.cpuprofile`);
const WARM_SECONDS = 3;

fillRegister(customers, { anew: false });
mkdirSync(folder, { recursive: true });
rmSync(file, { force: true });
const loadOf = (more) => ({
  connections: 16,
  steps: { next: (Math.floor(Date.now() / 1000) % 1_000_000) * 1_000 },
  customers,
  ...more,
});

/** The server's own time: its profile once it is warm, as figures and as a flame graph. */
async function profileServer() {
  const kebu = await openKebu(customers, {
    flags: ['--import', './bench/profiler.mjs'],
    env: { KEBU_PROFILE: file },
  });
  try {
    await measure(kebu, op, loadOf({ seconds: WARM_SECONDS }));
    process.kill(kebu.pid, 'SIGUSR2');
    await pause(300);
    const found = await measure(kebu, op, loadOf({ seconds }));
    process.kill(kebu.pid, 'SIGUSR2');
    while (!existsSync(file)) await pause(100);
    await pause(500); // It is written in one go; a large one takes a moment.
    console.log(`${op}: ${found.rps}/s, p50 ${found.p50_ms} ms\n`);
    console.log(costsOf(JSON.parse(readFileSync(file, 'utf8')), found.count));
    console.log(`\nflame graph: ${flameGraph()}\n`);
  } finally {
    await kebu.close();
  }
}

/** PostgreSQL's time: what each statement costs a request, and the plans of the costliest. */
async function profileDatabase() {
  await asOwner(async (owner) => {
    await owner.query(`alter system set shared_preload_libraries = 'pg_stat_statements'`);
  });
  const count = await asOwner(async (owner, kebu) => {
    await owner.query('create extension if not exists pg_stat_statements');
    await measure(kebu, op, loadOf({ seconds: WARM_SECONDS }));
    await owner.query('select pg_stat_statements_reset()');
    const found = await measure(kebu, op, loadOf({ seconds }));
    await sayStatements(owner, found.count);
    await owner.query('alter system reset shared_preload_libraries');
    await owner.query('drop extension pg_stat_statements');
    return found.count;
  });
  console.log(`${count} requests`);
}

async function asOwner(work) {
  const kebu = await openKebu(customers);
  const owner = new pg.Client(ownerOf(customers));
  try {
    await owner.connect();
    return await work(owner, kebu);
  } finally {
    await owner.end();
    await kebu.close();
  }
}

async function sayStatements(owner, requests) {
  const { rows } = await owner.query(
    `select query, calls, rows, total_exec_time * 1000 as us
     from pg_stat_statements where query !~ 'pgboss|pg_stat' order by us desc limit 12`,
  );
  console.log('µs a request   µs a call   rows a call   statement');
  for (const { query, calls, rows: found, us } of rows) {
    const figures = [us / requests, us / calls, found / calls].map((it) => it.toFixed(1));
    const words = query.replaceAll(/\s+/g, ' ').slice(0, 90);
    console.log(`${figures.map((it) => it.padStart(12)).join('')}   ${words}`);
  }
  for (const { query } of rows.slice(0, 3)) await sayPlan(owner, query);
}

/** The plan a named statement settles on; commands without one are passed over. */
async function sayPlan(owner, query) {
  const plan = await owner.query(`explain (generic_plan) ${query}`).catch(() => undefined);
  if (!plan) return;
  console.log(`\n${query.trim()}\n`);
  for (const row of plan.rows) console.log(`    ${row['QUERY PLAN']}`);
}

/** Microseconds of CPU a request costs, function by function: by itself, and with what it calls. */
function costsOf({ nodes, samples, timeDeltas }, requests) {
  const frames = new Map(nodes.map((it) => [it.id, it]));
  const parents = new Map(
    nodes.flatMap((it) => (it.children ?? []).map((child) => [child, it.id])),
  );
  const nameOf = (id) => {
    const { functionName, url, lineNumber } = frames.get(id).callFrame;
    const place = url.replace(/^.*(node_modules|dist)\//, '');
    return `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`;
  };
  const own = new Map();
  const whole = new Map();
  const add = (map, name, time) => map.set(name, (map.get(name) ?? 0) + time);
  samples.forEach((sample, at) => {
    const time = timeDeltas[at] / requests;
    add(own, nameOf(sample), time);
    const stack = new Set();
    for (let id = sample; id !== undefined; id = parents.get(id)) stack.add(nameOf(id));
    for (const name of stack) add(whole, name, time);
  });
  const lines = (map, count) =>
    [...map]
      .filter(([name]) => !/^\((idle|root)\)/.test(name))
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, count)
      .map(([name, time]) => `${time.toFixed(0).padStart(7)} µs  ${name}`)
      .join('\n');
  return `by itself\n${lines(own, 30)}\n\nwith what it calls\n${lines(whole, 60)}`;
}

/** Speedscope's page with the profile inside it: a file that opens without a network. */
function flameGraph() {
  const from = join(root, 'node_modules/speedscope/dist/release');
  const page = join(folder, 'speedscope');
  mkdirSync(page, { recursive: true });
  for (const name of readdirSync(from)) copyFileSync(join(from, name), join(page, name));
  const data = readFileSync(file).toString('base64');
  const name = `${op}.cpuprofile`;
  const script = `speedscope.loadFileFromBase64(${JSON.stringify(name)}, ${JSON.stringify(data)})`;
  writeFileSync(join(page, `${op}.js`), script);
  return `${join(page, 'index.html')}#localProfilePath=${op}.js`;
}

await profileServer();
await profileDatabase();
