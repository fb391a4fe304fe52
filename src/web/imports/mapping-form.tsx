import { Button, Select } from 'antd';
import { useState } from 'react';

import { importContract, type ImportColumn, type ImportPage } from '#contract/customers';
import { importFields } from '#rules/customers';

import { useWrite } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import '../customers/customers.css';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './imports.css';

const SAMPLES = 3;
/** Below this the guess wants a look (the contract says so). */
const SURE = 0.9;

/** Which column is which field, on a preview of real rows; what was recognised is already chosen. */
export function MappingForm({ batch, onDone }: { batch: ImportPage; onDone: () => void }) {
  const { say, field } = useWords();
  const [sheet, setSheet] = useState(batch.sheet);
  const shown = batch.sheets[sheet];
  const [mapping, setMapping] = useState<Record<string, string>>(batch.mapping);
  const check = useWrite(importContract.mapImport, { onDone });
  if (!shown) return null;
  const taken = new Set(Object.values(mapping));
  const optionsFor = (index: number) =>
    importFields.map((value) => {
      const isTaken = taken.has(value) && mapping[String(index)] !== value;
      const label = field('import', value);
      return {
        value,
        label: isTaken ? `${label} (${say('import.screen.used')})` : label,
        disabled: isTaken,
      };
    });
  const isUnsure = ({ index, field: guess, confidence }: ImportColumn) =>
    confidence < SURE && guess !== null && mapping[String(index)] === guess;
  const chooseSheet = (at: number) => {
    const columns = batch.sheets[at]?.columns ?? [];
    const known = columns.filter((it) => it.field !== null);
    setSheet(at);
    setMapping(Object.fromEntries(known.map((it) => [String(it.index), it.field!])));
  };
  const choose = (index: number, next: string | undefined) => {
    const { [String(index)]: _gone, ...others } = mapping;
    setMapping(next ? { ...others, [String(index)]: next } : others);
  };
  return (
    <Section
      title={say('import.action.map-import')}
      actions={
        <Button
          type="primary"
          loading={check.isPending}
          onClick={() =>
            check.mutate({
              batch_id: batch.batch_id,
              sheet,
              header_row: shown.header_row,
              mapping,
            })
          }
        >
          {say('import.action.check')}
        </Button>
      }
    >
      <p className="form-guidance">{say('import.about.mapping')}</p>
      {batch.sheets.length > 1 && (
        <Select
          aria-label={say('import.screen.sheet')}
          value={sheet}
          options={batch.sheets.map((it, value) => ({
            value,
            label: `${it.name} (${it.row_count})`,
          }))}
          onChange={chooseSheet}
        />
      )}
      <div className="mapping" role="table" aria-label={say('import.action.map-import')}>
        {shown.columns.map((column, at) => (
          <div key={column.index} className="mapping-line" role="row">
            <span role="cell">
              <strong>{column.header || say('import.screen.no_header')}</strong>{' '}
              {isUnsure(column) && (
                <StateTag tone="due">{say('import.screen.check_column')}</StateTag>
              )}
            </span>
            <span role="cell" className="faint mapping-sample">
              {shown.rows
                .slice(0, SAMPLES)
                .map((row) => row[at])
                .filter(Boolean)
                .join(' · ')}
            </span>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={`${say('import.screen.field')} ${column.header}`}
              placeholder={say('import.screen.skip')}
              value={mapping[String(column.index)] ?? null}
              options={optionsFor(column.index)}
              onChange={(next) => choose(column.index, next ?? undefined)}
            />
          </div>
        ))}
      </div>
    </Section>
  );
}
