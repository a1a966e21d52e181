/** Characters, full-width ones too, that make a spreadsheet take a cell for a formula when they come first (OWASP, CSV injection). */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/;

/** A name as a cell of a CSV file: one that a spreadsheet would run gets an apostrophe before it. */
export const withoutFormula = (text: string): string => (formulaStart.test(text) ? `'${text}` : text);
