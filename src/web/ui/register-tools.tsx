import {
  FileExcelOutlined,
  MoreOutlined,
  PrinterOutlined,
  ReloadOutlined,
  SettingOutlined,
  SortDescendingOutlined,
} from '@ant-design/icons';
import { Button, Dropdown, Popover } from 'antd';
import type { ReactNode } from 'react';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import { RegisterColumns } from './register-columns.tsx';
import type { RegisterAddress, RegisterView } from './register-state.ts';
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

interface Tool {
  key: string;
  label: string;
  icon: ReactNode;
  run: () => void;
}

function useTools({ isReading, onRefresh, onExcel, onPrint }: Props): Tool[] {
  const { say } = useWords();
  const refresh = {
    key: 'refresh',
    label: say('ui.register.refresh'),
    icon: <ReloadOutlined spin={isReading} />,
    run: onRefresh,
  };
  const print = { key: 'print', label: say('ui.register.print'), icon: <PrinterOutlined /> };
  const excel = { key: 'excel', label: say('ui.register.excel'), icon: <FileExcelOutlined /> };
  return [
    refresh,
    ...(onPrint ? [{ ...print, run: onPrint }] : []),
    ...(onExcel ? [{ ...excel, run: onExcel }] : []),
  ];
}

function useSortItems({ register }: Props) {
  const { field } = useWords();
  const module = register.title.split('.')[0] ?? '';
  if (register.sorts.length < 2) return [];
  return register.sorts.map((key) => ({ key, label: field(module, key) }));
}

/** On a phone everything waits behind one button. */
function PhoneTools(props: Props) {
  const { say } = useWords();
  const { address } = props;
  const tools = useTools(props);
  const sorts = useSortItems(props);
  const order = { type: 'group' as const, label: say('ui.register.sort'), children: sorts };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [address.sort],
        items: [
          ...tools.map(({ key, label, icon }) => ({ key, label, icon })),
          ...(sorts.length > 0 ? [order] : []),
        ],
        onClick: ({ key }) => {
          const tool = tools.find((it) => it.key === key);
          if (tool) tool.run();
          else address.setSort(key);
        },
      }}
    >
      <Button type="text" icon={<MoreOutlined />} aria-label={say('ui.action.more')} />
    </Dropdown>
  );
}

/** What one can do with the whole register: sort, refresh, choose columns, take it along. */
export function RegisterTools(props: Props) {
  const { register, address, view } = props;
  const { say, field } = useWords();
  const isPhone = useIsPhone();
  const tools = useTools(props);
  const sorts = useSortItems(props);
  const module = register.title.split('.')[0] ?? '';
  if (isPhone)
    return (
      <div className="register-tools no-print">
        <PhoneTools {...props} />
      </div>
    );
  return (
    <div className="register-tools no-print">
      {sorts.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [address.sort],
            items: sorts,
            onClick: ({ key }) => address.setSort(key),
          }}
        >
          <Button type="text" icon={<SortDescendingOutlined />} title={say('ui.register.sort')}>
            {field(module, address.sort)}
          </Button>
        </Dropdown>
      )}
      {tools.map(({ key, label, icon, run }) => (
        <Button key={key} type="text" icon={icon} aria-label={label} title={label} onClick={run} />
      ))}
      <Popover
        trigger="click"
        placement="bottomRight"
        arrow={false}
        content={<RegisterColumns register={register} view={view} />}
      >
        <Button
          type="text"
          icon={<SettingOutlined />}
          aria-label={say('ui.register.columns_and_density')}
          title={say('ui.register.columns_and_density')}
        />
      </Popover>
    </div>
  );
}
