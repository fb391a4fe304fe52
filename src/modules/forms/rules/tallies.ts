import type { Question, Tally, TallyLine } from '../contract.ts';

/** How often a value was given, as the database counts it: of what names nobody. */
export interface Count {
  code: string;
  value: string;
  count: number;
}

const counted = new Set(['choice', 'choices', 'scale', 'number']);
const MARKS = ['1', '2', '3', '4', '5'];

/**
 * What was answered to the questions that can be counted. Groups of fewer than `group_min` are not
 * shown by themselves (information/7e): their count is left out; where one alone would be found by
 * taking the others from the whole, the next smallest goes with it; and a question that fewer
 * answered shows nothing.
 */
export function tallies(
  questions: readonly Question[],
  counts: readonly Count[],
  answered: ReadonlyMap<string, number>,
  group_min: number,
): Tally[] {
  return questions
    .filter((it) => counted.has(it.kind))
    .map((question) => {
      const given = counts.filter((it) => it.code === question.code);
      const answered_count = answered.get(question.code) ?? 0;
      const isSmall = answered_count < group_min;
      const { code, kind, label_zh, label_en } = question;
      const lines = linesOf(question, given, answered_count);
      const shown = isSmall ? concealed(lines, kind) : withoutSmall(lines, question, group_min);
      return {
        ...{ code, kind, label_zh, label_en, answered_count, lines: shown },
        average: isSmall ? null : averageOf(question, given),
      };
    });
}

const concealed = (lines: TallyLine[], kind: Question['kind']): TallyLine[] =>
  kind === 'number' ? [] : lines.map(hidden);

const hidden = (line: TallyLine): TallyLine => ({ ...line, count: null, share: null });

/** Every choice that was offered, also one nobody took; of numbers those that were given. */
function linesOf(question: Question, given: readonly Count[], whole: number): TallyLine[] {
  const offered = question.choices.map(({ code, zh, en }) => ({ value: code, zh, en }));
  const marks = MARKS.map((it) => ({ value: it, zh: it, en: it }));
  const numbers = given
    .map(({ value }) => ({ value, zh: value, en: value }))
    .toSorted((one, other) => Number(one.value) - Number(other.value));
  const fixed = { scale: marks, number: numbers }[question.kind as string] ?? offered;
  const countOf = (value: string) => given.find((it) => it.value === value)?.count ?? 0;
  return fixed.map((line) => {
    const count = countOf(line.value);
    return { ...line, count, share: whole === 0 ? 0 : Math.round((100 * count) / whole) };
  });
}

/** The lines with small groups left out, so that none of them follows from the others. */
function withoutSmall(lines: TallyLine[], { kind }: Question, group_min: number): TallyLine[] {
  const isTaken = ({ count }: TallyLine) => (count ?? 0) > 0;
  const small = new Set(lines.filter((it) => isTaken(it) && (it.count ?? 0) < group_min));
  // Of several choices at once the counts are no parts of a whole: nothing follows from the others.
  if (small.size === 1 && kind !== 'choices') {
    const [next] = lines
      .filter((it) => isTaken(it) && !small.has(it))
      .toSorted((one, other) => (one.count ?? 0) - (other.count ?? 0));
    if (next) small.add(next);
  }
  // A number is itself an answer: of a rare one not even the line stands.
  if (kind === 'number') return lines.filter((it) => !small.has(it));
  return lines.map((it) => (small.has(it) ? hidden(it) : it));
}

/** To one decimal: enough to compare, too coarse to find one person's mark. */
function averageOf({ kind }: Question, given: readonly Count[]): number | null {
  if (kind !== 'scale' && kind !== 'number') return null;
  const times = given.reduce((sum, it) => sum + it.count, 0);
  if (times === 0) return null;
  const sum = given.reduce((all, it) => all + Number(it.value) * it.count, 0);
  return Math.round((10 * sum) / times) / 10;
}
