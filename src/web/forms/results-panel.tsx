import { contract, questionsOf, type FormRow, type Question } from '#contract/forms';

import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';

const counted = new Set(['choice', 'choices', 'scale', 'number']);

/** 问卷结果: how often what was chosen, as a table whose bars are its chart. */
export function ResultsPanel({ row, onClose }: { row: FormRow; onClose: () => void }) {
  const { say } = useWords();
  const { data, error } = useRead(contract.readResults, { form_id: row.form_id });
  return (
    <Panel title={say('forms.screen.results_title')} isOpen onClose={onClose}>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={6} />}
      {data && (
        <>
          <p className="soft">{say('forms.about.results')}</p>
          <p>
            <b>{say('forms.screen.submissions', { count: data.submission_count })}</b>
          </p>
          {questionsOf(row.definition)
            .filter((it) => counted.has(it.kind))
            .map((it) => (
              <Counts
                key={it.code}
                question={it}
                counts={data.counts.filter(({ code }) => code === it.code)}
              />
            ))}
        </>
      )}
    </Panel>
  );
}

interface CountsProps {
  question: Question;
  counts: readonly { value: string; count: number }[];
}

function Counts({ question, counts }: CountsProps) {
  const { locale, field } = useWords();
  const isEnglish = locale === 'en';
  const offered = question.choices.map((it) => ({
    value: it.code,
    text: isEnglish ? it.en : it.zh,
  }));
  const given = counts.map(({ value }) => ({ value, text: value }));
  const marks = ['1', '2', '3', '4', '5'].map((it) => ({ value: it, text: it }));
  const fixed = question.kind === 'scale' ? marks : offered;
  const lines = fixed.length > 0 ? fixed : given;
  const countOf = (value: string) => counts.find((it) => it.value === value)?.count ?? 0;
  const most = Math.max(1, ...lines.map((it) => countOf(it.value)));
  const title = isEnglish ? question.label_en : question.label_zh;
  return (
    <table className="form-results">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th>{title}</th>
          <th>{field('forms', 'count')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((it) => (
          <tr key={it.value}>
            <th scope="row">{it.text}</th>
            <td>
              <meter min={0} max={most} value={countOf(it.value)} aria-label={it.text} />{' '}
              {countOf(it.value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
