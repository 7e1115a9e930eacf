import { fingerprintOf, type PaperSheet } from '../casts/receipt.ts'
import { canonical, framed } from '../encoding.ts'
import { isOpening, openPart, sumsOf, type Opening, type SumsText } from '../proofs/decryption.ts'
import { elementOf } from '../proofs/group.ts'

/** Bound to the box, its keys, all of its sums and the place: an opening of anything else fits nowhere. */
const contextOf = (sheet: PaperSheet, sums: SumsText, q: number, c: number): Uint8Array => framed(['chung sums 1', sheet.id, fingerprintOf(sheet), canonical(sums), q, c])

/** In the trustee's browser: its part of opening every sum. */
export const openSums = (sheet: PaperSheet, sums: SumsText, secret: bigint): Opening[][] =>
  sumsOf(sums).map((row, q) => row.map(({ a }, c) => openPart(secret, a, contextOf(sheet, sums, q, c))))

/** The first place that does not hold; null when all do. */
export function openingFault(sheet: PaperSheet, sums: SumsText, number: number, openings: readonly (readonly Opening[])[]): string | null {
  const share = elementOf(sheet.election?.shares[number - 1] ?? '')
  if (openings.length !== sums.length || openings.some((row, q) => row.length !== sums[q]?.length)) return 'shape'
  for (const [q, row] of sumsOf(sums).entries()) {
    for (const [c, { a }] of row.entries()) {
      const opening = openings[q]?.[c]
      if (!opening || !isOpening(share, a, opening, contextOf(sheet, sums, q, c))) return `${q}.${c}`
    }
  }
  return null
}
