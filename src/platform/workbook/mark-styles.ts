import { damaged } from './refusals.ts'

/** For a workbook without formats, or with a styles part too thin to add to: no cell can be using it then. */
export const leastStyles = [
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
  '<fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>',
].join('')

/** Excel opens at most 64,000 formats, and each gets a twin. */
const mostFormats = 31_000

/**
 * Cell formats added to a workbook: format `i` has its coloured twin at `first + i`, followed by one for the messages.
 * Where format `i` is itself a coloured one from an earlier round, its twin is without the colour.
 */
export type MarkStyles = { first: number; count: number; message: number; coloured: ReadonlySet<number> }

/** Husk gold; the exact shade tells our own marks from the colours of the sheet when a marked file comes back. */
const markColour = 'FFFFE7A1'
const fillXml = (prefix: string): string =>
  `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${markColour}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`

type Section = { open: string; body: string; close: string; start: number; end: number; prefix: string }

/** Adds the formats to the XML of styles.xml, read as latin1 so that every other byte stays what it was. */
export function patchStyles(given: string): { xml: string; styles: MarkStyles } {
  const isThin = !find(given, 'fills') || !find(given, 'cellXfs')
  const xml = isThin ? leastStyles : given
  const fills = section(xml, 'fills')
  const formats = section(xml, 'cellXfs')
  const existing = elements(fills, 'fill')
  const ours = existing.findIndex((fill) => fill.includes(`rgb="${markColour}"`))
  const fill = ours >= 0 ? ours : existing.length
  const xfs = elements(formats, 'xf')
  if (xfs.length > mostFormats) throw damaged('styles')
  const coloured = new Set(xfs.flatMap((xf, i) => (attribute(xf, 'fillId') === String(fill) ? [i] : [])))
  const twins = xfs.map((xf, i) => withFill(xf, coloured.has(i) ? 0 : fill))
  const message = `<${formats.prefix}xf numFmtId="49" fontId="0" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1"/>`
  const edits = [
    { at: formats, add: [...twins, message] },
    { at: fills, add: ours >= 0 ? [] : [fillXml(fills.prefix)] },
  ]
  let patched = xml
  for (const { at, add } of edits.sort((a, b) => b.at.start - a.at.start)) patched = appendTo(patched, at, add)
  return { xml: patched, styles: { first: xfs.length, count: xfs.length, message: xfs.length * 2, coloured } }
}

const find = (xml: string, name: string): RegExpExecArray | null =>
  new RegExp(`(<((?:\\w+:)?)${name}(?:\\s[^>]*)?>)([\\s\\S]*?)(</\\2${name}\\s*>)`).exec(xml)

function section(xml: string, name: string): Section {
  const found = find(xml, name)
  if (!found) throw damaged('styles')
  const [whole, open = '', prefix = '', body = '', close = ''] = found
  return { open, body, close, prefix, start: found.index, end: found.index + whole.length }
}

const elements = ({ body, prefix }: Section, name: string): string[] =>
  body.match(new RegExp(`<${prefix}${name}(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${prefix}${name}\\s*>)`, 'g')) ?? []

const attribute = (tag: string, name: string): string | undefined => new RegExp(`^[^>]*\\s${name}="([^"]*)"`).exec(tag)?.[1]

function withFill(xf: string, fill: number): string {
  const end = /\/?>/.exec(xf)?.index ?? 0
  const bare = xf.slice(0, end).replace(/\s(fillId|applyFill)="[^"]*"/g, '').trimEnd()
  return `${bare} fillId="${fill}" applyFill="1"${xf.slice(end)}`
}

function appendTo(xml: string, at: Section, add: readonly string[]): string {
  if (add.length === 0) return xml
  const count = Number(/\scount="(\d+)"/.exec(at.open)?.[1] ?? Number.NaN)
  const open = Number.isNaN(count) ? at.open : at.open.replace(/\scount="\d+"/, ` count="${count + add.length}"`)
  return xml.slice(0, at.start) + open + at.body + add.join('') + at.close + xml.slice(at.end)
}

/** The format a cell gets when it is marked, or when it was marked and no longer is. */
export function styleFor(style: number, marked: boolean, styles: MarkStyles): number {
  const current = Number.isInteger(style) && style >= 0 && style < styles.count ? style : 0
  return marked === styles.coloured.has(current) ? current : styles.first + current
}
