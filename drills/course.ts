import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Chance that can be had again: the same seed draws the same numbers in the same order. */
export interface Chance {
  /** From 0 to below 1. */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(from: readonly T[]): T;
}

/** Mulberry32: small, even enough for choosing faults, and the same on every machine. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return { next, between, pick: (from) => from[between(0, from.length - 1)]! };
}

/** An invariant did not hold. What is said goes into the verdict, so it names nobody. */
export class Broken extends Error {
  override name = 'Broken';
}

/** The machine cannot stage the fault (no right to mount, no library): the drill says so. */
export class NotHere extends Error {
  override name = 'NotHere';
}

/** What the person at the terminal asked for. */
export interface Asked {
  seed: number;
  rounds: number;
  minutes: number;
  /** `kills app`: which part of a drill; undefined is all of it. */
  part?: string | undefined;
  /** Servers run from dist/ as in the field, or from the sources, as in `npm test`. */
  is_built: boolean;
  say(line: string): void;
}

/** One run of one drill: its chance, its clock, and what it found, as the report keeps it. */
export interface Course extends Asked {
  chance: Chance;
  round: number;
  /** Notes a number or a word in the report, under its name. */
  note(name: string, value: unknown): void;
  /** Adds one more value to a list in the report. */
  add(name: string, value: number): void;
  /** Says where the drill stands, with the time since it began. */
  tell(line: string): void;
  /** Ends the drill unless `isTrue`; `what` is the invariant that did not hold. */
  hold(isTrue: boolean, what: string): void;
}

export interface Drill {
  name: string;
  /** What it does, on one line. */
  line: string;
  rounds: number;
  minutes: number;
  run(course: Course): Promise<void>;
}

export interface Verdict {
  drill: string;
  seed: number;
  verdict: 'HELD' | 'BROKEN' | 'NOT HERE';
  why?: string;
  round: number;
  seconds: number;
  found: Record<string, unknown>;
}

const seconds = (from: number) => Math.round((performance.now() - from) / 100) / 10;

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** The value below which 95 of 100 lie. */
export const p95 = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0;

/** Runs a drill to its verdict. A defect of the drill itself counts as broken. */
export async function runDrill(drill: Drill, asked: Asked): Promise<Verdict> {
  const started = performance.now();
  const found: Record<string, unknown> = {};
  const course: Course = {
    ...asked,
    chance: chanceOf(asked.seed),
    round: 0,
    note: (name, value) => void (found[name] = value),
    add: (name, value) => void ((found[name] ??= []) as number[]).push(value),
    tell: (line) => asked.say(`${String(seconds(started)).padStart(7)} s  ${line}`),
    hold(isTrue, what) {
      if (!isTrue) throw new Broken(what);
    },
  };
  const end = (verdict: Verdict['verdict'], why?: string): Verdict => ({
    drill: drill.name,
    seed: asked.seed,
    verdict,
    ...(why === undefined ? {} : { why }),
    round: course.round,
    seconds: seconds(started),
    found,
  });
  asked.say(`${drill.name}, seed ${asked.seed}`);
  try {
    await drill.run(course);
    return end('HELD');
  } catch (error) {
    if (error instanceof NotHere) return end('NOT HERE', error.message);
    return end('BROKEN', error instanceof Broken ? error.message : String((error as Error).stack));
  }
}

/** `HELD`, or `BROKEN: which invariant, at which round, seed`. */
export function verdictLine({ verdict, why, round, seed, seconds: lasted }: Verdict): string {
  if (verdict === 'HELD') return `HELD after ${lasted} s (seed ${seed})`;
  return `${verdict}: ${why}, at round ${round}, seed ${seed}`;
}

/** Keeps the verdict with all its numbers as a file of its own. */
export function keepReport(folder: string, verdict: Verdict, at: Date): string {
  mkdirSync(folder, { recursive: true });
  const stamp = at.toISOString().slice(0, 19).replaceAll(':', '');
  const file = join(folder, `${verdict.drill}-${stamp}-${verdict.seed}.json`);
  writeFileSync(file, `${JSON.stringify({ at, ...verdict }, null, 2)}\n`);
  return file;
}
