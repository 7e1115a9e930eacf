/** Numbers of the cell formats in `stylesXml`, in its order. */
export const style = { plain: 0, text: 1, quoted: 2, number: 3, decimal: 4, date: 5, head: 6, title: 7, stamp: 8, note: 9 } as const

const font = (more: string, size = 11): string => `<font>${more}<sz val="${size}"/>FONTCOLOUR<name val="Times New Roman"/><family val="1"/></font>`
const black = (xml: string): string => xml.replace('FONTCOLOUR', '')
const red = (xml: string): string => xml.replace('FONTCOLOUR', '<color rgb="FFA63D2F"/>')
const fonts = [black(font('')), black(font('<b/>')), black(font('<b/>', 14)), red(font('<b/>', 12)), black(font('<i/>'))]

const thin = ['left', 'right', 'top', 'bottom'].map((side) => `<${side} style="thin"><color rgb="FF8A8A8A"/></${side}>`).join('')
const wrap = '<alignment vertical="top" wrapText="1"/>'
const top = '<alignment vertical="top"/>'
const centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>'

const xf = (numberFormat: number, fontId: number, fill: number, border: number, inside: string, more = ''): string =>
  `<xf numFmtId="${numberFormat}" fontId="${fontId}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"${more}>${inside}</xf>`

/** 49 is text, 3 is #,##0, 4 is #,##0.00; the program shows both with the separators of its own language. */
const cellFormats = [
  xf(0, 0, 0, 1, top),
  xf(49, 0, 0, 1, wrap),
  xf(49, 0, 0, 1, wrap, ' quotePrefix="1"'),
  xf(3, 0, 0, 1, top),
  xf(4, 0, 0, 1, top),
  xf(164, 0, 0, 1, top),
  xf(49, 1, 2, 1, centre),
  xf(49, 2, 0, 0, top),
  xf(49, 3, 0, 0, top),
  xf(49, 4, 0, 0, top),
]

export const stylesXml = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>',
  `<fonts count="${fonts.length}">${fonts.join('')}</fonts>`,
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE4E9E2"/><bgColor indexed="64"/></patternFill></fill></fills>',
  `<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${thin}<diagonal/></border></borders>`,
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${cellFormats.length}">${cellFormats.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')
