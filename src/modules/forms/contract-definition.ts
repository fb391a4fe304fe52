import { z } from 'zod';

const Code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, { error: 'code_malformed' });
const Words = z.string().trim().min(1).max(200);

export const QuestionKind = z.enum([
  'text',
  'choice',
  'choices',
  'scale',
  'number',
  'day',
  'name',
  'phone',
  'email',
]);
export type QuestionKind = z.infer<typeof QuestionKind>;

/** One question: what it is asked for (`purposes`) decides whether it may be asked at all (R-B1). */
export const Question = z.object({
  code: Code,
  kind: QuestionKind,
  label_zh: Words,
  label_en: Words,
  is_required: z.boolean().default(false),
  purposes: z.array(z.string().max(40)).max(10),
  choices: z
    .array(z.object({ code: Code, zh: Words, en: Words }))
    .max(40)
    .default([]),
});
export type Question = z.infer<typeof Question>;

export const Section = z.object({
  title_zh: Words,
  title_en: Words,
  questions: z.array(Question).min(1).max(40),
});

/** What a form asks, as one version of it was published. */
export const Definition = z.object({
  title_zh: Words,
  title_en: Words,
  lead_zh: z.string().trim().max(500).default(''),
  lead_en: z.string().trim().max(500).default(''),
  sections: z.array(Section).min(1).max(12),
});
export type Definition = z.infer<typeof Definition>;

export const Answer = z.union([
  z.string().trim().max(2000),
  z.array(z.string().max(40)).max(40),
  z.number(),
]);
export type Answer = z.infer<typeof Answer>;
export const Answers = z.record(z.string().max(40), Answer);
export type Answers = z.infer<typeof Answers>;

export const questionsOf = ({ sections }: Pick<Definition, 'sections'>): Question[] =>
  sections.flatMap((it) => it.questions);
