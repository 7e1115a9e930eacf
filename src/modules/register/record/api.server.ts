import { createHash } from 'node:crypto'
import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import { can } from '../policy.ts'
import { getOrganisation } from './operations.server.ts'
import { depth, link, publicRecord, recordInput } from './schema.ts'

/** Exactly the six fields of D92 29; a link where a group and its successor share the code. */
const sixFields = publicRecord.pick({ name: true, code: true, address: true, lines: true, representative: true, status: true })
  .extend({ links: z.array(link).optional().meta({ description: 'Only where a THT and its successor share the code.' }) })

const answer = sixFields.extend(publicRecord.pick({ type: true, demonstration: true, meta: true }).partial().shape).extend(depth.partial().shape)

export const readOrganisation = operation({
  id: 'register.readOrganisation',
  http: 'GET /organisations/{code}',
  summary: 'One record: the six public fields for everybody, the whole of it for its organisation and its officers; today or as of a date.',
  reads: true,
  input: recordInput,
  output: answer,
  allow: can.readPublic,
  etag: (record) => createHash('sha256').update(JSON.stringify(record)).digest('base64url').slice(0, 22),
  run: async (ctx, input) => {
    const record = await ctx.call(getOrganisation, input)
    if (record.registered !== undefined) return record
    const { name, code, address, lines, representative, status, meta } = record
    return { name, code, address, lines, representative, status, ...(meta.links.length > 0 ? { links: meta.links } : {}) }
  },
})
