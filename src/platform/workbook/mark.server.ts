import { defaultLimits } from './limits.ts'
import { markCsv } from './mark-csv.server.ts'
import type { Mark, MarkOptions } from './mark-types.ts'
import { markXlsx } from './mark-xlsx.server.ts'
import { sniff } from './sniff.server.ts'
import { openSource } from './source.server.ts'
import type { Limits } from './types.ts'

/**
 * The same file with every problem shown in it: the cell coloured, and what is wrong in a last column. Nothing is
 * loaded and saved: the other sheets, formulas, pictures and widths keep their bytes. A CSV file gets the column only.
 * A file that was marked before is marked anew: what is right by now loses its colour.
 */
export async function markWorkbook(input: Uint8Array | string, marks: readonly Mark[], options: MarkOptions, limits: Partial<Limits> = {}): Promise<Uint8Array> {
  const bounds = { ...defaultLimits, ...limits }
  const source = await openSource(input, bounds.fileBytes)
  try {
    const chunks = (await sniff(source)) === 'zip' ? markXlsx(source, marks, options, bounds) : markCsv(source, marks, options, bounds)
    return Buffer.concat(await Array.fromAsync(chunks))
  } finally {
    await source.close()
  }
}
