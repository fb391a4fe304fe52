import { useWords } from '../words.ts';
import type { RegisterAddress } from './register-state.ts';

interface Props {
  address: RegisterAddress;
  /** Query keys that narrow the register but are set elsewhere, with their names: a search. */
  carried: Readonly<Record<string, string>>;
}

/** What narrows the register and was set elsewhere; here it can only be taken away. */
export function CarriedChips({ address, carried }: Props) {
  const { say } = useWords();
  return Object.entries(carried)
    .filter(([key]) => address.filters[key] !== undefined)
    .map(([key, label]) => (
      <span key={key} className="chip is-set">
        <span className="chip-button">
          <b>{label}</b>
        </span>
        <button
          type="button"
          className="plain chip-clear"
          aria-label={`${say('ui.action.clear')}: ${label}`}
          onClick={() => address.setFilter(key, undefined)}
        >
          ×
        </button>
      </span>
    ));
}
