/** What a form keeps of the next contact: nothing is agreed until a day is chosen. */
export interface NextValues {
  on?: string | undefined;
  kind: 'visit' | 'call';
  hook?: string | undefined;
}

export const noNext = (): NextValues => ({ kind: 'call' });

/** What is sent: without a day nothing was agreed. */
export const nextOf = ({ on, kind, hook }: NextValues) =>
  on ? { next: { on, kind, ...(hook ? { hook } : {}) } } : {};
