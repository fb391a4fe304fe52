import { lazy, Suspense, useEffect, useState } from 'react';

import { contract } from '#contract/identity';

import { call, type OutputOf } from '../api.ts';
import { Bones } from '../ui/bones.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';
import './identity.css';

// The drawing of codes is not for the first load of a phone.
const QrCode = lazy(() => import('../ui/qr-code.tsx').then((it) => ({ default: it.QrCode })));

type Offer = OutputOf<typeof contract.offerTotp>;

interface Props {
  onDone: (recovery_codes: readonly string[]) => void;
  onCancel: () => void;
}

/** A new secret for an app: scanned or typed, and proved by its first code. */
export function TotpForm(props: Props) {
  const [offer, setOffer] = useState<Offer>();
  const [error, setError] = useState<unknown>();
  // Asked once and not through the cache: read anew, the secret would change beneath the phone.
  useEffect(() => void call(contract.offerTotp, {}).then(setOffer, setError), []);
  if (error !== undefined) return <RefusalNote error={error} />;
  return offer ? <OfferForm offer={offer} {...props} /> : <Bones rows={4} />;
}

function OfferForm({ offer: { secret, url, proof }, onDone, onCancel }: Props & { offer: Offer }) {
  const { say } = useWords();
  const form = useForm({
    endpoint: contract.confirmTotp,
    initial: { code: '' },
    request: ({ code }) => ({ secret, proof, code }),
    saved: ({ recovery_codes }) => onDone(recovery_codes),
  });
  return (
    <div className="person-form">
      <div className="totp-offer">
        <p>{say('security.totp.scan')}</p>
        <Suspense fallback={<Bones rows={4} />}>
          <QrCode text={url} label={say('security.totp.qr')} />
        </Suspense>
        <p className="faint">
          {say('security.totp.by_hand')} <code>{secret.match(/.{4}/g)?.join(' ')}</code>
        </p>
      </div>
      <FormBody form={form} submit={say('security.totp.confirm')} cancel={onCancel}>
        <TextField
          name="code"
          label={say('security.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          maxLength={6}
          autoFocus
          isRequired
        />
      </FormBody>
    </div>
  );
}
