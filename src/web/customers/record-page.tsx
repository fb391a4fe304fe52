import { Button } from 'antd';
import { useState } from 'react';

import { contract, RecordPart, recordContract, type RecordLine } from '#contract/customers';

import { useParam, useQueryFields } from '../address.ts';
import { useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { Bones } from '../ui/bones.tsx';
import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { Timeline, type TimelineItem } from '../ui/timeline.tsx';
import { useWords, type Speech } from '../words.ts';
import './customers.css';
import { eventTone, factsInWords } from './history-sections.tsx';

/** 全貌: everything that concerns one customer in one order of time (R-D4). */
export function Screen() {
  const { say, label } = useWords();
  const customer_id = useParam('customer_id');
  const [query, change] = useQueryFields();
  const part = RecordPart.safeParse(query.part).data;
  const { data, error } = useRead(contract.readCustomer, { customer_id });
  return (
    <>
      <PageHeader
        title={say('customers.section.record')}
        above={
          data && (
            <TextLink to={paths.customer(customer_id)}>{`${data.name} ${data.number}`}</TextLink>
          )
        }
        lead={say('customers.about.record')}
        clause="information/4a"
      />
      {error && <RefusalNote error={error} />}
      <p id="record-part" className="faint">
        {say('customers.screen.record_part')}
      </p>
      <ChoiceButtons
        labelledBy="record-part"
        choices={RecordPart.options.map((it) => ({ value: it, label: label('record_part', it) }))}
        value={part}
        onChange={(next) => change({ part: next })}
        isOptional
        isNarrow
      />
      <Pages key={part ?? 'all'} customer_id={customer_id} part={part} />
    </>
  );
}

interface PagesProps {
  customer_id: string;
  part: RecordPart | undefined;
}

/** Page after page, each begun where the one before it ended. */
function Pages(asked: PagesProps) {
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <div className="customer-section record">
      {cursors.map((cursor, at) => (
        <OnePage
          key={cursor ?? 'first'}
          {...asked}
          cursor={cursor}
          onMore={
            at === cursors.length - 1 ? (next) => setCursors((all) => [...all, next]) : undefined
          }
        />
      ))}
    </div>
  );
}

interface PageProps extends PagesProps {
  cursor: string | undefined;
  onMore: ((next: string) => void) | undefined;
}

function OnePage({ customer_id, part, cursor, onMore }: PageProps) {
  const words = useWords();
  const { say } = words;
  const { data, error } = useRead(recordContract.readRecord, {
    customer_id,
    limit: 50,
    ...(part ? { part } : {}),
    ...(cursor ? { cursor } : {}),
  });
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={8} />;
  const { rows, next } = data;
  return (
    <>
      {rows.length === 0 && !cursor && !next && (
        <p className="faint">{say('customers.empty.timeline')}</p>
      )}
      <Timeline items={itemsOf(words, rows)} />
      {next && onMore && (
        <Button type="text" block onClick={() => onMore(next)}>
          {say('ui.register.load_more')}
        </Button>
      )}
    </>
  );
}

const MINUTE_MS = 60_000;

/** One look at a page asks several things: looks of one person within a minute are one line. */
function itemsOf(words: Speech, rows: readonly RecordLine[]): TimelineItem[] {
  const items: (TimelineItem & { line: RecordLine; count: number })[] = [];
  for (const line of rows) {
    const last = items.at(-1);
    const isSameLook =
      last?.line.part === 'looks' &&
      line.part === 'looks' &&
      last.line.by_name === line.by_name &&
      last.line.kind.includes('.') === line.kind.includes('.') &&
      last.line.at.getTime() - line.at.getTime() < MINUTE_MS;
    if (isSameLook) last.count += 1;
    else items.push({ ...itemOf(words, line), line, count: 1 });
  }
  return items.map(({ line, count, ...it }) =>
    line.part === 'looks' && line.kind.includes('.')
      ? { ...it, title: words.say('customers.screen.looked', { count }) }
      : it,
  );
}

const itemOf = (words: Speech, line: RecordLine): TimelineItem => ({
  key: line.line_id,
  at: line.at,
  by: line.by_name,
  title: words.find(`customers.event.${line.kind}`) ?? words.label('action', line.kind),
  more: line.purpose ? words.label('purpose', line.purpose) : factsInWords(words, line.facts),
  tone: eventTone(line.kind),
});
