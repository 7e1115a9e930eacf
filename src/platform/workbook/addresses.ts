import type { Range } from './types.ts'

/** 'A' -> 1, 'AA' -> 27. Zero when it is not a column name. */
export function columnNumber(letters: string): number {
  let n = 0
  for (let i = 0; i < letters.length; i++) {
    const digit = letters.charCodeAt(i) - 64
    if (digit < 1 || digit > 26) return 0
    n = n * 26 + digit
  }
  return n
}

export function columnName(column: number): string {
  let name = ''
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) name = String.fromCharCode(65 + ((n - 1) % 26)) + name
  return name
}

/** The column of 'BC12', or 0. */
export function columnOf(reference: string): number {
  let n = 0
  for (let i = 0; i < reference.length; i++) {
    const digit = reference.charCodeAt(i) - 64
    if (digit < 1 || digit > 26) break
    n = n * 26 + digit
  }
  return n
}

const rangePattern = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/

export function parseRange(reference: string): Range | null {
  const found = rangePattern.exec(reference)
  if (!found) return null
  const [, left = '', top = '', right = left, bottom = top] = found
  return { top: Number(top), left: columnNumber(left), bottom: Number(bottom), right: columnNumber(right) }
}
