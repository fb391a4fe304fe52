import { Button } from 'antd';

import { contract as consents } from '#contract/consent';
import { contract, type Definition, type Question } from '#contract/forms';
import { cannotPublish } from '#rules/forms';

import { useRead } from '../api-hooks.ts';
import { useChannelChoices } from '../customers/channels.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { FormDrawer } from '../ui/form-page.tsx';
import { useForm, type TypedForm } from '../ui/form.ts';
import { Note } from '../ui/note.tsx';
import { SwitchField } from '../ui/switch-field.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import { useProjects } from './use-projects.ts';

export interface Editing {
  form_id: string;
  project_id: string | undefined;
  channel: string;
  notice_code: string;
  definition: Definition;
}

/** A question as it is edited: its choices one a line. */
type Draft = Question & { lines: string };
interface Values extends Omit<Editing, 'definition'> {
  definition: Omit<Definition, 'sections'>;
  sections: { title_zh: string; title_en: string; questions: Draft[] }[];
}

const draftOf = (it: Question): Draft => ({
  ...it,
  lines: it.choices.map(({ code, zh, en }) => `${code}, ${zh}, ${en}`).join('\n'),
});
const valuesOf = ({ definition: { sections, ...definition }, ...editing }: Editing): Values => ({
  ...{ form_id: editing.form_id, project_id: editing.project_id, channel: editing.channel },
  notice_code: editing.notice_code,
  definition,
  sections: sections.map((it) => ({ ...it, questions: it.questions.map(draftOf) })),
});

const choicesOf = (lines: string) =>
  lines
    .split('\n')
    .map((line) => line.split(/[,，]/).map((it) => it.trim()))
    .filter(([code]) => code)
    .map(([code = '', zh = code, en = zh]) => ({ code, zh, en }));
const definitionOf = ({ definition, sections }: Values): Definition => ({
  ...definition,
  sections: sections.map((section) => ({
    ...section,
    questions: section.questions.map(({ lines, ...it }) => ({
      ...it,
      choices: it.kind === 'choice' || it.kind === 'choices' ? choicesOf(lines) : [],
    })),
  })),
});

/** A form as it is made: sections, questions, and what each is asked for; published as a version. */
export function EditDrawer({ editing, onClose }: { editing: Editing; onClose: () => void }) {
  const words = useWords();
  const { say, field } = words;
  const toast = useToast();
  const channels = useChannelChoices();
  const projects = useProjects();
  const { data: notice } = useRead(consents.readNotice, { code: editing.notice_code });
  const form = useForm({
    endpoint: contract.publishForm,
    initial: valuesOf(editing),
    request: (values) => ({
      ...{ form_id: values.form_id, project_id: values.project_id!, channel: values.channel },
      notice_code: values.notice_code,
      definition: definitionOf(values),
    }),
    saved: ({ version }) => {
      toast.done(say('forms.screen.published', { version }));
      onClose();
    },
  });
  // The server's own reason, before anything is sent (R-B1).
  const reason = notice && cannotPublish(definitionOf(form.values), notice);
  const name = (key: string) => field('forms', key);
  return (
    <FormDrawer
      form={form}
      title={say('forms.action.publish-form')}
      submit={say('forms.action.publish')}
      isOpen
      onClose={onClose}
      width={720}
    >
      <TextField name="definition.title_zh" label={name('title_zh')} isRequired />
      <TextField name="definition.title_en" label={name('title_en')} isRequired />
      <ChoiceField name="project_id" label={name('project_id')} choices={projects} isRequired />
      <ChoiceField name="channel" label={name('channel')} choices={channels} isRequired />
      <Note tone="quiet">{say('forms.about.purposes')}</Note>
      {form.values.sections.map((section, at) => (
        <SectionFields
          key={at}
          form={form}
          at={at}
          count={section.questions.length}
          purposes={notice?.purposes ?? []}
        />
      ))}
      <Button onClick={() => addSection(form)}>{say('forms.action.add_section')}</Button>
      {reason && <Note tone="late">{words.refusal(reason)}</Note>}
    </FormDrawer>
  );
}

const takenIn = ({ values }: TypedForm<Values>) =>
  values.sections.flatMap((it) => it.questions.map((one) => one.code));

/** A code nobody types: the next one that is free. */
function blankFor(form: TypedForm<Values>): Draft {
  const taken = takenIn(form);
  let next = taken.length + 1;
  while (taken.includes(`q${next}`)) next += 1;
  return {
    ...{ code: `q${next}`, kind: 'text', label_zh: '', label_en: '', is_required: false },
    ...{ purposes: [], choices: [], lines: '' },
  };
}

function addSection(form: TypedForm<Values>): void {
  const section = { title_zh: '', title_en: '', questions: [blankFor(form)] };
  form.set('sections', [...form.values.sections, section]);
}

interface SectionProps {
  form: TypedForm<Values>;
  at: number;
  count: number;
  purposes: readonly string[];
}

function SectionFields({ form, at, count, purposes }: SectionProps) {
  const { say, field, locale } = useWords();
  const section = form.values.sections[at]!;
  const path = `sections.${at}`;
  const put = (questions: Draft[]) => form.set(`${path}.questions`, questions);
  const { questions } = section;
  return (
    <fieldset className="form-part">
      <legend>
        {(locale === 'en' ? section.title_en : section.title_zh) || field('forms', 'section')}
      </legend>
      <TextField name={`${path}.title_zh`} label={field('forms', 'title_zh')} isRequired />
      <TextField name={`${path}.title_en`} label={field('forms', 'title_en')} isRequired />
      {questions.map((it, no) => (
        <QuestionFields
          key={it.code}
          path={`${path}.questions.${no}`}
          question={it}
          purposes={purposes}
          onRemove={count > 1 ? () => put(questions.filter((one) => one !== it)) : undefined}
          onUp={
            no > 0 ? () => put(questions.with(no, questions[no - 1]!).with(no - 1, it)) : undefined
          }
        />
      ))}
      <Button onClick={() => put([...questions, blankFor(form)])}>
        {say('forms.action.add_question')}
      </Button>
    </fieldset>
  );
}

interface QuestionProps {
  path: string;
  question: Draft;
  purposes: readonly string[];
  onRemove: (() => void) | undefined;
  onUp: (() => void) | undefined;
}

function QuestionFields({ path, question, purposes, onRemove, onUp }: QuestionProps) {
  const { say, field, choices, label } = useWords();
  const name = (key: string) => field('forms', key);
  const hasChoices = question.kind === 'choice' || question.kind === 'choices';
  return (
    <div className="form-question">
      <TextField name={`${path}.label_zh`} label={name('question_zh')} maxLength={200} isRequired />
      <TextField name={`${path}.label_en`} label={name('question_en')} maxLength={200} isRequired />
      <ChoiceField
        name={`${path}.kind`}
        label={name('kind')}
        choices={choices('question_kind')}
        isRequired
      />
      {hasChoices && (
        <TextField
          name={`${path}.lines`}
          label={name('choices')}
          hint={say('forms.screen.choices_hint')}
          rows={4}
          isRequired
        />
      )}
      <ChoiceField
        name={`${path}.purposes`}
        label={name('purposes')}
        choices={purposes.map((it) => ({ value: it, label: label('purpose', it) }))}
        isMultiple
        isRequired
      />
      <SwitchField name={`${path}.is_required`} label={name('is_required')} />
      <div className="form-doing">
        {onUp && <Button onClick={onUp}>{say('forms.action.up')}</Button>}
        {onRemove && (
          <Button danger type="text" onClick={onRemove}>
            {say('forms.action.remove')}
          </Button>
        )}
      </div>
    </div>
  );
}
