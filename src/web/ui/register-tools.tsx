import { SettingOutlined, SortDescendingOutlined } from '@ant-design/icons';
import { Button, Dropdown, Popover } from 'antd';

import { useWords } from '../words.ts';
import { RegisterColumns } from './register-columns.tsx';
import { useSortItems, useTools, type ToolsProps } from './use-tools.tsx';

/** What one can do with the whole register: sort, refresh, choose columns, take it along. */
export function RegisterTools(props: ToolsProps) {
  const { register, address, view } = props;
  const { say, field } = useWords();
  const tools = useTools(props);
  const sorts = useSortItems(props);
  const module = register.title.split('.')[0] ?? '';
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
