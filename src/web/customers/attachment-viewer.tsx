import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';

import {
  attachmentsContract as contract,
  RemoveReason,
  type Attachment,
} from '#contract/customers';

import { addressOf, download } from '../api.ts';
import { useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  customer_id: string;
  attachment: Attachment;
  onClose: () => void;
}

/** One attachment over the page: looked at, saved, or removed for a reason. */
export function AttachmentViewer({ customer_id, attachment, onClose }: Props) {
  const { attachment_id, file_name } = attachment;
  const { say } = useWords();
  const { may } = useMe();
  const toast = useToast();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isRemoving, setRemoving] = useState(false);
  useEffect(() => dialog.current?.showModal(), []);
  const one = { customer_id, attachment_id };
  const name = file_name ?? '';
  return (
    <dialog ref={dialog} className="attachment-viewer" aria-label={name} onClose={onClose}>
      {attachment.has_thumb && (
        <img
          src={addressOf(contract.readAttachment, { ...one, size: 'whole' }, {}).url}
          alt={name}
        />
      )}
      <div className="attachment-bar">
        <span className="attachment-name">{name}</span>
        <span>
          {may('customers.remove-attachment') && (
            <Button danger onClick={() => setRemoving(true)}>
              {say('customers.action.remove-attachment')}
            </Button>
          )}
          <Button onClick={() => void download(contract.readAttachment, one).catch(toast.refused)}>
            {say('customers.action.save_attachment')}
          </Button>
          <Button type="primary" onClick={onClose}>
            {say('ui.action.close')}
          </Button>
        </span>
      </div>
      {isRemoving && <Reasons one={one} onDone={onClose} />}
    </dialog>
  );
}

/** Why it goes; the tap on the reason is the act. */
function Reasons({
  one,
  onDone,
}: {
  one: { customer_id: string; attachment_id: string };
  onDone: () => void;
}) {
  const { say, label } = useWords();
  const remove = useWrite(contract.removeAttachment, {
    said: say('customers.screen.attachment_removed'),
    onDone,
  });
  return (
    <div className="attachment-reasons">
      <span className="soft">{say('customers.screen.remove_attachment_lead')}</span>
      {RemoveReason.options.map((reason_code) => (
        <Button
          key={reason_code}
          danger
          disabled={remove.isPending}
          onClick={() => remove.mutate({ ...one, reason_code })}
        >
          {label('remove_reason', reason_code)}
        </Button>
      ))}
    </div>
  );
}
