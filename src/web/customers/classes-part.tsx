import { Button } from 'antd';
import { useState } from 'react';

import { classesContract, type Classification, type CustomerPage } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { later } from '../later.tsx';
import { useMe } from '../shell/me.ts';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { useWords } from '../words.ts';
import { useNamed } from './named.ts';

const ClassifyDrawer = later(async () => (await import('./classify-drawer.tsx')).ClassifyDrawer);

/** Where the customer stands in each dimension of the company, and where he stood. */
export function ClassesPart({ customer }: { customer: CustomerPage }) {
  const { customer_id, seen } = customer;
  const { say } = useWords();
  const { may } = useMe();
  const named = useNamed();
  const [isOpen, setOpen] = useState(false);
  const enabled = may('customers.list-classifications');
  const { data: lists } = useRead(classesContract.listDimensions, {}, { enabled });
  const { data } = useRead(classesContract.listClassifications, { customer_id }, { enabled });
  const dimensions = lists?.rows ?? [];
  const rows = data?.rows ?? [];
  if (dimensions.length === 0) return null;
  const shown = dimensions.filter(
    (it) => it.is_open || rows.some((one) => one.dimension === it.code),
  );
  const mayClassify = seen === 'clear' && may('customers.classify-customer');
  return (
    <div className="archive-part">
      <FieldList
        title={say('customers.section.classes')}
        actions={
          mayClassify && (
            <Button size="small" type="text" onClick={() => setOpen(true)}>
              {say('customers.action.classify-customer')}
            </Button>
          )
        }
        lines={shown.map((it) => ({
          label: named(it),
          value: <Standing rows={rows.filter((one) => one.dimension === it.code)} />,
        }))}
      />
      {isOpen && (
        <ClassifyDrawer
          customer_id={customer_id}
          dimensions={dimensions.filter((it) => it.is_open)}
          rows={rows}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

function Standing({ rows }: { rows: readonly Classification[] }) {
  const { say } = useWords();
  const named = useNamed();
  const now = rows.find((it) => it.closed_at === null);
  const before = rows.filter((it) => it.closed_at !== null);
  return (
    <>
      {now ? named(now) : <span className="faint">{say('ui.none')}</span>}
      {now && (
        <span className="source faint">
          {now.by_name} · <MomentText at={now.opened_at} isNear />
        </span>
      )}
      {before.length > 0 && (
        <span className="source faint" title={before.map(named).join(' ← ')}>
          {say('customers.screen.classified_before', { name: named(before[0]!) })}
        </span>
      )}
    </>
  );
}
