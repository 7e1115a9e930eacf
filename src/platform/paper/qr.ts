/** The dark squares of a code: `side` squares a side, row by row. */
export type QrSquares = { side: number; isDark: (x: number, y: number) => boolean }

/** Error correction M: a fold or a stamp over a sixth of the code does not stop a telephone. */
export async function qrSquares(content: string): Promise<QrSquares> {
  const { default: bwip } = await import('bwip-js/node')
  const [code] = bwip.raw('qrcode', content, 'eclevel=M')
  if (!code || !('pixs' in code)) throw new Error(`no code for ${content.length} letters`)
  return { side: code.pixx, isDark: (x, y) => code.pixs[y * code.pixx + x] === 1 }
}

/** The standard's quiet zone: four squares of white around the code (ISO/IEC 18004). */
export const quietSquares = 4
