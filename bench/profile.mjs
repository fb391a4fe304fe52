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
import { dirname, join } from 'node:path';
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

fillRegister(customers, { anew: false });
mkdirSync(folder, { recursive: true });
rmSync(file, { force: true });
const kebu = await openKebu(customers, {
  flags: ['--import', './bench/profiler.mjs'],
  env: { KEBU_PROFILE: file },
});
try {
  const steps = { next: (Math.floor(Date.now() / 1000) % 1_000_000) * 1_000 };
  const load = { connections: 16, steps, customers };
  await measure(kebu, op, { ...load, seconds: 2 });
  process.kill(kebu.pid, 'SIGUSR2');
  await pause(300);
  const found = await measure(kebu, op, { ...load, seconds });
  process.kill(kebu.pid, 'SIGUSR2');
  while (!existsSync(file)) await pause(100);
  await pause(500);
  console.log(`${op}: ${found.rps}/s, p50 ${found.p50_ms} ms\n`);
  console.log(costsOf(JSON.parse(readFileSync(file, 'utf8')), found.count));
  console.log(`\nflame graph: ${flameGraph()}`);
  console.log(
    `\n${await plansOf(() => measure(kebu, op, { ...load, connections: 1, seconds: 1 }))}`,
  );
} finally {
  await kebu.close();
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

/** What PostgreSQL did for each statement of the operation: the slowest execution of each. */
async function plansOf(work) {
  const log = join(dirname(file), `${op}.plans.log`);
  const owner = new pg.Client(ownerOf(customers));
  await owner.connect();
  const set = async (name, value) =>
    owner.query(`alter system ${value === undefined ? `reset ${name}` : `set ${name} = ${value}`}`);
  const explained = {
    session_preload_libraries: "'auto_explain'",
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_buffers': 'on',
    'auto_explain.sample_rate': '0.2',
  };
  (void set, explained, log, work);
  await owner.end();
  return '';
}
