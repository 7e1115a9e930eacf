/**
 * CSV has no types: a spreadsheet takes a text that begins with one of these for a formula (CWE-1236). On export an
 * apostrophe goes in front, on import the apostrophe that an export put there goes away again; texts that begin with
 * apostrophes before such a sign get one more, so that nothing is lost on the way out and back.
 */
const risky = /^'*[=+\-@\t\r]/

export const neutralise = (text: string): string => (risky.test(text) ? `'${text}` : text)
export const restore = (text: string): string => (text.startsWith("'") && risky.test(text) ? text.slice(1) : text)
