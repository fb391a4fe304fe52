import { isNumber, newNumber, readNumber } from './checked-number.ts';

/** A new customer number, K and what says nothing of the customer (R-C4); takes eight random bytes. */
export const newCustomerNumber = (random: Uint8Array): string => newNumber('K', random);

/** Whether a text is a customer number exactly as it is kept. */
export const isCustomerNumber = (text: string): boolean => isNumber('K', text);

/** The customer number a person typed, as it is kept. */
export const readCustomerNumber = (text: string): string | undefined => readNumber('K', text);
