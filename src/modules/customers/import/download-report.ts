import { PassThrough } from 'node:stream';

import { say } from '#language';
import type { Act } from '#gate/act';
import { caseKey } from '#modules/vault';
import { writeTable, type WrittenColumn, type WrittenRow } from '#platform/spreadsheet';

import { refusals } from '../contract-import.ts';
import { isMine, openBatchWithRows, openPreview } from './batch.ts';
import { CHUNK } from './import-queues.ts';
import { openRows, type OpenedRow } from './read-import.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Locale = Act['actor']['locale'];

/**
 * 问题清单: the rows that become no archive, as they stood, with the reason in words, to be mended and
 * brought again (information/3g). Only for the person who brought the list: it is his list.
 */
export async function downloadImportReport(
  act: Act,
  { batch_id }: { batch_id: string },
): Promise<{ file_name: string; media_type: string; body: Buffer }> {
  const batch = await openBatchWithRows(act, batch_id);
  if (!isMine(act, batch)) throw refusals.report_not_yours({}, 'access/4a');
  const key = await caseKey(act.db, batch.case_id);
  const columns = openPreview(batch, key).sheets[batch.sheet_no]?.columns ?? [];
  const { locale } = act.actor;
  const word = (name: string) => say(locale, `import.report.${name}`);
  const head = ['row_no', 'verdict', 'reasons'].map((it) => headed(word(it)));
  const own = columns.map((it) => headed(it.header));

  async function* rows(): AsyncGenerator<WrittenRow> {
    for (let after = 0; ;) {
      const wanted = { after, limit: CHUNK, verdict: 'left_out' } as const;
      const page = await openRows(act, batch, key, wanted);
      for (const it of page) yield lineOf(it, locale);
      if (page.length < CHUNK) return;
      after = page.at(-1)!.row_no;
    }
  }
  const table = { title: word('title'), columns: [...head, ...own], rows: rows() };
  const body = await bufferOf(table);
  act.note({ batch_id });
  return { file_name: `${word('title')}.xlsx`, media_type: XLSX, body };
}

const headed = (header: string): WrittenColumn => ({ header, kind: 'text' });

function lineOf({ row_no, verdict, reasons, staged }: OpenedRow, locale: Locale): WrittenRow {
  const words = reasons.map((it) => sayReason(locale, it)).join('; ');
  return [String(row_no), say(locale, `list.import_verdict.${verdict}`), words, ...staged.cells];
}

/** `phone.phone_missing` in words: the column, and what is wrong with it. */
function sayReason(locale: Locale, reason: string): string {
  const [field, issue] = reason.split('.') as [string, string];
  const sentence = say(locale, `import.issue.${issue}`);
  return field === 'row' ? sentence : `${say(locale, `import.field.${field}`)}: ${sentence}`;
}

async function bufferOf(table: Parameters<typeof writeTable>[0]): Promise<Buffer> {
  const sink = new PassThrough();
  const pieces: Buffer[] = [];
  sink.on('data', (piece: Buffer) => pieces.push(piece));
  await writeTable(table, 'xlsx', sink);
  return Buffer.concat(pieces);
}
