import { Button } from 'antd';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import { Panel } from './panel.tsx';
import { FilterChoice } from './register-filter.tsx';
import type { FiltersProps } from './usable-filters.ts';

interface Props extends FiltersProps {
  filters: Register['filters'];
  onClose: () => void;
}

/** All filters on a page of their own: the way a phone sets them. */
export function FilterPanel({ register, address, options, filters, onClose }: Props) {
  const { say, field } = useWords();
  const module = register.title.split('.')[0] ?? '';
  return (
    <Panel title={say('ui.register.filter')} isOpen onClose={onClose}>
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
          <Button type="primary" onClick={onClose}>
            {say('ui.action.apply')}
          </Button>
        </div>
      </div>
    </Panel>
  );
}
