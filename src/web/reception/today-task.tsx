import { EditOutlined, PhoneOutlined, ReadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { z } from 'zod';

import type { TodayRow } from '#contract/reception';

import { paths } from '../paths.ts';
import { toneOf } from '../tones.ts';
import { DayText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useSwipe } from '../ui/use-swipe.ts';
import { useWords } from '../words.ts';

export type Task = z.output<typeof TodayRow>;

/** Late first, then by day; within a day the warmest first: what cannot wait stands on top. */
export function byUrgency(tasks: readonly Task[]): Task[] {
  const grade = (it: Task) => it.intent_grade ?? 'Z';
  return tasks.toSorted(
    (one, other) =>
      Number(other.is_late) - Number(one.is_late) ||
      one.due_on.localeCompare(other.due_on) ||
      grade(one).localeCompare(grade(other)),
  );
}

interface Props {
  task: Task;
  onLog: () => void;
  /** Opens what is to be read before dialling. */
  onPrepare: () => void;
}

/** Whom to contact, why, by when, and with which words; calling and logging are one tap each. */
export function TaskLine({ task, onLog, onPrepare }: Props) {
  const { say, label } = useWords();
  const { customer_id, name, phone, intent_grade, reason, due_on, is_late, hook } = task;
  const isVisit = reason === 'visit_expected';
  const isLogged = reason !== 'card_returned';
  const swipe = useSwipe(() => isLogged && onLog());
  return (
    <li className={is_late ? 'today-task is-late' : 'today-task'} {...swipe}>
      <div>
        <div className="today-head">
          <TextLink to={paths.customer(customer_id)} className="today-who">
            {name}
          </TextLink>
          {intent_grade && (
            <StateTag
              tone={toneOf('intent_grade', intent_grade) ?? 'quiet'}
              title={label('intent_grade_help', intent_grade)}
            >
              {intent_grade}
            </StateTag>
          )}
          <span className="soft">{label('today_reason', reason)}</span>
          <DayText on={due_on} isNear isDue />
        </div>
        <div className={hook ? 'today-hook' : 'today-hook faint'}>
          {hook ?? say('reception.screen.no_hook')}
        </div>
      </div>
      <div className="today-actions no-print">
        <Button
          href={`tel:${phone}`}
          icon={<PhoneOutlined />}
          aria-label={`${say('reception.action.call')} ${name} ${phone}`}
        >
          {phone}
        </Button>
        {isLogged && (
          <>
            <Button icon={<ReadOutlined />} onClick={onPrepare}>
              {say('reception.action.prepare-call')}
            </Button>
            <Button icon={<EditOutlined />} onClick={onLog}>
              {say(isVisit ? 'reception.action.log_visit' : 'reception.action.log_call')}
            </Button>
          </>
        )}
      </div>
    </li>
  );
}
