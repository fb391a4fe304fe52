import { useState } from 'react';

import { contract } from '#contract/customers';

import { call, Refused } from '../api.ts';
import { PhoneField } from '../ui/phone-field.tsx';
import { useWords } from '../words.ts';

interface Props {
  name: string;
  label: string;
  isRequired?: boolean;
  autoFocus?: boolean;
}

/** A phone that says at once whether the company knows it, and never whose it is (information/3c). */
export function KnownPhoneField(props: Props) {
  const words = useWords();
  const { say } = words;
  const [asked, setAsked] = useState<{ phone: string; note: string; isKnown: boolean }>();
  const ask = async (phone: string) => {
    if (asked?.phone === phone) return;
    try {
      const { is_known } = await call(contract.checkPhone, { phone });
      const note = say(is_known ? 'customers.screen.known' : 'customers.screen.not_known');
      setAsked({ phone, note, isKnown: is_known });
    } catch (error) {
      const note = error instanceof Refused ? words.refusal(error) : '';
      setAsked({ phone, note, isKnown: false });
    }
  };
  return (
    <PhoneField
      {...props}
      onEntered={(phone) => void ask(phone)}
      note={
        asked && (
          <span className={asked.isKnown ? 'phone-known' : undefined} role="status">
            {asked.note}
          </span>
        )
      }
    />
  );
}
