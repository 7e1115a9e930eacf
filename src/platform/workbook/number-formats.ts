/** How a number is to be read: as a date, or as a code that shows leading zeros. */
export type NumberFormat = { isDate: boolean; digits: number }

export const plainFormat: NumberFormat = { isDate: false, digits: 0 }
const dateFormat: NumberFormat = { isDate: true, digits: 0 }

/** ECMA-376 part 1, 18.8.30: formats known by number alone; 27–36 and 50–58 are the East Asian dates. */
const builtInDates = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47])
const isBuiltInDate = (id: number): boolean => builtInDates.has(id) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

export function builtInFormat(id: number): NumberFormat {
  return isBuiltInDate(id) ? dateFormat : plainFormat
}

/** Quoted words, escaped characters and [conditions] are no date fields; [h] and the like are. */
const literals = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi

export function parseFormat(code: string): NumberFormat {
  const bare = (code.split(';')[0] ?? '').replace(literals, '')
  if (/[dmyhs]/i.test(bare) && !/general/i.test(bare)) return dateFormat
  return /^0{2,30}$/.test(bare) ? { isDate: false, digits: bare.length } : plainFormat
}
