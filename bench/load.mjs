// Closed-loop load for one cell of the table: so many connections, each asking again once answered.
import autocannon from 'autocannon';

import { questionOf } from './rows.mjs';

const quantile = (sorted, share) =>
  sorted.length === 0
    ? null
    : Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(3));

function summaryOf(times, seconds, errors, refused) {
  times.sort((one, other) => one - other);
  return {
    rps: Number((times.length / seconds).toFixed(1)),
    count: times.length,
    p50_ms: quantile(times, 0.5),
    p95_ms: quantile(times, 0.95),
    p99_ms: quantile(times, 0.99),
    errors,
    refused,
  };
}

/**
 * Asks `op` of a peer for `seconds` and says how fast it answered; times are of whole responses.
 * `steps.next` numbers the questions, so that no two rounds create the same customer.
 */
export async function measure(peer, op, { connections, seconds, steps, customers }) {
  const ask = () => peer.ops[op](questionOf(op, steps.next++, customers));
  return peer.isBare
    ? measureBare(ask, connections, seconds)
    : measureHttp(peer, ask, connections, seconds);
}

async function measureBare(ask, connections, seconds) {
  const times = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const client = async () => {
    while (performance.now() < until) {
      const asked = performance.now();
      await ask();
      times.push(performance.now() - asked);
    }
  };
  await Promise.all(Array.from({ length: connections }, client));
  return summaryOf(times, (performance.now() - begun) / 1000, 0, 0);
}

async function measureHttp(peer, ask, connections, seconds) {
  const times = [];
  let refused = 0;
  let words = '';
  const setupRequest = (request) => ({ ...request, ...ask() });
  const onResponse = (status, body) => {
    if (status >= 300 && words === '') words = `${status} ${String(body).slice(0, 300)}`;
  };
  const run = autocannon({
    url: peer.address,
    connections,
    duration: seconds,
    timeout: 30,
    requests: [{ setupRequest, onResponse }],
  });
  const begun = performance.now();
  run.on('response', (_client, status, _bytes, ms) => {
    if (status < 300) times.push(ms);
    else refused++;
  });
  const { errors } = await run;
  const took = Math.max((performance.now() - begun) / 1000, seconds);
  return { ...summaryOf(times, took, errors, refused), ...(words === '' ? {} : { words }) };
}
