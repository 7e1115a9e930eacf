import * as z from 'zod'

/**
 * An archive is a tar file that every tar opens:
 *   tables/001-places.unit/000001.copy.gz, 000002…   the table in PostgreSQL's COPY text format, in pieces
 *   manifest.json                                    this
 *   manifest.sha256                                  its hash
 * `zcat tables/001-…/*.gz` gives the table. The manifest stands last because it holds the hashes of what came before;
 * a file without it was cut off.
 */
export const FORMAT = 'chung-backup/1'

const archivedTable = z.object({
  schema: z.string(), name: z.string(), columns: z.array(z.string()),
  rows: z.int().nonnegative(),
  sha256: z.string().meta({ description: 'Of the uncompressed COPY text' }),
  folder: z.string(), pieces: z.int().nonnegative(),
})

export const manifestSchema = z.object({
  format: z.literal(FORMAT),
  madeAt: z.iso.datetime(),
  version: z.string().meta({ description: 'Of Chung' }),
  postgres: z.string(),
  /** Tells whether sealed numbers can be opened with the secret at hand, and nothing else about it. */
  secretMark: z.string().nullable(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(archivedTable),
  sequences: z.array(z.object({ schema: z.string(), name: z.string(), lastValue: z.string(), isCalled: z.boolean() })),
})

export type Manifest = z.output<typeof manifestSchema>
export type ArchivedTable = Manifest['tables'][number]

export const fullName = (thing: { schema: string; name: string }): string => `${thing.schema}.${thing.name}`

const NEWLINE = 0x0a

/** A line feed inside a value is written as \n in COPY text, so that each real one ends a row. */
export function countRows(text: Uint8Array): number {
  let rows = 0
  for (let at = text.indexOf(NEWLINE); at !== -1; at = text.indexOf(NEWLINE, at + 1)) rows += 1
  return rows
}
