import { openCsv } from './csv-read.server.ts'
import { defaultLimits } from './limits.ts'
import { sniff } from './sniff.server.ts'
import { openSource } from './source.server.ts'
import type { Limits, Workbook } from './types.ts'
import { openXlsx } from './xlsx-read.server.ts'

/**
 * Opens an XLSX or CSV file given as bytes or as a path. Rows stream from it with bounded memory; whatever is wrong
 * with the file is an AppError in words. Close it when it came from a path.
 */
export async function openWorkbook(input: Uint8Array | string, limits: Partial<Limits> = {}): Promise<Workbook> {
  const bounds = { ...defaultLimits, ...limits }
  const source = await openSource(input, bounds.fileBytes)
  try {
    return (await sniff(source)) === 'zip' ? await openXlsx(source, bounds) : await openCsv(source, bounds)
  } catch (error) {
    await source.close()
    throw error
  }
}
