// An address is cut into syllables that remember what stood before them: a comma parts names, a dash may be inside one.
import { placeKey, wordAccent } from './keys.ts'

export type Token = {
  raw: string
  /** Folded, i for y, no leading zeros: names are compared by these joined. */
  key: string
  accent: string
  /** 0 nothing, 1 a dash (Bà Rịa - Vũng Tàu), 2 a comma or the like */
  gap: 0 | 1 | 2
  dotted: boolean
}

const WORD = /[\p{L}\p{M}\p{N}'’‘ʼ`´′]+/gu
const GLUED = /^([PpQq])(\d{1,2})$/

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let end = 0
  for (const match of text.matchAll(WORD)) {
    const between = text.slice(end, match.index)
    const previous = tokens.at(-1)
    if (previous !== undefined && between.startsWith('.')) previous.dotted = true
    end = match.index + match[0].length
    append(tokens, match[0], gapOf(between, previous, match[0]), text.charAt(end) === '/')
  }
  return tokens
}

/** "P5" and "Q9" are a type and a number; "Q9/3" is a house. */
function append(tokens: Token[], word: string, gap: Token['gap'], slashFollows: boolean): void {
  const glued = slashFollows ? null : GLUED.exec(word)
  if (glued === null) tokens.push(tokenOf(word, gap, false))
  else {
    const [, letter = '', number = ''] = glued
    tokens.push(tokenOf(letter, gap, true), tokenOf(number, 0, false))
  }
}

function tokenOf(raw: string, gap: Token['gap'], dotted: boolean): Token {
  return { raw, key: placeKey(raw), accent: wordAccent(raw), gap, dotted }
}

function gapOf(between: string, previous: Token | undefined, word: string): Token['gap'] {
  if (previous === undefined) return 2
  if (/[,;:|•\n\r\t()[\]]/.test(between)) return 2
  if (between.includes('/')) return /\d/.test(previous.raw) && /\d/.test(word) ? 0 : 2
  if (/[-‐‑‒–—―−_]/.test(between)) return 1
  // A full stop after an abbreviation (P., TP.) belongs to it; after a word it ends a part of the address.
  return between.startsWith('.') && previous.raw.length > 3 ? 2 : 0
}
