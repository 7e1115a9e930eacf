import * as z from 'zod'

/** What a column of a province's list can mean; safe in the browser. */
export const fields = [
  'name', 'type', 'code', 'address', 'commune', 'district', 'province', 'representative', 'phone', 'email', 'lines', 'field',
  'registeredOn', 'foundedOn', 'certificateNo', 'legacyNo', 'capital', 'totalCapital', 'members', 'workers', 'revenue', 'profit', 'status', 'endedOn', 'note',
] as const
export type Field = (typeof fields)[number]

/** What stands in the way of a line, or what became of it. */
export const standings = ['ready', 'address', 'duplicate', 'error', 'written', 'skipped'] as const
export type Standing = (typeof standings)[number]
export type Verdict = 'ready' | 'address' | 'duplicate' | 'error'

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

/** Message keys `imports.problem.<key>` (why) and `imports.cure.<key>` (what to do). */
export const problem = z.object({
  column: z.number().int().nullable().meta({ description: 'Column of the sheet from 1; null when the whole row is meant' }),
  heading: z.string().nullable(),
  value: z.string().meta({ description: 'As it stands in the file' }),
  key: z.string(),
  params,
  blocking: z.boolean().meta({ description: 'False: only worth knowing, the row can be written' }),
})
export type Problem = z.output<typeof problem>

export const place = z.object({ code: z.string(), name: z.string(), extent: z.string(), why: z.string() })
export type Place = z.output<typeof place>

export const match = z.object({
  organisationId: z.uuid().nullable().meta({ description: 'The record; null when another row of the same file is meant' }),
  lineNo: z.number().int().nullable(),
  rowNumber: z.number().int().nullable(),
  name: z.string(),
  code: z.string().nullable(),
  commune: z.string().nullable(),
  why: z.array(z.string()),
})
export type Match = z.output<typeof match>

/** A line's facts in the register's own names and units; only what the file carries. Dates yyyy-mm-dd, money in dong. */
export type Parsed = {
  name?: string
  type?: 'THT' | 'HTX' | 'LHHTX'
  code?: string
  /** As the file has it. */
  address?: string
  /** What is written before the commune, for an address of today. */
  street?: string
  commune_code?: string
  representative?: string
  phone?: string
  email?: string
  lines_text?: string
  field?: string
  /** By words of the name and the activity: only a proposal until a person accepts it. */
  proposed_field?: string
  /** Of the field, proposed or not. */
  sector?: string
  size_class?: string
  /** Of the year in a heading: "Doanh thu năm 2025". */
  figures_year?: number
  registered_on?: string
  founded_on?: string
  ended_on?: string
  certificate_no?: string
  legacy_registration_no?: string
  charter_capital_dong?: number
  total_capital_dong?: number
  revenue_dong?: number
  profit_dong?: number
  official_members?: number
  workers?: number
  status?: string
}

export type Line = {
  line_no: number
  sheet: number
  row_number: number
  raw: string[]
  parsed: Parsed
  verdict: Verdict
  problems: Problem[]
  places: Place[]
  matches: Match[]
  match_id: string | null
}

export type SheetColumns<F extends string = Field> = { sheet: number; name: string; headerRow: number; columns: { column: number; field: F; heading: string }[] }
export type Note = { key: string; params: Record<string, string | number> }
