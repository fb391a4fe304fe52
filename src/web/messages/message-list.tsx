import {
  AuditOutlined,
  CheckCircleOutlined,
  ExportOutlined,
  ImportOutlined,
  UserSwitchOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';

import { contract, type Message, type MessageKind } from '#contract/messages';
import { pathOf } from '#rules/messages';

import { useWrite } from '../api-hooks.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './messages.css';

const icons: Record<MessageKind, ComponentType> = {
  approval_waiting: AuditOutlined,
  approval_decided: CheckCircleOutlined,
  customer_assigned: UserSwitchOutlined,
  import_finished: ImportOutlined,
  export_ready: ExportOutlined,
  export_failed: WarningOutlined,
};

/** Messages, newest first; following one reads it. */
export function MessageList({
  rows,
  onFollow,
}: {
  rows: readonly Message[];
  onFollow?: () => void;
}) {
  const { say, label } = useWords();
  const { mutate } = useWrite(contract.markRead);
  return (
    <ul className="message-list">
      {rows.map((row) => {
        const Icon = icons[row.kind];
        const isNew = row.read_at === null;
        const outcome = label('request_outcome', String(row.facts.outcome ?? ''));
        const about = row.facts.request_kind;
        return (
          <li key={row.message_id} className={isNew ? 'is-new' : undefined}>
            <TextLink
              to={pathOf(row)}
              className="message"
              onFollow={() => {
                if (isNew) mutate({ message_ids: [row.message_id] });
                onFollow?.();
              }}
            >
              <span className="message-icon">
                <Icon />
              </span>
              <span className="message-text">
                <span>
                  {say(`messages.kind.${row.kind}`, { outcome })}
                  {isNew && (
                    <span className="only-read-aloud">{say('messages.screen.is_new')}</span>
                  )}
                </span>
                <span className="faint">
                  {about !== undefined && `${label('request_kind', String(about))} · `}
                  <MomentText at={row.created_at} isNear />
                </span>
              </span>
            </TextLink>
          </li>
        );
      })}
    </ul>
  );
}
