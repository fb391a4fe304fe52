import { newNumber, readNumber } from './checked-number.ts';

/** A new number for a sheet of paper (warm-card/3b), P and what says nothing; eight random bytes. */
export const newPaperNumber = (random: Uint8Array): string => newNumber('P', random);

/** The number somebody read off a sheet and typed, as it is kept. */
export const readPaperNumber = (text: string): string | undefined => readNumber('P', text);
