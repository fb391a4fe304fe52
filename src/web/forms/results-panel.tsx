import { FileExcelOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract as custody } from '#contract/custody';
import { contract, type FormRow, type Tally, type TallyLine } from '#contract/forms';

import { useRead, useWrite } from '../api-hooks.ts';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useSentId } from '../use-sent-id.ts';
import { useStated } from '../use-stated.ts';
import { useWords } from '../words.ts';
import './results.css';

/** 问卷结果: each question as a picture, with the table it was drawn from behind it. */
export function ResultsPanel({ row, onClose }: { row: FormRow; onClose: () => void }) {
  const { say, locale } = useWords();
  const { form_id, definition } = row;
  const { data, error } = useRead(contract.readResults, { form_id });
  const title = locale === 'en' ? definition.title_en : definition.title_zh;
  return (
    <Panel title={`${say('forms.screen.results_title')} · ${title}`} isOpen onClose={onClose}>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={6} />}
      {data && (
        <>
          <p className="soft">{say('forms.about.results', { least: data.group_min })}</p>
          <p>
            <b>{say('forms.screen.submissions', { count: data.submission_count })}</b>{' '}
            <ClauseLink clause="information/7e" />
          </p>
          {data.submission_count === 0 && <EmptyState title={say('forms.empty.results')} />}
          {data.submission_count > 0 && (
            <>
              <TakeAway form_id={form_id} />
              {data.questions.map((it) => (
                <Picture key={it.code} tally={it} least={data.group_min} />
              ))}
            </>
          )}
        </>
      )}
    </Panel>
  );
}

/** The same numbers as a file, or on paper. */
function TakeAway({ form_id }: { form_id: string }) {
  const { say } = useWords();
  const { may } = useMe();
  const { scope } = useStated(contract.listResults);
  const sent = useSentId();
  const order = useWrite(custody.exportRegister, {
    scope,
    purpose: 'service',
    said: say('custody.screen.export_started'),
    onDone: () => sent.answered(),
  });
  const taken = {
    register: contract.listResults.id,
    filters: { form_id },
    format: 'xlsx' as const,
  };
  return (
    <div className="form-doing no-print">
      {may(custody.exportRegister.id) && (
        <Button
          icon={<FileExcelOutlined />}
          loading={order.isPending}
          onClick={() => order.mutate({ ...taken, export_id: sent.of(taken) })}
        >
          {say('ui.register.excel')}
        </Button>
      )}
      <Button icon={<PrinterOutlined />} onClick={() => print()}>
        {say('ui.register.print')}
      </Button>
    </div>
  );
}

interface PictureProps {
  tally: Tally;
  least: number;
}

function Picture({ tally, least }: PictureProps) {
  const { say, locale } = useWords();
  const { lines, answered_count, average } = tally;
  const wordOf = (it: TallyLine) => (locale === 'en' ? it.en : it.zh);
  const isShown = lines.some((it) => it.count !== null);
  return (
    <section className="results-question">
      <h3>{locale === 'en' ? tally.label_en : tally.label_zh}</h3>
      <p className="soft">
        {say('forms.screen.answered', { count: answered_count })}
        {average !== null && ` · ${say('forms.screen.average', { average })}`}
      </p>
      {!isShown && <p className="faint">{say('forms.screen.too_few', { least })}</p>}
      {isShown && (
        <>
          <div className="results-bars" aria-hidden>
            {lines.map((it) => (
              <div key={it.value} className="results-bar">
                <span>{wordOf(it)}</span>
                <span className="results-track">
                  <i style={{ width: `${it.share ?? 0}%` }} data-hidden={it.count === null} />
                </span>
                <span className="results-share">{it.share === null ? '—' : `${it.share}%`}</span>
              </div>
            ))}
          </div>
          <details>
            <summary>{say('forms.screen.table')}</summary>
            <LinesTable tally={tally} />
          </details>
        </>
      )}
    </section>
  );
}

function LinesTable({ tally }: Pick<PictureProps, 'tally'>) {
  const { say, field, locale } = useWords();
  const fewer = say('forms.screen.fewer');
  return (
    <table className="form-results">
      <thead>
        <tr>
          <th scope="col">{field('forms', 'value')}</th>
          <th scope="col">{field('forms', 'count')}</th>
          <th scope="col">{field('forms', 'share')}</th>
        </tr>
      </thead>
      <tbody>
        {tally.lines.map((it) => (
          <tr key={it.value}>
            <th scope="row">{locale === 'en' ? it.en : it.zh}</th>
            <td>{it.count ?? fewer}</td>
            <td>{it.share === null ? '—' : it.share}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
