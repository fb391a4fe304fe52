import { BankOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { call, type OutputOf } from '../api.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { keepPassage } from './company-passage.ts';

interface Props {
  provider: OutputOf<typeof contract.signInWays>['company'][number];
  return_to: string | undefined;
}

/** Leaves for the company's own sign-in, from where the browser comes back to `/company`. */
export function CompanyButton({ provider: { provider_id, kind, name }, return_to }: Props) {
  const { say, label } = useWords();
  const [isLeaving, setLeaving] = useState(false);
  const [error, setError] = useState<unknown>();
  const leave = async () => {
    setLeaving(true);
    setError(undefined);
    try {
      const { url, state } = await call(contract.beginCompanySignIn, { provider_id });
      keepPassage({ provider_id, state, return_to });
      location.assign(url);
    } catch (found) {
      setError(found);
      setLeaving(false);
    }
  };
  return (
    <>
      <Button block icon={<BankOutlined />} loading={isLeaving} onClick={() => void leave()}>
        {say('security.company.sign_in', { name: name ?? label('company_kind', kind) })}
      </Button>
      {error !== undefined && <RefusalNote error={error} />}
    </>
  );
}
