import { Button, Select } from 'antd';

import { importContract, type ImportColumn, type ImportPage } from '#contract/customers';

import { useWrite } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import '../customers/customers.css';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './imports.css';
import { useMapping, type Mapping } from './use-mapping.ts';

const SAMPLES = 3;

/** Which column is which field, on a preview of real rows; what was recognised is already chosen. */
export function MappingForm({ batch, onDone }: { batch: ImportPage; onDone: () => void }) {
  const { say } = useWords();
  const form = useMapping(batch);
  const check = useWrite(importContract.mapImport, { onDone });
  const { shown, sheet, mapping } = form;
  if (!shown) return null;
  const { batch_id } = batch;
  const send = () => check.mutate({ batch_id, sheet, header_row: shown.header_row, mapping });
  return (
    <Section
      title={say('import.action.map-import')}
      actions={
        <Button type="primary" loading={check.isPending} onClick={send}>
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
          onChange={form.chooseSheet}
        />
      )}
      <div className="mapping" role="table" aria-label={say('import.action.map-import')}>
        {shown.columns.map((column, at) => (
          <MappingLine
            key={column.index}
            column={column}
            form={form}
            samples={shown.rows
              .slice(0, SAMPLES)
              .map((row) => row[at])
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </div>
    </Section>
  );
}

type MappingLineProps = { column: ImportColumn; form: Mapping; samples: string };

function MappingLine({ column, form, samples }: MappingLineProps) {
  const { say } = useWords();
  return (
    <div className="mapping-line" role="row">
      <span role="cell">
        <strong>{column.header || say('import.screen.no_header')}</strong>{' '}
        {form.isUnsure(column) && (
          <StateTag tone="due">{say('import.screen.check_column')}</StateTag>
        )}
      </span>
      <span role="cell" className="faint mapping-sample">
        {samples}
      </span>
      <Select
        allowClear={{ label: say('ui.action.clear') }}
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={`${say('import.screen.field')} ${column.header}`}
        placeholder={say('import.screen.skip')}
        value={form.mapping[String(column.index)] ?? null}
        options={form.optionsFor(column.index)}
        onChange={(next) => form.choose(column.index, next ?? undefined)}
      />
    </div>
  );
}
