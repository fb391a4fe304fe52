import { Button } from 'antd';
import { lazy, Suspense } from 'react';

import { contract } from '#contract/identity';

import { useWrite } from '../api-hooks.ts';
import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { ShownOnce } from './shown-once.tsx';

const QrCode = lazy(() => import('../ui/qr-code.tsx').then((it) => ({ default: it.QrCode })));

/** A link with which a colleague sets a password of his own: shown once, to scan or to copy. */
export function EntryLink({ person_id }: { person_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const minutes = useTerms()?.identity.link_minutes ?? 0;
  const make = useWrite(contract.makeLink);
  if (!may('identity.make-link')) return null;
  const made = make.data;
  // Without an address of the operator's, the one this page was reached at is the best there is.
  const url = made && (made.url ?? `${location.origin}/link#${made.token}`);
  return (
    <>
      {url && (
        <div className="entry-link">
          <ShownOnce
            label={say('security.link.label')}
            secret={url}
            lead={say('security.link.lead', { minutes })}
          />
          <Suspense fallback={<Bones rows={4} />}>
            <QrCode text={url} label={say('security.link.qr')} />
          </Suspense>
        </div>
      )}
      <Button loading={make.isPending} onClick={() => make.mutate({ person_id })}>
        {say('security.link.make')}
      </Button>
    </>
  );
}
