import { Button } from 'antd';
import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import { ChoiceButtons } from './choice-buttons.tsx';
import { Panel } from './panel.tsx';
import { useSortItems, useTools, type ToolsProps } from './use-tools.tsx';

interface Props extends ToolsProps {
  onClose: () => void;
  /** Views, scope and purpose. */
  children?: ReactNode;
}

/** What one can do with a register in the hand: how it is looked at, its order, taking it along. */
export function ToolsPanel({ onClose, children, ...props }: Props) {
  const { say } = useWords();
  const { register, address } = props;
  const sorts = useSortItems(props);
  return (
    <Panel title={say('ui.action.more')} isOpen onClose={onClose}>
      <div className="filter-stack">
        {children && <div className="tools-stated">{children}</div>}
        {sorts.length > 0 && (
          <section>
            <h2 id={`${register.title}-sort`}>{say('ui.register.sort')}</h2>
            <ChoiceButtons
              labelledBy={`${register.title}-sort`}
              choices={sorts.map(({ key, label }) => ({ value: key, label }))}
              value={address.sort}
              onChange={(next) => next && address.setSort(next)}
            />
          </section>
        )}
        <div className="tools-run">
          {useTools(props).map(({ key, label, icon, run }) => (
            <Button
              key={key}
              size="large"
              icon={icon}
              onClick={() => {
                onClose();
                run();
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      </div>
    </Panel>
  );
}
