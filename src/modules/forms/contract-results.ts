import { z } from 'zod';

import { QuestionKind } from './contract-definition.ts';

/**
 * One answer of a question and how often it was given; null where too few gave it, or where the
 * number would tell how few gave another.
 */
export const TallyLine = z.object({
  value: z.string(),
  zh: z.string(),
  en: z.string(),
  count: z.int().nullable(),
  /** Of those who answered the question, in whole percent. */
  share: z.int().nullable(),
});
export type TallyLine = z.infer<typeof TallyLine>;

/** One question that can be counted. */
export const Tally = z.object({
  code: z.string(),
  kind: QuestionKind,
  label_zh: z.string(),
  label_en: z.string(),
  answered_count: z.int(),
  /** Of scales and numbers, to one decimal; null where too few answered. */
  average: z.number().nullable(),
  lines: z.array(TallyLine),
});
export type Tally = z.infer<typeof Tally>;

/** 问卷结果: of what names nobody, without what was screened out as invalid. */
export const Results = z.object({
  submission_count: z.int(),
  /** Fewer are not shown by themselves (information/7e). */
  group_min: z.int(),
  questions: z.array(Tally),
});
export type Results = z.infer<typeof Results>;

/** One line of the results as a register, in the reader's language. */
export const ResultRow = z.object({
  line_id: z.uuid(),
  question: z.string(),
  value: z.string(),
  /** A number, or a dash where the group is too small or would give one away. */
  count: z.string(),
  share: z.int().nullable(),
  answered_count: z.int(),
  average: z.number().nullable(),
});
export type ResultRow = z.infer<typeof ResultRow>;
