import * as z from 'zod'

/** The words of a paper come from people: bounds keep one paper from filling the memory of the server. */
const line = z.string().max(2000)
const text = z.string().max(50_000)
const many = <T extends z.ZodType>(item: T, max: number) => z.array(item).max(max).readonly()

/** A date 'yyyy-mm-dd'; null leaves the dots to be filled in by hand. */
const paperDate = z.string().regex(/^\d{4}-\d\d-\d\d$/).nullable()

/** The head of an administrative document: who issues it, and the national heading with place and date. */
export const heading = z.strictObject({
  parent: line.optional().meta({ description: 'The body above the issuing one, in the first line.' }),
  issuer: line,
  number: line.optional().meta({ description: '"Số: 12/BC-LM"; the archive writes it when it gives the number.' }),
  place: line,
  date: paperDate,
})

export const align = z.enum(['left', 'right', 'center'])

export const tableColumn = z.strictObject({
  header: line,
  group: line.optional().meta({ description: 'Columns side by side with the same group share a head above theirs.' }),
  align: align.optional(),
})

export const cellValue = z.union([text, z.number(), z.null()])

export const tableRow = z.strictObject({
  kind: z.enum(['row', 'group', 'total']).optional().meta({ description: 'A group row is a heading within the table, a total row a sum; in both a text followed by nulls reaches over the empty cells.' }),
  cells: many(cellValue, 40),
})

export const table = z.strictObject({ columns: many(tableColumn, 40), rows: many(tableRow, 100_000) })

export const fact = z.strictObject({ label: line, value: cellValue })

/** How the items of a list begin: 1. 2. 3., a) b) c), a dash, or an empty box that a person marks. */
export const listMarker = z.enum(['number', 'letter', 'dash', 'box'])

export const block = z.discriminatedUnion('kind', [
  /** Level 1: "PHẦN I", centred. Level 2, the usual one: "Điều 1. …". Level 3: a run-in heading in italics. */
  z.strictObject({ kind: z.literal('heading'), text: line, level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional() }),
  /** `indent` sets the first line in, as running text of a decision has it. */
  z.strictObject({ kind: z.literal('paragraph'), text, style: z.enum(['regular', 'italic', 'bold']).optional(), align: align.optional(), indent: z.boolean().optional() }),
  /** `start`: the first number, for a list that goes on after a paragraph. */
  z.strictObject({ kind: z.literal('list'), marker: listMarker, items: many(text, 5000), start: z.int().min(1).max(10_000).optional() }),
  /** Two columns without lines: label and value. A null value leaves dots to be filled in by hand. */
  z.strictObject({ kind: z.literal('facts'), facts: many(fact, 500) }),
  z.strictObject({ kind: z.literal('table'), caption: line.optional(), table }),
  /** A code in the text, for instance for checking in; at most 60 mm wide. */
  z.strictObject({ kind: z.literal('qr'), content: z.string().min(1).max(500), caption: line.optional(), widthMm: z.number().min(15).max(60).optional() }),
  z.strictObject({ kind: z.literal('pageBreak') }),
])

export const origin = z.strictObject({ source: line, asOf: z.string(), method: line.optional() })

/** Strokes of a finger or pen on glass: an SVG path in its own box; numbers and the commands of paths only. */
export const drawing = z.strictObject({
  path: z.string().max(100_000).regex(/^[MmLlHhVvCcSsQqTtZz\d\s.,-]*$/),
  width: z.number().positive().max(10_000),
  height: z.number().positive().max(10_000),
})

export const signature = z.strictObject({
  title: line.meta({ description: '"TM. HỘI ĐỒNG QUẢN TRỊ\\nCHỦ TỊCH": one line each.' }),
  hint: line.optional().meta({ description: '"(Ký, ghi rõ họ tên)" if left out.' }),
  name: line.optional(),
  drawing: drawing.optional(),
  note: line.optional().meta({ description: 'A small line under the name: how and when it was signed, or that the signature was refused.' }),
})

/** The code at the foot of the last page that opens the platform's confirmation of this paper. */
export const confirmation = z.strictObject({ href: z.url().max(500), lines: many(line, 6) })

export const paper = z.strictObject({
  orientation: z.enum(['portrait', 'landscape']),
  frame: z.boolean().optional().meta({ description: 'A double line around every page, as certificates have it.' }),
  heading: heading.optional(),
  title: line,
  subtitle: line.optional(),
  notes: many(text, 50).optional().meta({ description: 'Paragraphs above the table.' }),
  table: table.optional(),
  body: many(block, 20_000).optional().meta({ description: 'The text of the paper, after notes and table.' }),
  footnotes: many(text, 50).optional(),
  origin: origin.optional(),
  recipients: many(line, 30).optional().meta({ description: '"Nơi nhận": left of the signatures.' }),
  signatures: many(signature, 30).optional(),
  confirmation: confirmation.optional(),
  demonstration: z.boolean().meta({ description: 'Stamps every page: invented figures must never pass for statistics.' }),
})
