import * as z from 'zod'
import type { MemberFacts } from '../schema.ts'

/** What becomes of a row: written, known already (nothing is done), refused. */
export const standings = ['ready', 'known', 'error', 'written'] as const
export type Standing = (typeof standings)[number]
export const listStates = ['previewed', 'written', 'cancelled'] as const

export const listProblem = z.object({
  column: z.int().nullable().meta({ description: 'Column of the sheet from 1; null when the whole row is meant.' }),
  heading: z.string().nullable(),
  key: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  blocking: z.boolean().meta({ description: 'False: only worth knowing, the row is written.' }),
})
export type ListProblem = z.output<typeof listProblem>

/** A row as read; kept sealed with its list. */
export type ListLine = {
  row: number; facts: MemberFacts; joinedOn: string | null; resolution: string | null; problems: ListProblem[]; standing: Standing
  /** Who it is already. */
  same: { name: string; number: number } | null
}

export const lineView = z.object({
  row: z.int(), name: z.string(), kind: z.string(), party: z.string(), joinedOn: z.string().nullable(), pledgedDong: z.int(), standing: z.enum(standings),
  same: z.object({ name: z.string(), number: z.int() }).nullable(), problems: z.array(listProblem),
})

export const listView = z.object({
  id: z.uuid(), fileName: z.string(), state: z.enum(listStates), uploadedBy: z.string().nullable(), uploadedAt: z.date(), writtenAt: z.date().nullable(),
  counts: z.object({ ready: z.int(), known: z.int(), error: z.int(), written: z.int() }),
  unknownColumns: z.array(z.string()),
  repeated: z.boolean().meta({ description: 'This very file came before; nothing is done again.' }),
})
export type ListView = z.output<typeof listView>
