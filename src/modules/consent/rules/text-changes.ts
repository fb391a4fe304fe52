/** One piece of a text: in both versions, in the old one alone, in the new one alone. */
export interface Piece {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Sentences with what ends them: people change a notice by the sentence, and read it so. */
const sentences = (text: string): string[] =>
  text.match(/[^。；！？.;!?\n]*[。；！？.;!?\n]+|.+$/gs) ?? [];

/** More sentences than a notice may hold are compared no further than as a whole. */
const MOST = 600;

/**
 * What a new version of a text takes out and puts in, sentence by sentence: by the longest run of
 * sentences both have in common, in their order.
 */
export function textChanges(before: string, after: string): Piece[] {
  const [old, now] = [sentences(before), sentences(after)];
  if (old.length > MOST || now.length > MOST)
    return before === after
      ? [{ kind: 'same', text: before }]
      : [
          { kind: 'gone', text: before },
          { kind: 'new', text: after },
        ];
  const common = commonLengths(old, now);
  const pieces: Piece[] = [];
  const put = (kind: Piece['kind'], text: string) => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let [at, to] = [0, 0];
  while (at < old.length || to < now.length) {
    const [one, other] = [old[at], now[to]];
    if (one !== undefined && one === other) {
      put('same', one);
      [at, to] = [at + 1, to + 1];
    } else if (one !== undefined && lengthAt(common, at + 1, to) >= lengthAt(common, at, to + 1)) {
      put('gone', one);
      at += 1;
    } else {
      put('new', other ?? '');
      to += 1;
    }
  }
  return pieces;
}

const lengthAt = (common: readonly (readonly number[])[], at: number, to: number): number =>
  common[at]?.[to] ?? 0;

/** For each two places, how many sentences both texts still share in order. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const table = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: now.length + 1 }, () => 0),
  );
  for (let at = old.length - 1; at >= 0; at--)
    for (let to = now.length - 1; to >= 0; to--)
      table[at]![to] =
        old[at] === now[to]
          ? lengthAt(table, at + 1, to + 1) + 1
          : Math.max(lengthAt(table, at + 1, to), lengthAt(table, at, to + 1));
  return table;
}
