import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

import { say } from '#platform/log';

import { needed, optional, outputOf, UsageError, type Asked, type CommandLine } from './command.ts';
import { throughDoor, type Ask } from './door.ts';

/** `{"ref": "rec_id", "fields": {"<file column>": "<archive field>"}}`; without it headers are recognised. */
const MapFile = z.object({
  ref: z.string().optional(),
  fields: z.record(z.string(), z.string()),
});

interface Batch {
  batch_id: string;
  state: string;
  row_count: number;
  accepted_count: number;
  duplicate_count: number;
  rejected_count: number;
}

const settled = new Set(['ready', 'submitted', 'applied', 'returned', 'failed', 'undone']);
const LOOK_EVERY_MS = 200;

/** A spreadsheet becomes a batch that waits for its approval; prints one JSON object. */
export const importFile: CommandLine = {
  usage:
    'import FILE --project P --channel C --purpose U [--as NAME] [--map MAP.json] [--report OUT]',
  options: {
    project: { type: 'string' },
    channel: { type: 'string' },
    purpose: { type: 'string' },
    basis: { type: 'string' },
    provenance: { type: 'string' },
    as: { type: 'string' },
    map: { type: 'string' },
    report: { type: 'string' },
  },
  async run(asked) {
    const [file] = asked.positionals;
    if (!file) throw new UsageError('import FILE --project P --channel C --purpose U');
    const batch = await throughDoor(asked.config, (ask) => importThrough(ask, asked, file));
    const { batch_id, row_count, accepted_count, duplicate_count, rejected_count } = batch;
    say(
      JSON.stringify({
        batch_id,
        rows: row_count,
        accepted: accepted_count,
        duplicates: duplicate_count,
        rejected: rejected_count,
      }),
    );
    return 0;
  },
};

async function importThrough(ask: Ask, asked: Asked, file: string): Promise<Batch> {
  const person = optional(asked, 'as');
  const on = <T>(endpoint_id: string, input: Record<string, unknown>) =>
    ask({ endpoint_id, input, person }).then(outputOf<T>);
  const map = optional(asked, 'map');
  const started = await ask({
    endpoint_id: 'customers.start-import',
    person,
    file: { name: basename(file), base64: readFileSync(file).toString('base64') },
    input: {
      project_code: needed(asked, 'project'),
      intake_channel: needed(asked, 'channel'),
      purpose: needed(asked, 'purpose'),
      basis: optional(asked, 'basis') ?? 'consent',
      provenance: optional(asked, 'provenance') ?? basename(file),
    },
  }).then(outputOf<{ batch_id: string }>);
  const { batch_id } = started;
  const columns = map ? MapFile.parse(JSON.parse(readFileSync(map, 'utf8'))) : undefined;
  await on('customers.map-import', { batch_id, ...(columns ? { columns } : {}) });
  const staged = await untilSettled(() => on<Batch>('customers.read-import', { batch_id }));
  if (staged.state === 'ready' && staged.accepted_count > 0)
    await on('customers.submit-import', { batch_id });
  await writeReport(ask, asked, batch_id);
  return staged;
}

async function untilSettled(look: () => Promise<Batch>): Promise<Batch> {
  for (;;) {
    const batch = await look();
    if (settled.has(batch.state)) return batch;
    await pause(LOOK_EVERY_MS);
  }
}

async function writeReport(ask: Ask, asked: Asked, batch_id: string): Promise<void> {
  const out = optional(asked, 'report');
  if (!out) return;
  const answer = await ask({
    endpoint_id: 'customers.download-import-report',
    input: { batch_id },
    person: optional(asked, 'as'),
  });
  // A Buffer in the house itself, its JSON through the door: `from` reads both.
  const { body } = outputOf<{ body: Buffer }>(answer);
  writeFileSync(out, Buffer.from(body));
}
