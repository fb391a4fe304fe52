import { BookOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';

import { contract, type SavedView } from '#contract/workplace';
import type { Endpoint } from '#kernel/endpoint';
import type { Register } from '#kernel/register';

import { useQueryFields } from './address.ts';
import { useRead, useWrite } from './api-hooks.ts';
import { newClientId } from './client-id.ts';
import './saved-views.css';
import { useMe } from './shell/me.ts';
import { useRegisterView } from './ui/register-state.ts';
import { useWords } from './words.ts';

interface Props {
  endpoint: Endpoint;
  register: Register;
}

/** What of the address a view keeps: its own filters, order, reach and purpose. No search. */
const keptKeys = (register: Register) => [
  ...register.filters.map((it) => it.key),
  ...['sort', 'scope', 'purpose'],
];

function ViewLine({ view, onChoose }: { view: SavedView; onChoose: () => void }) {
  const { say } = useWords();
  const remove = useWrite(contract.removeView, { said: say('workplace.view.removed') });
  const { name, owner_name, is_mine, view_id } = view;
  return (
    <li>
      <button type="button" className="filter-option" onClick={onChoose}>
        <span className="one-line">{name}</span>
        {!is_mine && (
          <span className="faint">{say('workplace.view.by', { name: owner_name })}</span>
        )}
      </button>
      {is_mine && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={say('workplace.view.remove', { name })}
          onClick={() => remove.mutate({ view_id })}
        />
      )}
    </li>
  );
}

/** Names what stands in the address and on the screen now, for oneself or for one's unit. */
function SaveView({ endpoint, register, onSaved }: Props & { onSaved: () => void }) {
  const { say } = useWords();
  const { offices } = useMe();
  const [query] = useQueryFields();
  const { columns, isStandard } = useRegisterView(register);
  const [name, setName] = useState('');
  const [unit_id, setUnit] = useState('');
  const save = useWrite(contract.saveView, {
    said: say('workplace.view.saved'),
    onDone: onSaved,
  });
  const kept = keptKeys(register).flatMap((key) =>
    query[key] ? [[key, query[key]] as const] : [],
  );
  const units = new Map(offices.map((it) => [it.unit_id, it.unit_name]));
  const submit = () =>
    save.mutate({
      view_id: newClientId(),
      register: endpoint.id,
      name: name.trim(),
      query: Object.fromEntries(kept),
      columns: isStandard ? [] : columns.map((it) => it.key),
      unit_id: unit_id === '' ? null : unit_id,
    });
  return (
    <form
      className="view-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') submit();
      }}
    >
      <h3>{say('workplace.view.save')}</h3>
      <p className="faint">{say('workplace.view.keeps')}</p>
      <Input
        value={name}
        maxLength={40}
        aria-label={say('workplace.view.name')}
        placeholder={say('workplace.view.name_hint')}
        onChange={(event) => setName(event.target.value)}
      />
      <select
        value={unit_id}
        aria-label={say('workplace.view.share')}
        onChange={(event) => setUnit(event.target.value)}
      >
        <option value="">{say('workplace.view.only_me')}</option>
        {[...units].map(([value, unit]) => (
          <option key={value} value={value}>
            {say('workplace.view.share')} {unit}
          </option>
        ))}
      </select>
      <Button htmlType="submit" icon={<PlusOutlined />}>
        {say('ui.action.save')}
      </Button>
    </form>
  );
}

/** 视图: a register as somebody likes to look at it, kept under a name, for himself or his unit. */
export function SavedViews({ endpoint, register }: Props) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  const [, change] = useQueryFields();
  const { show } = useRegisterView(register);
  const { data, isFetched } = useRead(
    contract.listViews,
    { register: endpoint.id },
    { enabled: isOpen },
  );
  const choose = ({ query, columns }: SavedView) => {
    const cleared = Object.fromEntries(keptKeys(register).map((key) => [key, undefined]));
    change({ ...cleared, search: undefined, ...query });
    show(columns);
    setOpen(false);
  };
  const rows = data?.rows ?? [];
  const part = (title: string, views: readonly SavedView[]) =>
    views.length > 0 && (
      <section>
        <h3>{title}</h3>
        <ul>
          {views.map((it) => (
            <ViewLine key={it.view_id} view={it} onChoose={() => choose(it)} />
          ))}
        </ul>
      </section>
    );
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      // Opened when it is known how tall it is: what grows afterwards would stand outside.
      open={isOpen && isFetched}
      onOpenChange={setOpen}
      destroyOnHidden
      content={
        <div className="saved-views">
          {part(
            say('workplace.view.mine'),
            rows.filter((it) => it.is_mine),
          )}
          {part(
            say('workplace.view.shared'),
            rows.filter((it) => !it.is_mine),
          )}
          {data && rows.length === 0 && <p className="faint">{say('workplace.view.none')}</p>}
          <SaveView endpoint={endpoint} register={register} onSaved={() => setOpen(false)} />
        </div>
      }
    >
      <Button type="text" className="no-print" icon={<BookOutlined />} aria-expanded={isOpen}>
        {say('workplace.view.title')}
      </Button>
    </Popover>
  );
}
