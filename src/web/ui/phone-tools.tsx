import { MoreOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';

import { later } from '../later.tsx';
import { useWords } from '../words.ts';
import type { ToolsProps } from './use-tools.tsx';

const ToolsPanel = later(async () => (await import('./tools-panel.tsx')).ToolsPanel);

/** On a phone everything one can do with a register waits behind one button. */
export function PhoneTools({ children, ...tools }: ToolsProps & { children?: ReactNode }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className="register-tools no-print">
      <Button
        type="text"
        icon={<MoreOutlined />}
        aria-label={say('ui.action.more')}
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      />
      {isOpen && (
        <ToolsPanel {...tools} onClose={() => setOpen(false)}>
          {children}
        </ToolsPanel>
      )}
    </div>
  );
}
