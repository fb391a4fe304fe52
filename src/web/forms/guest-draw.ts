import type { Answer, Answers, Question } from '#contract/forms';

import type { GuestWords } from './guest-words.ts';

type Props = Record<string, string | boolean | ((event: Event) => void) | undefined>;

/** An element whose text is text: what a company or a guest wrote is never markup (trust D06). */
export function el(tag: string, props: Props = {}, ...children: (Node | string)[]): HTMLElement {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children);
  return node;
}

interface Drawing {
  words: GuestWords['page'];
  isEnglish: boolean;
  answers: Answers;
  isOpen: boolean;
}

const inputs: Partial<Record<Question['kind'], [type: string, mode: string | undefined]>> = {
  name: ['text', undefined],
  phone: ['tel', 'tel'],
  email: ['email', 'email'],
  number: ['number', 'decimal'],
  day: ['date', undefined],
};

/** One question as a guest sees it; what is typed goes into `answers` at once. */
export function drawQuestion(question: Question, drawing: Drawing): HTMLElement {
  const { words, isEnglish, isOpen } = drawing;
  const label = isEnglish ? question.label_en : question.label_zh;
  const title = `${label}${question.is_required ? ` (${words.required})` : ''}`;
  const closed = isOpen ? [] : [el('span', { class: 'soft' }, words.closed_question)];
  if (['choice', 'choices', 'scale'].includes(question.kind))
    return el(
      'fieldset',
      { class: 'question', disabled: !isOpen },
      el('legend', {}, title),
      ...closed,
      ...drawChoices(question, drawing),
    );
  const id = `q-${question.code}`;
  return el(
    'div',
    { class: 'question' },
    el('label', { class: 'label', for: id }, title),
    ...closed,
    drawInput(question, id, drawing),
  );
}

function drawInput(question: Question, id: string, { answers, isOpen }: Drawing): HTMLElement {
  const { code, kind, is_required } = question;
  const [type, mode] = inputs[kind] ?? [];
  const value = String(answers[code] ?? '');
  const node = el(type ? 'input' : 'textarea', {
    ...{ id, name: code, type, inputmode: mode, autocomplete: 'off', maxlength: '2000' },
    ...{ required: is_required, disabled: !isOpen },
    ...(type ? { value } : { rows: '3' }),
    input: (event) => {
      const typed = (event.target as HTMLInputElement).value;
      if (typed === '') delete answers[code];
      else answers[code] = kind === 'number' ? Number(typed) : typed;
    },
  });
  if (!type) node.textContent = value;
  return node;
}

function drawChoices(question: Question, { words, isEnglish, answers }: Drawing): HTMLElement[] {
  const { code, kind, is_required } = question;
  if (kind === 'scale')
    return [
      el(
        'div',
        { class: 'scale' },
        ...[1, 2, 3, 4, 5].map((mark) =>
          tick(code, String(mark), answers[code] === mark, is_required, () => mark, answers),
        ),
      ),
      el('span', { class: 'soft' }, `1 ${words.worst} – 5 ${words.best}`),
    ];
  return question.choices.map((it) => {
    const chosen = answers[code];
    const isChosen = Array.isArray(chosen) ? chosen.includes(it.code) : chosen === it.code;
    const text = isEnglish ? it.en : it.zh;
    if (kind === 'choice') return tick(code, text, isChosen, is_required, () => it.code, answers);
    return el(
      'label',
      { class: 'choice' },
      el('input', {
        ...{ type: 'checkbox', checked: isChosen },
        change: (event) => {
          const before = Array.isArray(answers[code]) ? answers[code] : [];
          const rest = before.filter((one) => one !== it.code);
          answers[code] = (event.target as HTMLInputElement).checked ? [...rest, it.code] : rest;
        },
      }),
      text,
    );
  });
}

function tick(
  code: string,
  text: string,
  isChosen: boolean,
  required: boolean,
  value: () => Answer,
  answers: Answers,
): HTMLElement {
  const props = { type: 'radio', name: code, checked: isChosen, required };
  const change = () => void (answers[code] = value());
  return el('label', { class: 'choice' }, el('input', { ...props, change }), text);
}
