/** What fills the blanks of a sentence, `{{count}}`. */
export type WordFacts = Record<string, string | number>;

/** The sentence at a dotted key; undefined when there is none. */
export function findWord(words: object, key: string): string | undefined {
  let node: unknown = words;
  for (const part of key.split('.')) {
    if (node === null || typeof node !== 'object' || !Object.hasOwn(node, part)) return undefined;
    node = (node as Record<string, unknown>)[part];
  }
  return typeof node === 'string' ? node : undefined;
}

const BLANK = /\{\{\s*(\w+)\s*(?:\|([^|}]*)\|([^|}]*))?\}\}/g;

/**
 * Fills the blanks of a sentence: `{{count}}` with the fact itself, `{{count|day|days}}` with the
 * first word for one and the second for any other number, which English needs and Chinese does not.
 * A blank without a fact stays visible, which a reviewer notices and a reader survives.
 */
export function fill(sentence: string, facts: WordFacts = {}): string {
  return sentence.replaceAll(BLANK, (blank, name: string, one?: string, other?: string) => {
    if (!Object.hasOwn(facts, name)) return blank;
    if (one === undefined) return String(facts[name]);
    return Number(facts[name]) === 1 ? one : (other ?? '');
  });
}
