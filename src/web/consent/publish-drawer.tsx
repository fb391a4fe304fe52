import { contract, type Notice, type Purpose } from '#contract/consent';

import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';

interface Props {
  /** The version in force, from which the new one is written. */
  notice: Notice;
  purposes: readonly Purpose[];
  onClose: () => void;
}

/** A new version of a notice; the old one stays readable and is never edited. */
export function PublishDrawer({ notice, purposes, onClose }: Props) {
  const { say, field, locale } = useWords();
  const toast = useToast();
  const { version: _, in_force_at: __, ...initial } = notice;
  const form = useForm({
    endpoint: contract.publishNotice,
    initial,
    saved: () => {
      toast.done(say('consent.screen.published'));
      onClose();
    },
  });
  return (
    <FormDrawer
      clause="information/2b"
      form={form}
      title={say('consent.screen.publish')}
      isOpen
      onClose={onClose}
    >
      <Note tone="quiet">{say('consent.screen.publish_lead')}</Note>
      <TextField name="title_zh" label={field('consent', 'title_zh')} maxLength={80} isRequired />
      <TextField name="text_zh" label={field('consent', 'text_zh')} rows={10} isRequired />
      <TextField name="title_en" label={field('consent', 'title_en')} maxLength={80} isRequired />
      <TextField name="text_en" label={field('consent', 'text_en')} rows={10} isRequired />
      <ChoiceField
        name="purposes"
        label={field('consent', 'purposes')}
        choices={purposes.map((it) => ({
          value: it.code,
          label: locale === 'en' ? it.name_en : it.name_zh,
        }))}
        isMultiple
        isRequired
      />
    </FormDrawer>
  );
}
