import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import './panel.css';
import { useIsPhone } from './use-phone.ts';

export interface PanelProps {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  width?: number;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** The drawer itself; it stays while it closes. */
export function PanelDrawer({
  title,
  isOpen,
  onClose,
  width = 640,
  actions,
  children,
}: PanelProps) {
  const { say } = useWords();
  const isPhone = useIsPhone();
  const icon = isPhone ? (
    <ArrowLeftOutlined aria-label={say('ui.action.back')} />
  ) : (
    <CloseOutlined aria-label={say('ui.action.close')} />
  );
  return (
    <Drawer
      rootClassName="panel"
      title={title}
      open={isOpen}
      onClose={onClose}
      size={isPhone ? '100%' : width}
      placement="right"
      closeIcon={icon}
      closable={{ placement: isPhone ? 'start' : 'end' }}
      extra={actions}
      destroyOnHidden
      mask={{ blur: false }}
    >
      {children}
    </Drawer>
  );
}
