import { CameraOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';

import type { AttachmentKind } from '#contract/customers';

import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useIsPhone } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import { useAttach } from './use-attach.ts';

const accepted = 'image/jpeg,image/png,image/webp,application/pdf,audio/*';

interface Props {
  customer_id: string;
  /** Fixed by the screen that uses it; otherwise chosen by a tap. */
  kind?: AttachmentKind;
  /** The card or form the files belong to. */
  ref_id?: string;
}

/** Takes photos and files of a customer: kind by a tap, then the camera of a phone or a file. */
export function AttachTools({ customer_id, kind: fixed, ref_id }: Props) {
  const { say, choices } = useWords();
  const toast = useToast();
  const isPhone = useIsPhone();
  const [chosen, setChosen] = useState<AttachmentKind>('photo');
  const camera = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { sending, attach, again, drop } = useAttach(customer_id, () =>
    toast.done(say('customers.screen.attached')),
  );
  const kind = fixed ?? chosen;
  const take = (input: HTMLInputElement) => {
    attach([...(input.files ?? [])], kind, ref_id);
    input.value = '';
  };
  return (
    <div className="attach-tools no-print">
      {!fixed && (
        <ChoiceButtons
          label={say('customers.action.attach-file')}
          value={chosen}
          choices={choices('attachment_kind')}
          onChange={(value) => setChosen((value ?? chosen) as AttachmentKind)}
          isNarrow
        />
      )}
      <div className="attach-buttons">
        <input
          ref={camera}
          type="file"
          hidden
          // Named so, a phone that keeps HEIC hands over a JPEG.
          accept="image/jpeg,image/png,image/webp"
          capture="environment"
          aria-label={say('customers.action.take_photo')}
          onChange={(event) => take(event.target)}
        />
        <input
          ref={picker}
          type="file"
          hidden
          multiple
          accept={accepted}
          aria-label={say('customers.action.choose_file')}
          onChange={(event) => take(event.target)}
        />
        {isPhone && (
          <Button icon={<CameraOutlined />} onClick={() => camera.current?.click()}>
            {say('customers.action.take_photo')}
          </Button>
        )}
        <Button icon={<PaperClipOutlined />} onClick={() => picker.current?.click()}>
          {say('customers.action.choose_file')}
        </Button>
      </div>
      {sending.map((it) => (
        <div key={it.attachment_id} role="status">
          {it.error ? (
            <>
              <RefusalNote error={it.error} />
              <div className="customer-line">
                <span>{say('customers.screen.attachment_failed', { name: it.file.name })}</span>
                <span>
                  <Button size="small" onClick={() => again(it)}>
                    {say('ui.action.retry')}
                  </Button>
                  <Button size="small" type="text" onClick={() => drop(it.attachment_id)}>
                    {say('ui.action.cancel')}
                  </Button>
                </span>
              </div>
            </>
          ) : (
            <progress
              value={it.share}
              max={1}
              aria-label={say('customers.screen.attachment_sending', { name: it.file.name })}
            />
          )}
        </div>
      ))}
    </div>
  );
}
