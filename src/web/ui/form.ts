import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

import type { Endpoint } from '#kernel/endpoint';
import type { FieldProblem } from '#kernel/refusal';

import { call, Refused, type InputOf, type OutputOf, type Stated } from '../api.ts';
import { isUnheard, keepUnsent } from '../drafts/unsent.ts';
import { useDraftValues } from './draft-values.ts';
import { filled, problemsIn, valueAt, withValue } from './form-values.ts';

/** A form as its fields see it. */
export interface Form {
  /** The module whose words name problems: `customers`. */
  module: string;
  get: (path: string) => unknown;
  set: (path: string, value: unknown) => void;
  /** Code of what is wrong with a field. */
  problemAt: (path: string) => string | undefined;
  problems: readonly FieldProblem[];
  /** The answer of the server to the whole form, when it is a no. */
  refused: Refused | undefined;
  isSaving: boolean;
  isDirty: boolean;
  /** True where what is typed outlives the page: leaving it loses nothing. */
  isKept: boolean;
  /** When the draft was last touched that this form went on with. */
  restored_at: Date | undefined;
  /** Begins anew, and lets the draft go. */
  restart: () => void;
  save: () => Promise<void>;
  /** Takes the values as saved: leaving asks nothing any more. */
  settle: () => void;
  /** The labels of the fields on the page, so that the summary can name and reach them. */
  labels: Map<string, string>;
}

export interface TypedForm<Values> extends Form {
  values: Values;
  change: (patch: Partial<Values>) => void;
}

export interface FormOptions<E extends Endpoint, Values> extends Stated {
  endpoint: E;
  initial: Values;
  /** What is sent; default: the values without the empty ones. */
  request?: (values: Values) => InputOf<E>;
  /** What the contract cannot see: two entries that must agree, a choice that needs another. */
  check?: (values: Values) => FieldProblem[];
  saved?: (output: OutputOf<E>) => void;
  /** Names a draft: what is typed outlives the drawer, the tab and the battery. */
  draft?: string;
  /** What the draft is about, in words its writer knows it by. */
  about?: (values: Values) => string;
  /** The form goes by itself once somebody hears; `path` is where it is, `kept` what comes next. */
  later?: { path: string; kept: () => void };
}

function asRefused(error: unknown): Refused {
  return error instanceof Refused ? error : new Refused('http.defect', 500, { facts: {} });
}

/**
 * A form of one endpoint: its values, what is wrong with them by the contract's own schema, and the
 * sending. Problems appear when the reader tries to save, and each leaves as its field is changed.
 */
export function useForm<E extends Endpoint, Values extends object>(
  options: FormOptions<E, Values>,
): TypedForm<Values> {
  const { endpoint, initial, draft, scope, purpose } = options;
  const queries = useQueryClient();
  const kept = useDraftValues({ initial, draft, about: options.about });
  const { values, put, settle } = kept;
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refused, setRefused] = useState<Refused>();
  const [isSaving, setSaving] = useState(false);
  const labels = useRef(new Map<string, string>()).current;

  const save = async () => {
    if (isSaving) return;
    const input = options.request ? options.request(values) : (filled(values) as InputOf<E>);
    const found = [...problemsIn(endpoint.input, input), ...(options.check?.(values) ?? [])];
    setProblems(found);
    setRefused(undefined);
    if (found.length > 0) return;
    setSaving(true);
    try {
      const output = await call(endpoint, input, { scope, purpose });
      // At once: `saved` may leave the page, and the guard asks about what this draws.
      flushSync(settle);
      void queries.invalidateQueries();
      options.saved?.(output);
    } catch (error) {
      const it = asRefused(error);
      if (isUnheard(it) && (await keepForLater(options, input, values))) {
        flushSync(settle);
        options.later?.kept();
        return;
      }
      setProblems(it.fields);
      setRefused(it);
    } finally {
      setSaving(false);
    }
  };
  return {
    module: endpoint.id.split('.')[0] ?? '',
    values,
    change: (patch) => put((present) => ({ ...present, ...patch })),
    get: (path) => valueAt(values, path),
    set: (path, value) => {
      put((present) => withValue(present, path, value));
      setProblems((all) => all.filter((it) => it.path !== path && !it.path.startsWith(`${path}.`)));
    },
    // What is wrong with a list as a whole is said at its first field.
    problemAt: (path) => problems.find((it) => it.path === path || `${it.path}.0` === path)?.code,
    problems,
    refused,
    isSaving,
    isDirty: kept.isDirty,
    isKept: kept.isKept,
    restored_at: kept.restored_at,
    restart: () => {
      kept.restart();
      setProblems([]);
      setRefused(undefined);
    },
    save,
    settle,
    labels,
  };
}

/** Keeps a form that nobody heard; false where it may not wait, or could not be kept. */
async function keepForLater<E extends Endpoint, Values>(
  { endpoint, scope, purpose, draft, about, later }: FormOptions<E, Values>,
  input: InputOf<E>,
  values: Values,
): Promise<boolean> {
  if (!later || draft === undefined) return false;
  const { path } = later;
  const stated = { scope, purpose };
  const endpoint_id = endpoint.id;
  return keepUnsent({
    ...{ endpoint_id, input, stated, path, draft, values },
    about: about?.(values) ?? '',
  });
}

const FormContext = createContext<Form | undefined>(undefined);
export const FormProvider = FormContext.Provider;

export function useFormAround(): Form {
  const form = useContext(FormContext);
  if (!form) throw new Error('a field stands outside a form');
  return form;
}

/** One field of the form around: its value, how to change it, what is wrong with it. */
export function useField<Value>(name: string) {
  const form = useFormAround();
  const id = useMemo(() => `field-${name.replaceAll('.', '-')}`, [name]);
  const code = form.problemAt(name);
  return {
    id,
    value: form.get(name) as Value | undefined,
    change: (value: Value | undefined) => form.set(name, value),
    code,
    isWrong: code !== undefined,
    describedBy: `${id}-note`,
  };
}
