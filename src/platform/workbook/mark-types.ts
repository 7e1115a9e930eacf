/** A problem to be shown in the file it came from. `column` null: it concerns the whole row. 1-based. */
export type Mark = { sheet: string; row: number; column: number | null; message: string }

export type MarkOptions = {
  /** Head of the column that lists the problems, in the reader's language. */
  heading: string
  /** Row of the table's head, for each sheet by name: the heading goes there. Row 1 when not given. */
  headerRows?: Readonly<Record<string, number>>
}

/** The marks of one sheet: row -> what to write, and which columns to colour. */
export type RowMarks = { columns: Set<number>; messages: string[] }
