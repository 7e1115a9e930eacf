import * as z from 'zod'
import { archiveDocument } from '#modules/documents/index.ts'
import { sheetPaper } from '#modules/membership/index.ts'
import { findProvince } from '#modules/places/index.ts'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { can } from '../policy.ts'
import { code, day } from '../schema.ts'
import { readRegister } from './operations.server.ts'

export const archiveRegister = operation({
  id: 'capital.archiveRegister',
  http: 'POST /organisations/{code}/member-register',
  summary: 'Prints the register of members as it stood on a day, with the fields of Article 15, and keeps it in the archive: numbered, with its confirmation code, undeletable (L 12, L 15).',
  input: z.object({ code, asOf: day.optional() }),
  output: z.object({ documentId: z.uuid(), number: z.string(), members: z.int(), incomplete: z.int().meta({ description: 'Members who lack a field of L 15.1.' }) }),
  status: 201,
  allow: can.keepBook,
  run: async (ctx, { code: handle, asOf }) => {
    const subject = await getOwnSubject(ctx, handle)
    const today = vietnamDay(ctx.now)
    if (asOf !== undefined && asOf > today) throw new AppError('invalid', 'capital.inFuture')
    const { sheet, shares, incomplete } = await ctx.call(readRegister, { code: handle, ...(asOf ? { asOf } : {}) })
    if (sheet.rows.length === 0) throw new AppError('conflict', 'capital.registerEmpty', {}, { article: 'L15' })
    const place = subject.province === null ? '' : (findProvince(subject.province)?.name ?? '').replace(/^(Tỉnh|Thành phố) /, '')
    const document = await ctx.call(archiveDocument, {
      organisationId: subject.id, kind: 'member_register', title: ctx.say('capital.registerTitle', { day: sheet.asOf.split('-').reverse().join('/') }),
      paper: sheetPaper(sheet, new Map(shares.map(({ memberId, ...share }) => [memberId, share])), place, today), facts: { asOf: sheet.asOf, members: sheet.rows.length },
    })
    return { documentId: document.id, number: document.number, members: sheet.rows.length, incomplete }
  },
})
