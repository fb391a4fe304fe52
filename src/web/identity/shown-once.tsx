import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { Note } from '../ui/note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';

interface Props {
  /** What it is: a temporary password, a token. */
  label: string;
  secret: string;
  /** What to do with it now. */
  lead: string;
}

/** Browsers give pages the clipboard over https and on this machine only. */
const canCopy = 'clipboard' in navigator;

/** A secret the server told once and keeps only as a digest: here to be copied, nowhere later. */
export function ShownOnce({ label, secret, lead }: Props) {
  const { say } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    toast.done(say('ui.action.copied'));
  };
  return (
    <Note tone="due" isNews more={lead}>
      <div className="shown-once">
        <span>{label}</span>
        <code>{secret}</code>
        {canCopy && (
          <Button size="small" icon={<CopyOutlined />} onClick={() => void copy()}>
            {say('ui.action.copy')}
          </Button>
        )}
      </div>
    </Note>
  );
}
