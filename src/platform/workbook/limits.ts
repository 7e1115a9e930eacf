import type { Limits } from './types.ts'

const MB = 1024 * 1024

/**
 * 35,000 rows of 15 columns take 3.5 MB packed and 24 MB unpacked, ratio 7; sheets of a million empty but
 * formatted rows reach 30. DEFLATE cannot exceed 1,032.
 */
export const defaultLimits: Limits = {
  fileBytes: 50 * MB,
  expandedBytes: 256 * MB,
  ratio: 200,
  parts: 2_000,
  sheets: 100,
  rows: 200_000,
  columns: 256,
  // Excel's own bound on the text of a cell.
  cellChars: 32_767,
  xmlDepth: 64,
}

export const ratioFloorBytes = 16 * MB
/** Excel's own bounds. */
export const excelRows = 1_048_576
export const excelColumns = 16_384
