import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

import type { Column } from '#kernel/register';

import { useWords } from '../words.ts';
import { DayText, MomentText } from './moment-text.tsx';
import { StateTag } from './state-tag.tsx';
import type { Tone } from './theme.ts';

/** The colour of a value of a list, where it is a state; undefined where it is only a word. */
export type ToneOf = (list: string, value: string) => Tone | undefined;

interface Props {
  column: Column;
  value: unknown;
  toneOf: ToneOf;
}

/** A value of a register, written by the kind of its column: the same on screen and on a card. */
export function RegisterCell({ column, value, toneOf }: Props) {
  const { say, label, together, locale } = useWords();
  const none = <span className="faint">{say('ui.none')}</span>;
  if (value === null || value === undefined || value === '') return none;
  const { kind, list = '' } = column;
  if (kind === 'code') {
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    if (values.length === 0) return none;
    const tone = values.length === 1 ? toneOf(list, values[0]!) : undefined;
    const text = together(values.map((it) => label(list, it)));
    return tone ? <StateTag tone={tone}>{text}</StateTag> : <span title={text}>{text}</span>;
  }
  if (kind === 'moment') return <MomentText at={value as Date} />;
  if (kind === 'date') return <DayText on={String(value)} />;
  if (kind === 'integer') return new Intl.NumberFormat(locale).format(Number(value));
  if (kind === 'flag')
    return value ? (
      <CheckOutlined aria-label={say('ui.yes')} />
    ) : (
      <span className="only-read-aloud">{say('ui.no')}</span>
    );
  const text = String(value);
  const isMasked = column.class !== 'internal' && text.includes('*');
  return <span className={isMasked ? 'masked' : undefined}>{text}</span>;
}

/** The cells a screen draws itself, by column key. */
export type OwnCells<Row> = Partial<Record<string, (row: Row) => ReactNode>>;
