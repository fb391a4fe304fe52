import type { Term } from '#contract/policy';
import { listOfTerm } from '#rules/policy';

import { useWords } from '../words.ts';
import './policy.css';

/** The values a clause fixes, in words and numbers: the same the rules read. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  const { say, find, label, together, locale } = useWords();
  if (terms.length === 0) return null;
  const number = new Intl.NumberFormat(locale);
  const valueOf = ({ term, value }: Term) => {
    const list = listOfTerm(term);
    const spoken = [value]
      .flat()
      .map((it) =>
        list ? label(list, String(it)) : typeof it === 'number' ? number.format(it) : it,
      );
    return typeof [value].flat()[0] === 'number' ? spoken.join(' / ') : together(spoken);
  };
  return (
    <dl className="term-list" aria-label={say('policy.about.values')}>
      {terms.map((it) => (
        <div key={it.term}>
          <dt>{find(`policy.term.${it.term}`) ?? it.term}</dt>
          <dd>{valueOf(it)}</dd>
        </div>
      ))}
    </dl>
  );
}
