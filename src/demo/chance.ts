/** A stream of numbers in [0, 1), the same for the same seed on every machine. */
export type Chance = () => number;

/** Mulberry32: 32 bits of state, passes the usual statistical batteries, one line of arithmetic. */
export function mulberry32(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 32 bits in, 32 well-stirred bits out, one to one (the finaliser of MurmurHash3). */
function stirred(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** What of a customer is drawn from a stream of its own. */
const strands = { person: 1, means: 2, life: 3, words: 4, ties: 5 } as const;
type Strand = keyof typeof strands;

/**
 * The stream of one strand of one customer. Every customer stands alone, so that a job can go on at
 * row 70,001 without making the rows before; every strand stands alone, so that a new sentence in a
 * table of words does not change who visited when.
 */
export function chanceOf(seed: number, index: number, strand: Strand): Chance {
  return mulberry32(stirred(stirred(stirred(seed) ^ index) + strands[strand]));
}

/** A whole number from `low` to `high`, both included. */
export const between = (chance: Chance, low: number, high: number): number =>
  low + Math.floor(chance() * (high - low + 1));

/** One of a list, each as likely. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)]!;
}

/** Several of a list, none twice, in the order they are drawn. */
export function pickSome<T>(chance: Chance, list: readonly T[], count: number): T[] {
  const left = [...list];
  const taken: T[] = [];
  while (taken.length < count && left.length > 0)
    taken.push(...left.splice(Math.floor(chance() * left.length), 1));
  return taken;
}

/** About normal with mean 0 and deviation 1: the sum of four, cheap and never beyond ±3.5. */
export const spread = (chance: Chance): number =>
  (chance() + chance() + chance() + chance() - 2) * Math.sqrt(3);

/** A draw by weight, prepared once: the weights need not sum to anything. */
export type Urn<T> = (chance: Chance) => T;

export function urn<T>(entries: Iterable<readonly [T, number]>): Urn<T> {
  const values: T[] = [];
  const ends: number[] = [];
  let total = 0;
  for (const [value, weight] of entries) {
    if (weight <= 0) continue;
    total += weight;
    values.push(value);
    ends.push(total);
  }
  if (total === 0) throw new Error('an urn with nothing in it');
  return (chance) => {
    const at = chance() * total;
    let [low, high] = [0, ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (at < ends[middle]!) high = middle;
      else low = middle + 1;
    }
    return values[low]!;
  };
}

/** An urn of `{ code: weight }`. */
export function urnOf<T extends string>(weights: Readonly<Partial<Record<T, number>>>): Urn<T> {
  return urn(Object.entries(weights) as [T, number][]);
}

/**
 * The place of `index` in a shuffled row of `size`, without shuffling: a Feistel network over as
 * many bits as the row needs, walked until it lands inside. One to one, so that what is numbered by
 * it is never given twice.
 */
export function scattered(index: number, size: number, seed: number): number {
  const halfBits = Math.ceil(Math.log2(size) / 2);
  const mask = 2 ** halfBits - 1;
  let at = index;
  do {
    let [left, right] = [at >>> halfBits, at & mask];
    for (let round = 0; round < 4; round++)
      [left, right] = [right, left ^ (stirred(stirred(right + seed) + round) & mask)];
    at = left * (mask + 1) + right;
  } while (at >= size);
  return at;
}
