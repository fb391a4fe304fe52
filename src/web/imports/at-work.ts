import type { ImportState } from '#contract/customers';

const atWork: readonly ImportState[] = ['staging', 'applying', 'undoing'];

/** Whether a job is at work on a batch: what is shown of it changes by itself. */
export const isAtWork = (state: ImportState): boolean => atWork.includes(state);
