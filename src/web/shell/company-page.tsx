import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { contract } from '#contract/identity';

import { useGo } from '../address.ts';
import { call, Refused } from '../api.ts';
import { paths, safeReturn } from '../paths.ts';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useDocumentTitle } from '../ui/use-title.ts';
import { useWords } from '../words.ts';
import { takePassage } from './company-passage.ts';
import { Entrance } from './entrance.tsx';
import { SecondStep, type Step } from './second-step.tsx';
import { enterAs } from './session.ts';

/** The answer leaves the address at once: a code in the history is a code too many. */
function takeAnswer() {
  const answer = Object.fromEntries(new URLSearchParams(location.search));
  history.replaceState(history.state, '', location.pathname);
  return { answer, passage: takePassage() };
}

/** Where the browser comes back to from the company's sign-in. */
export function CompanyPage() {
  const { say } = useWords();
  const go = useGo();
  const queries = useQueryClient();
  const [{ answer, passage }] = useState(takeAnswer);
  const [step, setStep] = useState<Step>();
  const [error, setError] = useState<unknown>();
  const arrived = () =>
    void enterAs(queries).then(() => go(safeReturn(passage?.return_to), { replace: true }));
  useEffect(() => {
    if (!passage) {
      setError(new Refused('identity.company_failed', 401));
      return;
    }
    const { provider_id, state } = passage;
    call(contract.finishCompanySignIn, { provider_id, state, answer }).then(
      (it) => (it.step ? setStep(it.step) : arrived()),
      setError,
    );
    // Once: a code is good for one question.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useDocumentTitle(say('shell.sign_in.title'));
  if (step) return <SecondStep step={step} onDone={arrived} onBack={() => go(paths.signIn())} />;
  return (
    <Entrance
      title={say('shell.sign_in.title')}
      lead={error === undefined ? say('security.company.coming') : ''}
    >
      {error !== undefined && (
        <div className="entrance-more">
          <RefusalNote error={error} />
          <TextLink to={paths.signIn()}>{say('security.link.back')}</TextLink>
        </div>
      )}
    </Entrance>
  );
}
