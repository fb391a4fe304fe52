import { FilterOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';

import type { Register } from '#kernel/register';

import { useWords, type Speech } from '../words.ts';
import type { Choice } from './choice-field.tsx';
import { Panel } from './panel.tsx';
import { FilterChip, FilterChoice } from './register-filter.tsx';
import type { RegisterAddress } from './register-state.ts';
import { useIsPhone } from './use-phone.ts';

/** How many filters stand open before the rest wait behind a plus. */
const SHOWN = 4;

interface Props {
  register: Register;
  address: RegisterAddress;
  /** Query keys that narrow the register but are set elsewhere, with their names: a search. */
  carried: Readonly<Record<string, string>>;
  options: Readonly<Record<string, readonly Choice[]>>;
}

/** A filter whose values are nowhere to be had would be a dead end. */
function usable({ register, options }: Props, choices: Speech['choices']) {
  return register.filters.filter(({ key, kind, list = '' }) => {
    if (kind === 'person') return (options[key]?.length ?? 0) > 0;
    return kind.startsWith('code') ? (options[key] ?? choices(list)).length > 0 : true;
  });
}

function CarriedChips({ address, carried }: Pick<Props, 'address' | 'carried'>) {
  const { say } = useWords();
  return Object.entries(carried)
    .filter(([key]) => address.filters[key] !== undefined)
    .map(([key, label]) => (
      <span key={key} className="chip is-set">
        <span className="chip-button">
          <b>{label}</b>
        </span>
        <button
          type="button"
          className="plain chip-clear"
          aria-label={`${say('ui.action.clear')}: ${label}`}
          onClick={() => address.setFilter(key, undefined)}
        >
          ×
        </button>
      </span>
    ));
}

function PhoneFilters(props: Props) {
  const { register, address, carried, options } = props;
  const { say, field, choices } = useWords();
  const filters = usable(props, choices);
  const [isOpen, setOpen] = useState(false);
  const module = register.title.split('.')[0] ?? '';
  const set = filters.filter((it) => address.filters[it.key] !== undefined);
  return (
    <div className="chips">
      <Button icon={<FilterOutlined />} onClick={() => setOpen(true)}>
        {say('ui.register.filter')}
        {set.length > 0 && ` ${set.length}`}
      </Button>
      <CarriedChips address={address} carried={carried} />
      {set.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          label={field(module, filter.key)}
          value={address.filters[filter.key]}
          options={options[filter.key]}
          onChange={(value) => address.setFilter(filter.key, value)}
        />
      ))}
      <Panel title={say('ui.register.filter')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <div className="filter-stack">
          {filters.map((filter) => (
            <section key={filter.key}>
              <h2>{field(module, filter.key)}</h2>
              <FilterChoice
                filter={filter}
                label={field(module, filter.key)}
                value={address.filters[filter.key]}
                options={options[filter.key]}
                onChange={(value) => address.setFilter(filter.key, value)}
              />
            </section>
          ))}
          <div className="filter-done">
            <Button onClick={address.clear}>{say('ui.register.clear_filters')}</Button>
            <Button type="primary" onClick={() => setOpen(false)}>
              {say('ui.action.apply')}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  );
}

/** The filters of a register as chips; what is set is in the address. */
export function RegisterFilters(props: Props) {
  const { register, address, carried, options } = props;
  const { say, field, choices } = useWords();
  const filters = usable(props, choices);
  const [added, setAdded] = useState<readonly string[]>([]);
  const isPhone = useIsPhone();
  if (isPhone) return <PhoneFilters {...props} />;
  const module = register.title.split('.')[0] ?? '';
  const isShown = (key: string, at: number) =>
    at < SHOWN || address.filters[key] !== undefined || added.includes(key);
  const shown = filters.filter((it, at) => isShown(it.key, at));
  const waiting = filters.filter((it, at) => !isShown(it.key, at));
  return (
    <div className="chips">
      <CarriedChips address={address} carried={carried} />
      {shown.map((filter) => (
        <FilterChip
          key={filter.key}
          filter={filter}
          label={field(module, filter.key)}
          value={address.filters[filter.key]}
          options={options[filter.key]}
          onChange={(value) => address.setFilter(filter.key, value)}
        />
      ))}
      {waiting.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: waiting.map(({ key }) => ({ key, label: field(module, key) })),
            onClick: ({ key }) => setAdded([...added, key]),
          }}
        >
          <Button type="text" size="small" icon={<PlusOutlined />} className="chip-more">
            {say('ui.register.filter')}
          </Button>
        </Dropdown>
      )}
      {Object.keys(address.filters).length > 0 && (
        <Button type="link" size="small" onClick={address.clear}>
          {say('ui.register.clear_filters')}
        </Button>
      )}
    </div>
  );
}
