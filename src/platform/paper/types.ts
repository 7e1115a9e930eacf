/** A date 'yyyy-mm-dd'; null leaves the dots to be filled in by hand. */
export type PaperDate = string | null

/** The head of an administrative document: who issues it, and the national heading with place and date. */
export type Heading = {
  /** The body above the issuing one, in the first line. */
  parent?: string
  issuer: string
  /** "Số: 12/BC-LM" */
  number?: string
  place: string
  date: PaperDate
}

export type Align = 'left' | 'right' | 'center'
/** Columns side by side with the same `group` share a head above theirs. Widths come from the content. */
export type PaperColumn = { header: string; group?: string; align?: Align }
export type PaperValue = string | number | null

/**
 * A group row is a heading within the table, a total row a sum; in both a text followed by nulls reaches over the
 * empty cells. Numbers are written 1.234.567,8 and stand right.
 */
export type PaperRow = { kind?: 'row' | 'group' | 'total'; cells: readonly PaperValue[] }
export type PaperTable = { columns: readonly PaperColumn[]; rows: readonly PaperRow[] }

export type Origin = { source: string; asOf: string; method?: string }
/** "NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)", and the name when it is known. */
export type Signature = { title: string; hint?: string; name?: string }

export type Paper = {
  orientation: 'portrait' | 'landscape'
  heading?: Heading
  title: string
  subtitle?: string
  /** Paragraphs above the table. */
  notes?: readonly string[]
  table?: PaperTable
  footnotes?: readonly string[]
  origin?: Origin
  signatures?: readonly Signature[]
  /** Stamps every page: invented figures must never pass for statistics. */
  demonstration: boolean
}
