import {
  FileExcelOutlined,
  PrinterOutlined,
  ReloadOutlined,
  SettingOutlined,
  SortDescendingOutlined,
} from '@ant-design/icons';
import { Button, Checkbox, Dropdown, Popover, Segmented } from 'antd';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import type { Density, RegisterAddress, RegisterView } from './register-state.ts';
import { useIsPhone } from './use-phone.ts';

interface Props {
  register: Register;
  address: RegisterAddress;
  view: RegisterView;
  isReading: boolean;
  onRefresh: () => void;
  onExcel?: (() => void) | undefined;
  onPrint?: (() => void) | undefined;
}

const densities: readonly Density[] = ['comfortable', 'compact'];

function ViewChoices({ register, view }: Pick<Props, 'register' | 'view'>) {
  const { say, field } = useWords();
  const module = register.title.split('.')[0] ?? '';
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
        {register.columns.map(({ key }) => (
          <li key={key}>
            <Checkbox
              checked={view.columns.some((it) => it.key === key)}
              onChange={() => view.toggle(key)}
            >
              {field(module, key)}
            </Checkbox>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What one can do with the whole register: sort, refresh, choose columns, take it along. */
export function RegisterTools({
  register,
  address,
  view,
  isReading,
  onRefresh,
  onExcel,
  onPrint,
}: Props) {
  const { say, field } = useWords();
  const isPhone = useIsPhone();
  const module = register.title.split('.')[0] ?? '';
  return (
    <div className="register-tools no-print">
      {register.sorts.length > 1 && (
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [address.sort],
            items: register.sorts.map((key) => ({ key, label: field(module, key) })),
            onClick: ({ key }) => address.setSort(key),
          }}
        >
          <Button type="text" icon={<SortDescendingOutlined />} title={say('ui.register.sort')}>
            {field(module, address.sort)}
          </Button>
        </Dropdown>
      )}
      <Button
        type="text"
        icon={<ReloadOutlined spin={isReading} />}
        aria-label={say('ui.register.refresh')}
        title={say('ui.register.refresh')}
        onClick={onRefresh}
      />
      {onPrint && (
        <Button
          type="text"
          icon={<PrinterOutlined />}
          aria-label={say('ui.register.print')}
          title={say('ui.register.print')}
          onClick={onPrint}
        />
      )}
      {onExcel && (
        <Button
          type="text"
          icon={<FileExcelOutlined />}
          aria-label={say('ui.register.excel')}
          title={say('ui.register.excel')}
          onClick={onExcel}
        />
      )}
      {!isPhone && (
        <Popover
          trigger="click"
          placement="bottomRight"
          arrow={false}
          content={<ViewChoices register={register} view={view} />}
        >
          <Button
            type="text"
            icon={<SettingOutlined />}
            aria-label={say('ui.register.view')}
            title={say('ui.register.view')}
          />
        </Popover>
      )}
    </div>
  );
}
