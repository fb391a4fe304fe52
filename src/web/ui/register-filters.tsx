import { FilterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { later } from '../later.tsx';
import { useWords } from '../words.ts';
import { CarriedChips } from './carried-chips.tsx';
import { usableFilters, type FiltersProps } from './usable-filters.ts';
import { useIsPhone } from './use-phone.ts';

const DeskFilters = later(async () => (await import('./desk-filters.tsx')).DeskFilters);
const FilterChip = later(async () => (await import('./register-filter.tsx')).FilterChip);
const FilterPanel = later(async () => (await import('./filter-panel.tsx')).FilterPanel);

/** On a phone one button opens them all; only what is set stands beside it. */
function PhoneFilters(props: FiltersProps) {
  const { register, address, carried, options } = props;
  const { say, field, choices } = useWords();
  const filters = usableFilters(props, choices);
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
      {isOpen && <FilterPanel {...props} filters={filters} onClose={() => setOpen(false)} />}
    </div>
  );
}

/** The filters of a register; what is set is in the address. */
export function RegisterFilters(props: FiltersProps) {
  return useIsPhone() ? <PhoneFilters {...props} /> : <DeskFilters {...props} />;
}
