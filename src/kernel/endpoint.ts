import type { z } from 'zod';

import type { Rate, RateName } from './rate.ts';
import type { Register } from './register.ts';

/** Who may come: a signed-in person, a guest by public page, or a job acting for the system. */
export type ActorKind = 'person' | 'guest' | 'system';

/** One thing the system can be asked to do. HTTP, CLI, OpenAPI and the permission matrix read this. */
export interface Endpoint<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `module.use-case`: also the permission checked and the action written to the log. */
  id: string;
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  path: `/${string}`;
  /** A write and its entry are one transaction; a read's entry goes through the grouped appender. */
  effect: 'read' | 'write';
  /** Who may come. Default: signed-in people whose office grants the permission. */
  actors: readonly ActorKind[];
  /**
   * True when every signed-in person may do it to themselves (my password, who am I): no office
   * grants it, and the use case touches nothing but the actor's own rows.
   */
  personal: boolean;
  /**
   * The purposes (处理目的) for which customers' records may be used here, the usual one first; a
   * request may state another of them (R-B3). Empty when no customer's record is read or changed.
   */
  purposes: readonly string[];
  /** A read that is an entry of its own though it touches no customer: reading the log (J12). */
  logged?: boolean;
  /** Path parameters, query and body together: a use case does not care where a field travelled. */
  input: Input;
  output: Output;
  /** True when whoever sits at a session proves himself again, minutes before at most (access/1g). */
  stepUp?: boolean;
  /** How often one person may ask it; what is usual for its effect when nothing is said. */
  rate?: RateName | Rate;
  /** A list that is shown, exported and printed from its descriptor. */
  register?: Register;
  /** Bytes in: the request body is the file itself, at most this many bytes. */
  upload?: { max_bytes: number };
  /** Bytes out: the output names a stream instead of JSON. */
  download?: boolean;
}

type Declared<Input extends z.ZodType, Output extends z.ZodType> = Omit<
  Endpoint<Input, Output>,
  'effect' | 'actors' | 'personal' | 'purposes'
> &
  Partial<Pick<Endpoint, 'effect' | 'actors' | 'personal' | 'purposes'>>;

/** Declares an endpoint. What is not said is the strict choice: a person, with a permission. */
export function endpoint<Input extends z.ZodType, Output extends z.ZodType>(
  declaration: Declared<Input, Output>,
): Endpoint<Input, Output> {
  return {
    effect: declaration.method === 'GET' ? 'read' : 'write',
    actors: ['person'],
    personal: false,
    purposes: [],
    ...declaration,
  };
}

/** The endpoints of one module, by the name of their use case. */
export type Contract = Record<string, Endpoint>;
