import { FileOutlined } from '@ant-design/icons';
import { useState } from 'react';

import { attachmentsContract as contract, type Attachment } from '#contract/customers';

import { addressOf, download } from '../api.ts';
import { useRead } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { AttachTools } from './attach-tools.tsx';
import { AttachmentViewer } from './attachment-viewer.tsx';
import './attachments.css';
import { Section } from './section.tsx';

/** Where the bytes of an attachment are. The address holds ids only. */

export const pictureAt = (customer_id: string, attachment_id: string, size: 'whole' | 'thumb') =>
  addressOf(contract.readAttachment, { customer_id, attachment_id, size }, {}).url;

/** 附件: photos, papers and recordings of a customer. Pictures open here, other files are saved. */
export function AttachmentsSection({ customer_id }: { customer_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const toast = useToast();
  const { data } = useRead(contract.listAttachments, { customer_id });
  const [shown, setShown] = useState<Attachment>();
  if (!data) return null;
  const { rows, is_clear } = data;
  if (!is_clear && rows.length === 0) return null;
  const open = (it: Attachment) => {
    if (it.has_thumb) return setShown(it);
    const { attachment_id } = it;
    download(contract.readAttachment, { customer_id, attachment_id }).catch(toast.refused);
  };
  return (
    <Section title={say('customers.section.attachments')}>
      {is_clear ? (
        <>
          <ul className="attachments">
            {rows.map((it) => (
              <Tile key={it.attachment_id} customer_id={customer_id} it={it} onOpen={open} />
            ))}
          </ul>
          {may('customers.attach-file') && (
            <>
              <AttachTools customer_id={customer_id} />
              <p className="form-guidance no-print">{say('customers.screen.attachments_about')}</p>
            </>
          )}
        </>
      ) : (
        <p className="faint">
          {say('customers.screen.attachments_masked', { count: rows.length })}
        </p>
      )}
      {shown && (
        <AttachmentViewer
          customer_id={customer_id}
          attachment={shown}
          onClose={() => setShown(undefined)}
        />
      )}
    </Section>
  );
}

interface TileProps {
  customer_id: string;
  it: Attachment;
  onOpen: (it: Attachment) => void;
}

function Tile({ customer_id, it, onOpen }: TileProps) {
  const { say, label } = useWords();
  const name = it.file_name ?? '';
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(it)}
        aria-label={say('customers.action.open_attachment', { name })}
      >
        {it.has_thumb ? (
          <img src={pictureAt(customer_id, it.attachment_id, 'thumb')} alt="" loading="lazy" />
        ) : (
          <FileOutlined className="attachment-icon" />
        )}
        <span className="attachment-name">{name}</span>
        <span className="faint">
          {label('attachment_kind', it.kind)} · <MomentText at={it.added_at} isNear />
        </span>
      </button>
    </li>
  );
}
