import type { Refusal } from '#kernel/refusal';
import { normalPhone } from '#rules/vault';

import {
  questionsOf,
  refusals,
  type Answer,
  type Answers,
  type Definition,
  type Question,
} from '../contract.ts';
import { isOpen } from './open-question.ts';

const isEmpty = (answer: Answer | undefined) =>
  answer === undefined || answer === '' || (Array.isArray(answer) && answer.length === 0);

/**
 * Why a filled form is not taken: something is missing, does not fit its question, was not asked,
 * or serves only what was not agreed to. The page says it before sending, the server again.
 */
export function cannotAccept(
  definition: Pick<Definition, 'sections'>,
  answers: Answers,
  agreed: readonly string[],
): Refusal | undefined {
  if (agreed.length === 0) return refusals.nothing_agreed({}, 'information/2b');
  const questions = questionsOf(definition);
  const foreign = Object.keys(answers).find((it) => !questions.some(({ code }) => code === it));
  if (foreign !== undefined) return refusals.answer_not_asked({ field: foreign });
  for (const question of questions) {
    const { code: field } = question;
    const answer = answers[field];
    if (isEmpty(answer)) {
      if (question.is_required) return refusals.answer_missing({ field });
      continue;
    }
    if (!isOpen(question, agreed)) return refusals.answer_not_agreed({ field }, 'information/2b');
    if (!fits(question, answer!)) return refusals.answer_wrong({ field });
  }
  return undefined;
}

function fits({ kind, choices }: Question, answer: Answer): boolean {
  const isOffered = (code: unknown) => choices.some((it) => it.code === code);
  switch (kind) {
    case 'choice':
      return isOffered(answer);
    case 'choices':
      return Array.isArray(answer) && answer.every(isOffered);
    case 'scale':
      return typeof answer === 'number' && Number.isInteger(answer) && answer >= 1 && answer <= 5;
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer);
    case 'day':
      return typeof answer === 'string' && /^\d{4}-[01]\d-[0-3]\d$/.test(answer);
    case 'phone':
      return typeof answer === 'string' && normalPhone(answer) !== undefined;
    case 'email':
      return typeof answer === 'string' && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(answer);
    case 'name':
      return typeof answer === 'string' && answer.length <= 60;
    case 'text':
      return typeof answer === 'string';
  }
}

/** Answers that name nobody by themselves: they are counted in results, the rest is sealed only. */
export const liesPlain = ({ kind }: Pick<Question, 'kind'>): boolean =>
  ['choice', 'choices', 'scale', 'number'].includes(kind);
