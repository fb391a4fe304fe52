/**
 * Text that a spreadsheet program would take for a formula (trust D03): the signs that begin one,
 * their full-width forms, which Excel accepts too, and the white space it skips before them. A sign
 * behind a separator or a line end counts as well: Excel cuts a .csv by its reader's own separator,
 * whatever stands in quotes. So does a text that carries the guard already: taking it off is exact.
 */
const UNGUARDED = /(?<=^|[,;\t|\r\n])(?='*[=+\-@\t\r\n＝＋－＠])/g;
const GUARD = /(?<=^|[,;\t|\r\n])'(?='*[=+\-@\t\r\n＝＋－＠])/g;

/** The text with a guard before each place where a program might begin to run it. */
export function neutral(text: string): string {
  return text.replace(UNGUARDED, "'");
}

/** The text as it was before `neutral`. */
export function original(text: string): string {
  return text.includes("'") ? text.replace(GUARD, '') : text;
}
