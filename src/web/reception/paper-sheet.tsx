import type { Terms } from '#contract/policy';
import { Element } from '#contract/reception';
import { bandCodes } from '#kernel/band';
import { secondSeal } from '#rules/reception';

import { useTermChoices } from '../customers/archive-fields.tsx';
import { paths } from '../paths.ts';
import { bandLabel } from '../ui/band-label.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { useWords } from '../words.ts';

export type PaperSize = 'A4' | 'A5';

interface Props {
  number: string;
  size: PaperSize;
  terms: Terms;
}

/** Rows on the back: as many contacts as most customers take. */
const CONTACTS = 12;

/** One card to write on, front and back: lists to tick, the elements, and whom it will be entered as. */
export function PaperSheet({ number, size, terms }: Props) {
  return (
    <article className={`paper-sheet is-${size.toLowerCase()}`}>
      <Front number={number} terms={terms} />
      <Back number={number} />
    </article>
  );
}

function Head({ number, title }: { number: string; title: string }) {
  const { say } = useWords();
  // Scanned, it opens the card with its number: nothing else stands in the address.
  const address = `${location.origin}${paths.newWarmCard(undefined, number)}`;
  const named = say('reception.screen.paper_of', { number });
  return (
    <header className="paper-head">
      <h1>{title}</h1>
      <p>
        {named}
        <br />
        <span className="faint">{say('reception.screen.paper_scan')}</span>
      </p>
      <QrCode text={address} label={named} />
    </header>
  );
}

function Front({ number, terms }: Omit<Props, 'size'>) {
  const { say, field, choices, label } = useWords();
  const { warm_card: card } = terms;
  const name = (key: string) => field('reception', key);
  const isSecond = (it: Element) => secondSeal(card).includes(it);
  const wanted = Element.options.filter((it) => card.elements.includes(it));
  const labels = (list: string) => choices(list).map((it) => it.label);
  return (
    <section className="paper-face">
      <Head number={number} title={say('shell.nav.warm_cards')} />
      <div className="paper-blanks">
        <Blank label={name('on_day')} />
        <Blank label={name('consultant_name')} />
        <Blank label={name('name')} />
        <Blank label={name('phone')} isWide />
      </div>
      <Ticks label={name('first_contact')} options={labels('inquiry_kind')} />
      <Ticks label={name('intent_grade')} options={labels('intent_grade')} />
      <Ticks label={name('note')} options={[name('is_short'), name('is_scouting_suspected')]} />
      <Lists terms={terms} />
      {[...wanted.filter((it) => !isSecond(it)), ...wanted.filter(isSecond)].map((it) => (
        <Lines key={it} label={label('element', it)} />
      ))}
      <Ticks
        label={say('reception.section.consent')}
        options={[say('reception.screen.paper_told')]}
      />
    </section>
  );
}

/** 八项统一选项 in force when it is printed, in the order of the card. */
function Lists({ terms }: { terms: Terms }) {
  const words = useWords();
  const { say, field } = words;
  const named = useTermChoices();
  const { warm_card: card } = terms;
  const of = (list: string, values: readonly string[]) => named(list, values).map((it) => it.label);
  const bands = (bounds: readonly number[], unit: string) =>
    bandCodes(bounds).map((it) => bandLabel(words, it, unit));
  const lists: [string, string[]][] = [
    ['employer_kind', of('employer_kind', card.employer_kinds)],
    ['age_band', bands(card.age_bounds, say('customers.unit.age'))],
    ['housing_tenure', of('housing_tenure', card.housing_tenures)],
    ['buying_for', of('buying_for', card.buying_for)],
    ['awareness_channel', of('awareness_channel', card.awareness_channels)],
    ['area_band', bands(card.area_bounds_m2, say('customers.unit.area'))],
    ['price_band', bands(card.price_bounds_yuan_per_m2, say('customers.unit.price'))],
    [
      'income_band',
      bands(card.income_bounds_wan_yuan, say(`customers.unit.income_${card.income_period}`)),
    ],
  ];
  return lists.map(([key, options]) => (
    <Ticks key={key} label={field('customers', key)} options={options} />
  ));
}

/** 背面·客户跟踪 (F-30): a line for each further visit and call. */
function Back({ number }: { number: string }) {
  const { say, field } = useWords();
  const columns = ['at', 'kind', 'content', 'problems', 'solution', 'next_on', 'hook'];
  return (
    <section className="paper-face">
      <Head number={number} title={say('reception.section.back')} />
      <table className="paper-contacts">
        <thead>
          <tr>
            {columns.map((it) => (
              <th key={it}>{field('reception', it)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: CONTACTS }, (_, at) => (
            <tr key={at}>
              {columns.map((it) => (
                <td key={it} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Blank({ label, isWide = false }: { label: string; isWide?: boolean }) {
  return (
    <p className={isWide ? 'paper-blank is-wide' : 'paper-blank'}>
      <span>{label}</span>
    </p>
  );
}

function Lines({ label }: { label: string }) {
  return (
    <p className="paper-lines">
      <span>{label}</span>
    </p>
  );
}

function Ticks({ label, options }: { label: string; options: readonly string[] }) {
  return (
    <p className="paper-ticks">
      <b>{label}</b>
      {options.map((it) => (
        <span key={it}>
          <i aria-hidden />
          {it}
        </span>
      ))}
    </p>
  );
}
