import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';

import { useWords } from '../words.ts';
import { CarriedChips } from './carried-chips.tsx';
import { FilterChip } from './register-filter.tsx';
import { usableFilters, type FiltersProps } from './usable-filters.ts';

/** How many filters stand open before the rest wait behind a plus. */
const SHOWN = 4;

/** The filters of a register as chips, each opening where it stands. */
export function DeskFilters(props: FiltersProps) {
  const { register, address, carried, options } = props;
  const { say, field, choices } = useWords();
  const filters = usableFilters(props, choices);
  const [added, setAdded] = useState<readonly string[]>([]);
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
