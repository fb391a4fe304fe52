import { EyeInvisibleOutlined, EyeOutlined, LockOutlined } from '@ant-design/icons';
import { useEffect, useState } from 'react';

import { useWords } from '../words.ts';
import './masked.css';
import { useToast } from './toast.tsx';

interface Props {
  value: string;
  /** How the server shows it; `withheld` is nothing at all, for want of a lawful basis. */
  seen?: 'clear' | 'masked' | 'withheld';
  /** Asks the server for the value in clear, with whatever reason it wants. */
  onReveal?: () => Promise<string>;
  /** After how long a revealed value hides again. */
  minutes?: number;
}

/** An identity value: clear, masked with a way to reveal it for some minutes, or withheld. */
export function Masked({ value, seen = 'clear', onReveal, minutes = 5 }: Props) {
  const { say } = useWords();
  const toast = useToast();
  const [revealed, setRevealed] = useState<string>();

  useEffect(() => {
    if (revealed === undefined) return;
    const timer = setTimeout(() => setRevealed(undefined), minutes * 60_000);
    return () => clearTimeout(timer);
  }, [revealed, minutes]);

  if (seen === 'withheld')
    return (
      <span className="masked" title={say('ui.withheld')}>
        <LockOutlined aria-hidden /> {say('ui.masked')}
      </span>
    );
  if (seen === 'clear') return <span>{value || say('ui.none')}</span>;
  const reveal = async () => {
    try {
      setRevealed(await onReveal?.());
    } catch (error) {
      toast.refused(error);
    }
  };
  return (
    <span className="masked-line">
      <span className={revealed === undefined ? 'masked' : 'revealed'}>{revealed ?? value}</span>
      {onReveal && value !== '' && (
        <button
          type="button"
          className="plain masked-button"
          onClick={() => (revealed === undefined ? void reveal() : setRevealed(undefined))}
        >
          {revealed === undefined ? (
            <EyeOutlined aria-hidden />
          ) : (
            <EyeInvisibleOutlined aria-hidden />
          )}{' '}
          {say(revealed === undefined ? 'ui.action.reveal' : 'ui.action.hide')}
        </button>
      )}
    </span>
  );
}
