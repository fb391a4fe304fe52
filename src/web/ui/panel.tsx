import { ArrowLeftOutlined, CloseOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import './panel.css';
import { useIsPhone } from './use-phone.ts';

interface Props {
  title: ReactNode;
  isOpen: boolean;
  onClose: () => void;
  width?: number;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

/** What is opened beside a list: a drawer, and on a phone a whole page with a way back. */
export function Panel({ title, isOpen, onClose, width = 640, actions, children }: Props) {
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
