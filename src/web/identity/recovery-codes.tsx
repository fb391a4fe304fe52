import { Button } from 'antd';

import { Note } from '../ui/note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './identity.css';

const canCopy = 'clipboard' in navigator;

/** Ten codes for paper, shown once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const { say } = useWords();
  const toast = useToast();
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    toast.done(say('ui.action.copied'));
  };
  return (
    <Note tone="due" isNews more={say('security.recovery.once')}>
      <strong>{say('security.recovery.title')}</strong>
      <ol className="recovery-codes">
        {codes.map((it) => (
          <li key={it}>
            <code>{it}</code>
          </li>
        ))}
      </ol>
      {canCopy && (
        <Button size="small" onClick={() => void copy()}>
          {say('security.recovery.copy')}
        </Button>
      )}
    </Note>
  );
}
