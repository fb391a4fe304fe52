import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons';
import { Button, Checkbox, Segmented } from 'antd';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import type { Density, RegisterView } from './register-state.ts';

const densities: readonly Density[] = ['comfortable', 'compact'];

/** How tall the rows are, which columns are shown and in which order: all of it by keyboard. */
export function RegisterColumns({ register, view }: { register: Register; view: RegisterView }) {
  const { say, field } = useWords();
  const module = register.title.split('.')[0] ?? '';
  const shown = view.columns.map((it) => it.key);
  const hidden = register.columns.filter((it) => !shown.includes(it.key)).map((it) => it.key);
  const line = (key: string, at: number) => {
    const name = field(module, key);
    return (
      <li key={key}>
        <Checkbox checked={at >= 0} onChange={() => view.toggle(key)}>
          {name}
        </Checkbox>
        {at >= 0 && (
          <span className="column-moves">
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              disabled={at === 0}
              aria-label={say('ui.register.column_up', { name })}
              onClick={() => view.move(at, at - 1)}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              disabled={at === shown.length - 1}
              aria-label={say('ui.register.column_down', { name })}
              onClick={() => view.move(at, at + 1)}
            />
          </span>
        )}
      </li>
    );
  };
  return (
    <div className="view-choices">
      <h3>{say('ui.register.density')}</h3>
      <Segmented
        block
        value={view.density}
        aria-label={say('ui.register.density')}
        options={densities.map((value) => ({ value, label: say(`ui.register.density_${value}`) }))}
        onChange={view.setDensity}
      />
      <h3>
        {say('ui.register.columns')}
        {!view.isStandard && (
          <Button type="link" size="small" onClick={view.reset}>
            {say('ui.register.columns_reset')}
          </Button>
        )}
      </h3>
      <ul>
        {shown.map((key, at) => line(key, at))}
        {hidden.map((key) => line(key, -1))}
      </ul>
    </div>
  );
}
