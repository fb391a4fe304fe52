import { useState } from 'react';

import type { FieldProblem } from '#kernel/refusal';

import { Refused } from '../api.ts';
import type { Form } from './form.ts';
import { valueAt, withValue } from './form-values.ts';

interface Options<Values> {
  /** The module whose words name problems. */
  module: string;
  initial: Values;
  /** Paths that must not be empty. */
  needed: readonly string[];
  send: (values: Values) => Promise<unknown>;
}

/** A form that sends itself: a file with its facts, which no JSON endpoint takes. */
export function useLocalForm<Values extends object>(options: Options<Values>): Form {
  const [values, setValues] = useState(options.initial);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [refused, setRefused] = useState<Refused>();
  const [isSaving, setSaving] = useState(false);
  const [isDirty, setDirty] = useState(false);
  const [labels] = useState(() => new Map<string, string>());
  const save = async () => {
    const missing = options.needed.filter((it) => !valueAt(values, it));
    setProblems(missing.map((path) => ({ path, code: 'required' })));
    setRefused(undefined);
    if (missing.length > 0 || isSaving) return;
    setSaving(true);
    try {
      await options.send(values);
    } catch (error) {
      const it = error instanceof Refused ? error : new Refused('http.unreachable', 0);
      setProblems(it.fields);
      setRefused(it);
    } finally {
      setSaving(false);
    }
  };
  return {
    module: options.module,
    get: (path) => valueAt(values, path),
    set: (path, value) => {
      setDirty(true);
      setValues((present) => withValue(present, path, value));
      setProblems((all) => all.filter((it) => it.path !== path));
    },
    problemAt: (path) => problems.find((it) => it.path === path)?.code,
    problems,
    refused,
    isSaving,
    isDirty,
    isKept: false,
    restored_at: undefined,
    restart: () => setValues(options.initial),
    save,
    settle: () => setDirty(false),
    labels,
  };
}
