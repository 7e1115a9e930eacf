/** What XML cannot hold or would change on the way: control characters, CR, half characters. */
const unwritable = '\\u0000-\\u0008\\u000B\\u000C\\u000D\\u000E-\\u001F\\uFFFE\\uFFFF\\p{Cs}'
const controls = new RegExp(`[${unwritable}]`, 'gu')
/** An underscore that would be read as the beginning of an escape must be escaped itself. */
const ambiguous = new RegExp(`_(?=x[0-9A-Fa-f]{4}(?:_|[${unwritable}]))`, 'gu')
const markup: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text for an XML part of a workbook; its opposite is unescapeText. */
export const xmlText = (text: string): string =>
  text
    .replace(ambiguous, '_x005F_')
    .replace(controls, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>"]/g, (c) => markup[c] ?? c)
