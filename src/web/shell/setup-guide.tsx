import { CheckCircleFilled, RightCircleOutlined } from '@ant-design/icons';
import { Button } from 'antd';

import { contract, type SetUp } from '#contract/workplace';

import { useRead } from '../api-hooks.ts';
import { useKeptByPerson } from '../kept-by-person.ts';
import { paths } from '../paths.ts';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './setup-guide.css';

/** The chapter of the regime that says how long what is kept. */
const PERIODS = 'information/9a';

function useSteps(now: SetUp | undefined) {
  const { say } = useWords();
  const [channels, keepChannels] = useKeptByPerson('setup.channels');
  const [periods, keepPeriods] = useKeptByPerson('setup.periods');
  if (!now) return [];
  const { project_count, consultant_count, reviewer_count, channel_count } = now;
  const people = { consultants: consultant_count, reviewers: reviewer_count };
  return [
    {
      key: 'organisation' as const,
      to: paths.units(),
      isDone: project_count > 0,
      state: say('workplace.setup.organisation_now', { count: project_count }),
    },
    {
      key: 'people' as const,
      to: paths.people(),
      isDone: consultant_count > 0 && reviewer_count > 0,
      state: say('workplace.setup.people_now', people),
    },
    {
      key: 'channels' as const,
      to: paths.channels(),
      isDone: now.has_own_channels || channels !== undefined,
      state: say('workplace.setup.channels_now', { count: channel_count }),
      see: () => keepChannels('seen'),
    },
    {
      key: 'periods' as const,
      to: paths.clause(PERIODS),
      isDone: periods !== undefined,
      state: say('workplace.setup.periods_now'),
      see: () => keepPeriods('seen'),
    },
    {
      key: 'notice' as const,
      to: paths.notices(),
      isDone: now.has_own_notice,
      state: say('workplace.setup.notice_now'),
    },
    {
      key: 'list' as const,
      to: paths.newImport(),
      isDone: now.has_list,
      state: say('workplace.setup.list_now'),
    },
  ];
}

/** 设置进度: leads whoever administers an empty house to the point where people can work in it. */
export function SetupGuide() {
  const { say } = useWords();
  const [dismissed, keepDismissed] = useKeptByPerson('setup.dismissed');
  const { data } = useRead(contract.readSetup, {}, { enabled: dismissed === undefined });
  const steps = useSteps(data);
  const done = steps.filter((it) => it.isDone).length;
  if (dismissed !== undefined || !data || done === steps.length) return null;
  return (
    <section className="sheet setup-guide" aria-labelledby="setup-guide">
      <h2 id="setup-guide">{say('workplace.setup.title')}</h2>
      <p className="soft">
        {say('workplace.setup.lead')}{' '}
        {say('workplace.setup.progress', { done, total: steps.length })}
      </p>
      <ol>
        {steps.map(({ key, to, isDone, state, see }) => (
          <li key={key} className={isDone ? 'is-done' : undefined}>
            {isDone ? (
              <CheckCircleFilled aria-label={say('workplace.setup.done')} />
            ) : (
              <RightCircleOutlined />
            )}
            <span>
              <TextLink to={to}>{say(`workplace.setup.${key}`)}</TextLink>
              {!isDone && <span className="faint">{state}</span>}
            </span>
            {!isDone && see && (
              <Button size="small" onClick={see}>
                {say('workplace.setup.seen')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Button type="text" size="small" onClick={() => keepDismissed('yes')}>
        {say('workplace.setup.dismiss')}
      </Button>
    </section>
  );
}
