import * as z from 'zod'
import type { UploadedFile } from '#platform/operation.server.ts'
import { fields, standings } from '../schema.ts'

export const states = ['uploaded', 'read', 'previewed', 'importing', 'done', 'failed', 'cancelled'] as const

const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]).default(false)

export const uploadInput = z.object({
  file: z.custom<UploadedFile>((file) => typeof file === 'object' && file !== null && 'sha256' in file).meta({ description: 'XLSX or CSV, at most 30 MB' }),
  dryRun: flag.meta({ description: 'true: read and show what would happen; nothing is written until it is asked for' }),
  acceptProposals: flag.meta({ description: 'true: where a row names no field, take the one its words suggest' }),
  province: z.string().regex(/^\d{2}$/).optional().meta({ description: 'Only for national staff' }),
})

export const batchView = z.object({
  id: z.uuid(),
  province: z.object({ code: z.string(), name: z.string() }),
  source: z.enum(['provincial_import', 'alliance_import']),
  fileName: z.string(),
  sizeBytes: z.number().int(),
  uploadedBy: z.string().nullable(),
  uploadedAt: z.date(),
  state: z.enum(states),
  dryRun: z.boolean(),
  jobId: z.string().nullable(),
  progress: z.number(),
  counts: z.record(z.enum(standings), z.number().int()).meta({ description: 'Rows by what stands in their way now; together all rows of the file' }),
  proposed: z.number().int().meta({ description: 'Ready rows whose field is only suggested by words' }),
  created: z.number().int(),
  updated: z.number().int(),
  kept: z.number().int().meta({ description: 'Rows of records that another source governs: nothing was overwritten' }),
  sheets: z.array(z.object({
    sheet: z.number().int(), name: z.string(), headerRow: z.number().int(),
    columns: z.array(z.object({ column: z.number().int(), field: z.enum(fields), heading: z.string() })),
  })),
  notes: z.array(z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) })),
  refusal: z.object({ key: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])) }).nullable(),
  writtenAt: z.date().nullable(),
})
export type BatchView = z.output<typeof batchView>
