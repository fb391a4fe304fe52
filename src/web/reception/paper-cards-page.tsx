import { PrinterOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';

import { contract } from '#contract/reception';

import { useWrite } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { Note } from '../ui/note.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useSentId } from '../use-sent-id.ts';
import { useWords } from '../words.ts';
import './paper-card.css';
import { PaperSheet, type PaperSize } from './paper-sheet.tsx';

const COUNTS = [1, 5, 10, 20, 50];
const sizes: PaperSize[] = ['A4', 'A5'];

/** 空白温馨卡 to write on by hand (F-29): as many sheets as wanted, each with a number and a code. */
export function Screen() {
  const { say, field } = useWords();
  const terms = useTerms();
  const [count, setCount] = useState(5);
  const [size, setSize] = useState<PaperSize>('A4');
  const [numbers, setNumbers] = useState<readonly string[]>([]);
  const sent = useSentId();
  const issue = useWrite(contract.issuePaperCards, {
    onDone: (issued) => {
      sent.answered();
      setNumbers(issued.numbers);
    },
  });
  useEffect(() => {
    if (numbers.length === 0) return;
    const wait = requestAnimationFrame(() => print());
    return () => cancelAnimationFrame(wait);
  }, [numbers]);
  if (!terms) return <Bones rows={14} />;
  const ask = { sheet_count: count };
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={say('reception.action.issue-paper-cards')}
          above={<TextLink to={paths.warmCards()}>{say('shell.nav.warm_cards')}</TextLink>}
          lead={say('reception.screen.paper_about')}
          clause="warm-card/3b"
        />
        <div className="paper-choices">
          <span className="soft" aria-hidden>
            {field('reception', 'sheet_count')}
          </span>
          <Segmented
            aria-label={field('reception', 'sheet_count')}
            value={count}
            options={COUNTS}
            onChange={setCount}
          />
          <Segmented
            aria-label={field('reception', 'paper_size')}
            value={size}
            options={sizes}
            onChange={setSize}
          />
          <Button
            type="primary"
            icon={<PrinterOutlined />}
            loading={issue.isPending}
            onClick={() => issue.mutate({ ...ask, paper_batch_id: sent.of(ask) })}
          >
            {say('reception.action.print_paper')}
          </Button>
        </div>
        {numbers.length > 0 && (
          <Note
            tone="done"
            isNews
            action={<Button onClick={() => print()}>{say('reception.action.print_again')}</Button>}
          >
            {say('reception.screen.paper_ready', { count: numbers.length })}
          </Note>
        )}
      </div>
      {numbers.map((it) => (
        <PaperSheet key={it} number={it} size={size} terms={terms} />
      ))}
    </>
  );
}
