export const millimetres = (mm: number): number => (mm * 72) / 25.4

/**
 * A4. Decree 30/2020/NĐ-CP, appendix I, part I, 3: top and bottom 20–25 mm, left 30–35, right 15–20. The footer
 * stands in the bottom margin.
 */
const margins = { top: millimetres(20), bottom: millimetres(20), left: millimetres(30), right: millimetres(15) }

export type Area = { pageWidth: number; pageHeight: number; left: number; top: number; width: number; bottom: number }

export function printable(orientation: 'portrait' | 'landscape'): Area {
  const [short, long] = [millimetres(210), millimetres(297)]
  const [pageWidth, pageHeight] = orientation === 'portrait' ? [short, long] : [long, short]
  // Turned, the binding edge is the top: its 30 mm are shared between top and left.
  const left = orientation === 'portrait' ? margins.left : millimetres(20)
  const top = orientation === 'portrait' ? margins.top : millimetres(25)
  return { pageWidth, pageHeight, left, top, width: pageWidth - left - margins.right, bottom: pageHeight - margins.bottom }
}
