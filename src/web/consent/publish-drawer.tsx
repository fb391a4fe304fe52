import { contract, type Notice, type Purpose } from '#contract/consent';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { TextDiff } from './text-diff.tsx';

interface Props {
  /** The version in force, from which the new one is written; undefined for a notice that is new. */
  notice: Notice | undefined;
  purposes: readonly Purpose[];
  onClose: () => void;
}

const empty = {
  ...{ code: '', title_zh: '', title_en: '', text_zh: '', text_en: '' },
  ...{ purposes: [] as string[], version: 0 },
};

function valuesOf(notice: Notice): typeof empty {
  const { code, version, title_zh, title_en, text_zh, text_en, purposes } = notice;
  return { code, version, title_zh, title_en, text_zh, text_en, purposes };
}

/** A new version of a notice, beside what it changes; the old one stays and is never edited. */
export function PublishDrawer({ notice, purposes, onClose }: Props) {
  const { say, field, locale } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.publishNotice,
    initial: notice ? valuesOf(notice) : empty,
    saved: () => {
      toast.done(say('consent.screen.published'));
      onClose();
    },
  });
  const name = (key: string) => field('consent', key);
  return (
    <FormDrawer
      clause="information/2b"
      form={form}
      title={say(notice ? 'consent.screen.publish' : 'consent.screen.new_notice')}
      isOpen
      onClose={onClose}
    >
      <Note tone="quiet">{say('consent.screen.publish_lead')}</Note>
      {!notice && (
        <TextField
          name="code"
          label={name('code')}
          hint={say('consent.screen.code_hint')}
          maxLength={40}
          isRequired
        />
      )}
      <TextField name="title_zh" label={name('title_zh')} maxLength={80} isRequired />
      <TextField name="text_zh" label={name('text_zh')} rows={10} isRequired />
      <TextField name="title_en" label={name('title_en')} maxLength={80} isRequired />
      <TextField name="text_en" label={name('text_en')} rows={10} isRequired />
      <ChoiceField
        name="purposes"
        label={name('purposes')}
        choices={purposes
          .filter((it) => it.is_open)
          .map((it) => ({ value: it.code, label: locale === 'en' ? it.name_en : it.name_zh }))}
        isMultiple
        isRequired
      />
      {notice && form.isDirty && <Changes before={notice} after={form.values} />}
    </FormDrawer>
  );
}

interface ChangesProps {
  before: Pick<Notice, 'version' | 'purposes' | `t${'ext' | 'itle'}_${'zh' | 'en'}`>;
  after: Omit<ChangesProps['before'], 'version'>;
}

/** The difference to the version in force, both languages and the purposes. */
export function Changes({ before, after }: ChangesProps) {
  const { say, field, label, together } = useWords();
  const named = (codes: readonly string[]) => together(codes.map((it) => label('purpose', it)));
  const whole = (it: ChangesProps['after'], tongue: 'zh' | 'en') =>
    tongue === 'zh' ? `${it.title_zh}\n${it.text_zh}` : `${it.title_en}\n${it.text_en}`;
  return (
    <section aria-live="polite">
      <h3>{say('consent.screen.changes', { version: before.version })}</h3>
      <TextDiff
        title={field('consent', 'text_zh')}
        before={whole(before, 'zh')}
        after={whole(after, 'zh')}
      />
      <TextDiff
        title={field('consent', 'text_en')}
        before={whole(before, 'en')}
        after={whole(after, 'en')}
      />
      <TextDiff
        title={field('consent', 'purposes')}
        before={named(before.purposes)}
        after={named(after.purposes)}
      />
    </section>
  );
}
