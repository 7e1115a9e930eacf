import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import * as z from 'zod'
import { endOfDay } from '../clock.ts'
import { checkTaxCode } from '../codes/rules.ts'
import { readHandle, type Handle } from '../handle.ts'
import { can } from '../policy.ts'
import { recordInput, recordOutput, type FullRecord, type PublicRecord } from './schema.ts'
import { findInDepth, findPublic, findPublicForOutsider } from './store.server.ts'
import { fullView, publicView } from './views.server.ts'

export function handleIn(text: string): Handle {
  const handle = readHandle(text)
  if (!handle) throw new AppError('not_found', 'register.organisationNotFound', { code: text })
  return handle
}

async function inDepth(ctx: Ctx, handle: Handle, until: Date | null): Promise<FullRecord | null> {
  const row = await findInDepth(ctx.db, handle, until)
  if (!row) return null
  ctx.noteRead({ organisationId: row.id, what: row.profile ? 'record and profile' : 'record' })
  return fullView(row, ctx.now)
}

export const getOrganisation = operation({
  id: 'register.getOrganisation',
  summary: 'One record for pages and modules: the public fields with their source, or the whole of it.',
  reads: true,
  input: recordInput,
  output: recordOutput,
  etag: (record) => `${record.meta.version}${record.registered ? `-${record.profile?.version ?? 0}` : ''}`,
  allow: can.readPublic,
  run: async (ctx, { code, asOf }) => {
    const handle = handleIn(code)
    const until = asOf ? endOfDay(asOf) : null
    const record: PublicRecord | FullRecord | null = ctx.actor.kind === 'anonymous'
      ? await findPublic(ctx.db, handle, until).then((row) => row && publicView(row))
      : await inDepth(ctx, handle, until) ?? await findPublicForOutsider(ctx.db, handle, until).then((row) => row && publicView(row))
    if (record) return record
    throw asOf ? new AppError('not_found', 'register.unknownThen', { code, asOf }) : new AppError('not_found', 'register.organisationNotFound', { code })
  },
})

export const checkCode = operation({
  id: 'register.checkTaxCode',
  http: 'GET /tax-codes/{code}',
  summary: 'Whether a tax code is right in form and check digit; a wrong check digit is a warning, not proof that the code does not exist.',
  as: 'public',
  input: z.object({ code: z.string().max(60) }),
  output: z.object({
    valid: z.boolean(),
    kind: z.enum(['organisation', 'dependent', 'person', 'location']).nullable(),
    reason: z.enum(['ok', 'empty', 'characters', 'length', 'serial', 'checkDigit', 'unusedNumber', 'locationCode']),
    normalized: z.string().nullable(),
  }),
  allow: can.readPublic,
  run: (_ctx, { code }) => Promise.resolve(checkTaxCode(code)),
})
