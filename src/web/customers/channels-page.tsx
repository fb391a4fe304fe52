import { contract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { FormBody } from '../ui/form-body.tsx';
import { useForm } from '../ui/form.ts';
import { PageHeader } from '../ui/page-header.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './customers.css';
import { Section } from './section.tsx';

/** The channels by which information reaches us; new ones are data, not code (R-C1). */
export function Screen() {
  const { say, locale } = useWords();
  const { may } = useMe();
  const { data } = useRead(contract.listChannels, {});
  return (
    <>
      <PageHeader
        title={say('customers.screen.channels_title')}
        lead={say('customers.screen.channels_about')}
        clause="information/3f"
      />
      <div className="customer-columns">
        <Section title={say('customers.field.intake_channel')}>
          {!data && <Bones rows={8} />}
          <FieldList
            lines={(data?.rows ?? []).map(({ code, name_zh, name_en }) => ({
              label: code,
              value: locale === 'en' ? name_en : name_zh,
            }))}
          />
        </Section>
        {may('customers.add-channel') && <AddForm />}
      </div>
    </>
  );
}

function AddForm() {
  const { say, field } = useWords();
  const toast = useToast();
  const form = useForm({
    endpoint: contract.addChannel,
    initial: { code: '', name_zh: '', name_en: '' },
    saved: () => {
      toast.done(say('customers.screen.channel_added'));
      form.change({ code: '', name_zh: '', name_en: '' });
    },
  });
  const text = (name: 'code' | 'name_zh' | 'name_en') => (
    <TextField name={name} label={field('customers', name)} isRequired />
  );
  return (
    <Section title={say('customers.action.add-channel')}>
      <FormBody form={form}>
        {text('name_zh')}
        {text('name_en')}
        {text('code')}
      </FormBody>
    </Section>
  );
}
