import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { open } from '#platform/secrets.server.ts'
import { can } from '../policy.ts'
import { day, kinds, parties } from '../schema.ts'
import { findHead, listSheet } from './store.server.ts'

/** More would be a small town; the page size of the register's own statement. */
const WHOLE_MAX = 20_000

export const sheetLine = z.object({
  id: z.uuid(), number: z.int(), kind: z.enum(kinds), party: z.enum(parties), name: z.string(), nationality: z.string(), idNumber: z.string().nullable(),
  organisationCode: z.string().nullable(), representative: z.string().nullable(), address: z.string(), phone: z.string().nullable(), bornOn: z.string().nullable(),
  joinedOn: z.string(), resolutionRef: z.string().nullable(), usesService: z.boolean(), givesLabour: z.boolean(), pledgedDong: z.int(),
})
export type SheetLine = z.output<typeof sheetLine>

export const wholeSheet = z.object({
  organisation: z.object({ name: z.string(), code: z.string().nullable(), address: z.string(), commune: z.string().nullable(), demonstration: z.boolean() }),
  asOf: z.string(),
  rows: z.array(sheetLine),
})
export type WholeSheet = z.output<typeof wholeSheet>

/** Numbers in clear, so: for the paper and for who keeps it only; the reading is noted. */
export const readSheet = operation({
  id: 'membership.readSheet',
  summary: 'The whole member register of a day with everything that Article 15 lists of a member, in the order of its numbers.',
  reads: true,
  input: z.object({ code: z.string().max(60), asOf: day.optional() }),
  output: wholeSheet,
  allow: can.manage,
  run: async (ctx, { code, asOf }) => {
    const { id } = await getOwnSubject(ctx, code)
    const at = { organisationId: id, day: asOf ?? vietnamDay(ctx.now), knownAt: null }
    const rows = await listSheet(ctx, at, { kind: null, words: [], number: null, after: null, limit: WHOLE_MAX })
    ctx.noteRead({ organisationId: id, what: 'member register with numbers' })
    return {
      organisation: await findHead(ctx, id), asOf: at.day,
      rows: rows.sort((a, b) => a.number - b.number).map((row) => ({
        id: row.id, number: row.number, kind: row.kind, party: row.party, name: row.name, nationality: row.nationality,
        idNumber: row.id_sealed === null ? null : open(row.id_sealed), organisationCode: row.organisation_code, representative: row.representative_name,
        address: row.address, phone: row.phone, bornOn: row.born_on, joinedOn: row.joined_on, resolutionRef: row.resolution_ref,
        usesService: row.uses_service, givesLabour: row.gives_labour, pledgedDong: row.pledged_dong,
      })),
    }
  },
})
