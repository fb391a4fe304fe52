import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';

import { useWords } from '../words.ts';
import { useConfirm } from './confirm.tsx';
import './form-body.css';
import { FormProvider, type Form } from './form.ts';
import { MomentText } from './moment-text.tsx';
import { Note } from './note.tsx';
import { RefusalNote } from './refusal-note.tsx';

const saveKeys = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘↵' : 'Ctrl ↵';

/**
 * Asks before a page with unsaved entries is left, by link, Back or closing the tab; what is kept
 * as a draft may be left without a word.
 */
export function useLeaveGuard(
  form: Pick<Form, 'isDirty' | 'isKept' | 'settle'>,
): () => Promise<boolean> {
  const { say } = useWords();
  const confirm = useConfirm();
  const isDirty = useRef(false);
  isDirty.current = form.isDirty && !form.isKept;
  const mayLeave = async () => {
    if (!isDirty.current) return true;
    const isLeaving = await confirm({
      title: say('ui.form.unsaved_title'),
      lead: say('ui.form.unsaved_lead'),
      yes: say('ui.action.discard'),
      no: say('ui.action.stay'),
      isGrave: true,
    });
    if (!isLeaving) return false;
    isDirty.current = false;
    form.settle();
    return true;
  };
  useBlocker({
    shouldBlockFn: async () => !(await mayLeave()),
    enableBeforeUnload: () => isDirty.current,
    disabled: !form.isDirty || form.isKept,
  });
  return mayLeave;
}

/** The bar below a form: what is still wrong, and the one button. */
function FormBar({
  form,
  submit,
  cancel,
}: {
  form: Form;
  submit: string;
  cancel?: (() => void) | undefined;
}) {
  const { say } = useWords();
  const named = form.problems.flatMap(({ path }) => {
    const at = form.labels.has(path) ? path : `${path}.0`;
    return form.labels.has(at) ? [at] : [];
  });
  const reach = (path: string) => {
    const element = document.getElementById(`field-${path.replaceAll('.', '-')}`);
    const control = element?.matches('input, textarea, select')
      ? element
      : element?.querySelector('button, input');
    (control as HTMLElement | null | undefined)?.focus();
    element?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className="form-bar">
      {form.refused && named.length === 0 && <RefusalNote error={form.refused} />}
      {form.problems.length > 0 && (
        <p className="form-problems" role="alert">
          {say('ui.form.problems', { count: form.problems.length })}
          {named.map((path) => (
            <button key={path} type="button" className="plain" onClick={() => reach(path)}>
              {form.labels.get(path)}
            </button>
          ))}
        </p>
      )}
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={form.isSaving} disabled={form.isSaving}>
          {submit}
        </Button>
        {cancel && (
          <Button onClick={cancel} disabled={form.isSaving}>
            {say('ui.action.cancel')}
          </Button>
        )}
        <span className="form-hint faint">{say('ui.form.save_hint', { keys: saveKeys })}</span>
      </div>
    </div>
  );
}

export interface FormBodyProps {
  form: Form;
  /** The word on the button; default: save. */
  submit?: string | undefined;
  cancel?: (() => void) | undefined;
  children: ReactNode;
}

/** ⌘↵ saves from anywhere in the form, or about the drawer it has to itself. */
function useHurry(element: RefObject<HTMLFormElement | null>, { save }: Form): void {
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    const form = element.current;
    const drawer = form?.closest<HTMLElement>('[role="dialog"]');
    const isAlone = drawer?.querySelectorAll('form').length === 1;
    const hurry = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
      // A drawer that just opened holds the focus beside its dialog; another dialog is not ours.
      const at =
        event.target instanceof Element ? event.target.closest('form, [role="dialog"]') : null;
      if (at !== form && !(isAlone && (at === null || at === drawer))) return;
      event.preventDefault();
      void latest.current();
    };
    addEventListener('keydown', hurry);
    return () => removeEventListener('keydown', hurry);
  }, [element]);
}

/** Says that an earlier draft goes on here, and how to begin anew instead. */
function Restored({ form }: { form: Form }) {
  const { say } = useWords();
  if (!form.restored_at) return null;
  return (
    <Note
      tone="waiting"
      action={<Button onClick={form.restart}>{say('ui.form.start_over')}</Button>}
    >
      {say('ui.form.restored')} · <MomentText at={form.restored_at} isNear />
    </Note>
  );
}

/** The form itself: ⌘↵ saves, Enter in a single-line field too, errors are summed up at the button. */
export function FormBody({ form, submit, cancel, children }: FormBodyProps) {
  const { say } = useWords();
  const element = useRef<HTMLFormElement>(null);
  const wrong = form.problems.length;
  useEffect(() => {
    if (wrong === 0) return;
    const first = element.current?.querySelector<HTMLElement>(
      '[aria-invalid="true"], .is-wrong button',
    );
    first?.focus();
  }, [wrong]);
  useHurry(element, form);
  return (
    <FormProvider value={form}>
      <form
        ref={element}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.save();
        }}
      >
        <Restored form={form} />
        <div className="form-fields">{children}</div>
        <FormBar form={form} submit={submit ?? say('ui.action.save')} cancel={cancel} />
      </form>
    </FormProvider>
  );
}
