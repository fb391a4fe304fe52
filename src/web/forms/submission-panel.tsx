import { Button } from 'antd';

import { contract as consents } from '#contract/consent';
import { contract, questionsOf, Verdict, type Answer, type Submission } from '#contract/forms';

import { useGo } from '../address.ts';
import { useRead, useWrite } from '../api-hooks.ts';
import { useChannelNames } from '../customers/channels.ts';
import { paths } from '../paths.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { Note } from '../ui/note.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useToast } from '../ui/toast.tsx';
import { useSentId } from '../use-sent-id.ts';
import { useWords } from '../words.ts';

interface Props {
  submission_id: string;
  onClose: () => void;
}

/** One submission in clear: read, screened, and made a customer. */
export function SubmissionPanel({ submission_id, onClose }: Props) {
  const { say } = useWords();
  const { data, error } = useRead(contract.readSubmission, { submission_id });
  return (
    <>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={8} />}
      {data && (
        <>
          {data.is_known && data.customer_id === null && (
            <Note tone="due">{say('forms.screen.known')}</Note>
          )}
          <Facts it={data} />
          <Doing it={data} onClose={onClose} />
        </>
      )}
    </>
  );
}

function Facts({ it }: { it: Submission }) {
  const { say, field, label, locale, together } = useWords();
  const channelName = useChannelNames();
  const isEnglish = locale === 'en';
  const shown = { code: it.notice_code, version: it.notice_version };
  const { data: notice } = useRead(consents.readNotice, shown);
  const questions = it.definition ? questionsOf(it.definition) : [];
  const wordOf = (code: string, answer: Answer | undefined): string => {
    const choices = questions.find((one) => one.code === code)?.choices ?? [];
    const word = (value: string | number) => {
      const choice = choices.find((one) => one.code === value);
      return choice ? (isEnglish ? choice.en : choice.zh) : String(value);
    };
    if (answer === undefined) return '';
    return Array.isArray(answer) ? together(answer.map(word)) : word(answer);
  };
  const entered = (['name', 'phone', 'email', 'note', 'provenance'] as const)
    .filter((key) => it.definition === null && it[key] !== '')
    .map((key) => ({ label: field('forms', key), value: it[key] }));
  return (
    <FieldList
      lines={[
        { label: field('forms', 'channel'), value: channelName(it.channel) },
        { label: field('forms', 'via'), value: label('submission_via', it.via) },
        ...entered,
        ...questions
          .filter((one) => it.answers[one.code] !== undefined)
          .map((one) => ({
            label: isEnglish ? one.label_en : one.label_zh,
            value: wordOf(one.code, it.answers[one.code]),
          })),
        {
          label: say('forms.screen.agreed_to'),
          value: together(it.agreed.map((one) => label('purpose', one))) || say('ui.none'),
        },
        {
          label: say('forms.screen.notice_shown'),
          value: notice
            ? `${isEnglish ? notice.title_en : notice.title_zh} · v${it.notice_version}`
            : `${it.notice_code} v${it.notice_version}`,
        },
      ]}
    />
  );
}

function Doing({ it, onClose }: { it: Submission; onClose: () => void }) {
  const { submission_id, verdict, customer_id } = it;
  const { say, label } = useWords();
  const { may } = useMe();
  const go = useGo();
  const toast = useToast();
  const sent = useSentId();
  const screen = useWrite(contract.screenSubmission, {
    said: say('forms.screen.screened'),
    onDone: onClose,
  });
  const register = useWrite(contract.registerSubmission, {
    onDone: ({ number, customer_id: made }) => {
      toast.done(say('forms.screen.registered', { number }));
      if (may('customers.read-customer')) go(paths.customer(made));
      else onClose();
    },
  });
  if (customer_id)
    return may('customers.read-customer') ? (
      <Button onClick={() => go(paths.customer(customer_id))}>{say('shell.nav.customer')}</Button>
    ) : null;
  const canRegister = it.name !== '' && it.phone !== '' && it.agreed.length > 0 && !it.is_known;
  return (
    <div className="form-doing">
      {may('forms.register-submission') && (verdict === null || verdict === 'qualified') && (
        <Button
          type="primary"
          disabled={!canRegister}
          loading={register.isPending}
          onClick={() => register.mutate({ submission_id, customer_id: sent.of(submission_id) })}
        >
          {say('forms.action.register-submission')}
        </Button>
      )}
      {may('forms.screen-submission') &&
        verdict === null &&
        Verdict.options.map((one) => (
          <Button
            key={one}
            disabled={screen.isPending}
            onClick={() => screen.mutate({ submission_id, verdict: one })}
          >
            {label('verdict', one)}
          </Button>
        ))}
    </div>
  );
}
