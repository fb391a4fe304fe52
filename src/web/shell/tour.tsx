import { CloseOutlined, CompassOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';

import { useGo } from '../address.ts';
import { useKeptByPerson } from '../kept-by-person.ts';
import { paths } from '../paths.ts';
import { useWords } from '../words.ts';
import type { Screen } from './screens.ts';
import './tour.css';

/** Where the tour stops: only at screens the person may open; the last is everywhere. */
const stops = [
  { key: 'today', path: paths.today() },
  { key: 'customers', path: paths.customers() },
  { key: 'approvals', path: paths.approvals() },
  { key: 'policy', path: paths.documents() },
  { key: 'audit', path: paths.entries() },
  { key: 'palette', path: undefined },
] as const;

type Stop = (typeof stops)[number];

function Guide({ open, onEnd }: { open: readonly Stop[]; onEnd: () => void }) {
  const { say } = useWords();
  const go = useGo();
  const [at, setAt] = useState(0);
  const move = (next: number) => {
    const path = open[next]?.path;
    setAt(next);
    if (path !== undefined) go(path);
  };
  const isLast = at === open.length - 1;
  return (
    <section className="tour no-print" aria-label={say('workplace.tour.title')} aria-live="polite">
      <div className="tour-head">
        <strong>{say('workplace.tour.title')}</strong>
        <span className="faint">
          {say('workplace.tour.step', { at: at + 1, total: open.length })}
        </span>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={say('ui.action.close')}
          onClick={onEnd}
        />
      </div>
      <p>{say(`workplace.tour.${open[at]!.key}`)}</p>
      <div className="tour-moves">
        {at > 0 && (
          <Button size="small" onClick={() => move(at - 1)}>
            {say('workplace.tour.previous')}
          </Button>
        )}
        <Button
          size="small"
          type="primary"
          autoFocus
          onClick={() => (isLast ? onEnd() : move(at + 1))}
        >
          {say(isLast ? 'workplace.tour.end' : 'workplace.tour.next')}
        </Button>
      </div>
    </section>
  );
}

/** Offers a short look around until it was taken or waved away; remembered for the person. */
export function TourOffer({ screens }: { screens: readonly Screen[] }) {
  const { say } = useWords();
  const go = useGo();
  const [kept, keep] = useKeptByPerson('tour');
  const [isOn, setOn] = useState(false);
  const open = stops.filter(
    ({ path }) => path === undefined || screens.some((it) => it.path === path),
  );
  const end = () => {
    setOn(false);
    keep('seen');
  };
  if (isOn) return <Guide open={open} onEnd={end} />;
  if (kept !== undefined) return null;
  return (
    <div className="tour-offer">
      <Button
        type="text"
        icon={<CompassOutlined />}
        onClick={() => {
          setOn(true);
          if (open[0]?.path !== undefined) go(open[0].path);
        }}
      >
        {say('workplace.tour.offer')}
      </Button>
      <Button
        type="text"
        icon={<CloseOutlined />}
        aria-label={say('workplace.tour.dismiss')}
        title={say('workplace.tour.dismiss')}
        onClick={end}
      />
    </div>
  );
}
