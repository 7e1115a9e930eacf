import * as z from 'zod'
import { listProblem, type ListProblem } from '#modules/membership/index.ts'
import type { Field } from './headings.ts'
import { assetKinds } from '../schema.ts'

/** What becomes of a row: written, in the book already (nothing is done), refused. */
export const standings = ['ready', 'known', 'error', 'written'] as const
export type Standing = (typeof standings)[number]

/** A row as read; kept sealed with its list. Several rows of a member are instalments of one commitment. */
export type CapitalLine = {
  row: number; number: number | null; name: string; idNumber: string | null; committedDong: number | null; paidDong: number; paidOn: string | null
  assetKind: (typeof assetKinds)[number]; assetNote: string | null; ground: string | null
  /** Where each thing stands in the sheet, for what is found out later. */
  at: Partial<Record<Field, { column: number; heading: string }>>
  /** What the cells say is wrong, and what the book says; the second is found anew before writing. */
  problems: ListProblem[]; findings: ListProblem[]
  standing: Standing; member: { id: string; number: number; name: string } | null
}

export const lineView = z.object({
  row: z.int(), name: z.string(), member: z.object({ id: z.uuid(), number: z.int(), name: z.string() }).nullable(),
  committedDong: z.int().nullable(), paidDong: z.int(), paidOn: z.string().nullable(), standing: z.enum(standings), problems: z.array(listProblem),
})

export const counts = z.object({
  ready: z.int(), known: z.int(), error: z.int(), written: z.int(),
  members: z.int().meta({ description: 'Members whose rows can be written.' }),
  committedDong: z.int().meta({ description: 'Their commitments added up, to hold against the paper ledger.' }), paidDong: z.int(),
})

export const listView = z.object({
  id: z.uuid(), fileName: z.string(), state: z.enum(['previewed', 'written', 'cancelled']), uploadedBy: z.string().nullable(), uploadedAt: z.date(), writtenAt: z.date().nullable(),
  counts, unknownColumns: z.array(z.string()),
  repeated: z.boolean().meta({ description: 'This very file came before; nothing is done again.' }),
})
export type ListView = z.output<typeof listView>
