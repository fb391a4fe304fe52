import type { ParseArgsConfig } from 'node:util';

import { sayRefusal } from '#language';
import type { Config } from '#platform/config';

import type { Answer } from '../server/control.ts';

/** The words of a command are wrong; the message says how they go. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export interface Asked {
  config: Config;
  values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  positionals: string[];
}

export interface CommandLine {
  /** One line: name, arguments and what it does. */
  usage: string;
  options?: NonNullable<ParseArgsConfig['options']>;
  /** Does it and answers the exit code. */
  run(asked: Asked): Promise<number>;
}

/** The output of an act, or its refusal as a sentence. */
export function outputOf<T>(answer: Answer): T {
  if ('output' in answer) return answer.output as T;
  const { code, facts, clause } = answer.refused;
  throw new UsageError(sayRefusal('zh-CN', code, facts) + (clause ? ` (${clause})` : ''));
}

/** A text option that must be there. */
export function needed({ values }: Asked, name: string): string {
  const value = values[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new UsageError(`--${name} is missing`);
}

/** A text option, or undefined. */
export function optional({ values }: Asked, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
