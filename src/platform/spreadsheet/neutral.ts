/**
 * Text that a spreadsheet program would take for a formula (trust D03): the signs that begin one,
 * their full-width forms, which Excel accepts too, and the white space it skips before them.
 * A text that already begins with the guard counts as well, so that taking it off is exact.
 */
const FORMULA_LIKE = /^'*[=+\-@\t\r\n＝＋－＠]/;
const GUARDED = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** The text with a guard before it where a program might run it. */
export function neutral(text: string): string {
  return FORMULA_LIKE.test(text) ? `'${text}` : text;
}

/** The text as it was before `neutral`. */
export function original(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
