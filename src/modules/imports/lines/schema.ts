import * as z from 'zod'
import { match, place, problem, standings } from '../schema.ts'

export const lineView = z.object({
  line: z.number().int().meta({ description: 'Running number over all sheets; names the row in the paths below' }),
  sheet: z.number().int(),
  row: z.number().int().meta({ description: 'As Excel shows it beside the row' }),
  standing: z.enum(standings),
  name: z.string().nullable(),
  code: z.string().nullable(),
  address: z.string().nullable(),
  representative: z.string().nullable(),
  problems: z.array(problem),
  places: z.array(place).meta({ description: 'Communes of today that the address may mean' }),
  matches: z.array(match).meta({ description: 'Records, or rows above, that may be the same body' }),
  later: z.boolean(),
  organisationId: z.uuid().nullable(),
  outcome: z.enum(['created', 'updated', 'kept']).nullable(),
})
export type LineView = z.output<typeof lineView>
export const linePath = z.object({ id: z.uuid(), line: z.coerce.number().int().positive() })
