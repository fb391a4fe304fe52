import { IdcardOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import type { PasskeyProof } from '#contract/identity';

import { PasskeyDeclined, provePasskey } from '../passkeys.ts';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';

interface Props {
  label: string;
  isPrimary?: boolean;
  /** What is done with what the device answered; a refusal is shown here. */
  onProof: (proof: PasskeyProof) => Promise<void>;
}

/** Asks the device for a passkey, and hands on what it answered. */
export function PasskeyButton({ label, isPrimary = false, onProof }: Props) {
  const { say } = useWords();
  const [isAsking, setAsking] = useState(false);
  const [error, setError] = useState<unknown>();
  const ask = async () => {
    setAsking(true);
    setError(undefined);
    try {
      await onProof(await provePasskey());
    } catch (found) {
      setError(found);
    } finally {
      setAsking(false);
    }
  };
  return (
    <>
      <Button
        block
        type={isPrimary ? 'primary' : 'default'}
        icon={<IdcardOutlined />}
        loading={isAsking}
        onClick={() => void ask()}
      >
        {label}
      </Button>
      {error instanceof PasskeyDeclined && (
        <Note tone="waiting" isNews>
          {say('security.passkeys.declined')}
        </Note>
      )}
      {error !== undefined && !(error instanceof PasskeyDeclined) && <RefusalNote error={error} />}
    </>
  );
}
