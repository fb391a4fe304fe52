import { CloseOutlined, DownOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';

import { addDays } from '#kernel/calendar';
import { readPaperNumber } from '#rules/vault';

import { useWords } from '../words.ts';
import { DayInput } from './day-field.tsx';
import { isDay, useChoices, useFilterText, type FilterProps } from './filter-text.ts';
import { today } from './moments.ts';

function DayChoice({ filter, label, value, onChange }: FilterProps) {
  const { say } = useWords();
  const quick = { quick_today: 0, quick_week: -6, quick_month: -29 } as const;
  return (
    <div className="filter-day">
      <DayInput id={`filter-${filter.key}`} value={value} onChange={onChange} label={label} />
      <div className="filter-quick">
        {(Object.keys(quick) as (keyof typeof quick)[])
          .filter((it) => filter.kind === 'date_from' || it === 'quick_today')
          .map((it) => (
            <Button key={it} size="small" onClick={() => onChange(addDays(today(), quick[it]))}>
              {say(`ui.register.${it}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}

function ListChoice({ filter, options, label, value, onChange }: FilterProps) {
  const { say } = useWords();
  const choices = useChoices({ filter, options });
  const [part, setPart] = useState('');
  const shown = choices.filter((it) => it.label.toLowerCase().includes(part.toLowerCase()));
  const chosen = (value ?? '').split(',').filter(Boolean);
  const choose = (next: string) => {
    if (filter.kind !== 'codes') return onChange(chosen.includes(next) ? undefined : next);
    const all = chosen.includes(next) ? chosen.filter((it) => it !== next) : [...chosen, next];
    onChange(all.join(',') || undefined);
  };
  return (
    <div className="filter-list">
      {choices.length > 10 && (
        <Input
          size="small"
          allowClear
          value={part}
          aria-label={say('ui.register.filter')}
          placeholder={say('ui.register.filter')}
          onChange={(event) => setPart(event.target.value)}
        />
      )}
      <ul aria-label={label}>
        {shown.map((it) => (
          <li key={it.value}>
            <button
              type="button"
              className="filter-option"
              aria-pressed={chosen.includes(it.value)}
              onClick={() => choose(it.value)}
            >
              {it.label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The number of a sheet, read off it and typed. It names nobody; anything else somebody types here,
 * a phone perhaps, never comes to the address.
 */
function NumberChoice({ label, value, onChange }: FilterProps) {
  const [isWrong, setWrong] = useState(false);
  const look = (text: string) => {
    const number = readPaperNumber(text);
    setWrong(text.trim() !== '' && number === undefined);
    if (number || text.trim() === '') onChange(number);
  };
  return (
    <Input.Search
      autoFocus
      defaultValue={value}
      aria-label={label}
      aria-invalid={isWrong}
      placeholder={label}
      maxLength={40}
      {...(isWrong ? { status: 'error' as const } : {})}
      enterButton={<Button icon={<SearchOutlined />} aria-label={label} />}
      onSearch={look}
    />
  );
}

/** The choice itself, in a popover on a desk and stacked in a panel on a phone. */
export function FilterChoice(props: FilterProps) {
  if (props.filter.kind === 'number') return <NumberChoice {...props} />;
  return isDay(props.filter) ? <DayChoice {...props} /> : <ListChoice {...props} />;
}

/** One filter as a chip: quiet while unset, telling its value once set. */
export function FilterChip(props: FilterProps) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const { label, value, onChange, filter } = props;
  const text = useFilterText(props);
  const isSet = value !== undefined;
  const change = (next: string | undefined) => {
    onChange(next);
    if (filter.kind !== 'codes') setOpen(false);
  };
  return (
    <span className={isSet ? 'chip is-set' : 'chip'}>
      <Popover
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        open={isOpen}
        onOpenChange={setOpen}
        content={<FilterChoice {...props} onChange={change} />}
      >
        <button type="button" className="plain chip-button" aria-expanded={isOpen}>
          {label}
          {isSet ? <b>{text}</b> : <DownOutlined aria-hidden />}
        </button>
      </Popover>
      {isSet && (
        <button
          type="button"
          className="plain chip-clear"
          aria-label={`${say('ui.action.clear')}: ${label}`}
          onClick={() => onChange(undefined)}
        >
          <CloseOutlined />
        </button>
      )}
    </span>
  );
}
