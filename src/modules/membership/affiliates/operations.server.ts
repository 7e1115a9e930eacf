import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { newId } from '#platform/ids.ts'
import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { insertAffiliate, listAffiliates as listRows } from '../admission/store.server.ts'
import { can } from '../policy.ts'
import { day } from '../schema.ts'

const affiliate = z.object({
  id: z.uuid(), code: z.string(), name: z.string(), relation: z.enum(['subsidiary', 'investee']), fromOn: z.string(), toOn: z.string().nullable(),
})

export const listAffiliates = operation({
  id: 'membership.listAffiliates',
  http: 'GET /organisations/{code}/affiliates',
  summary: 'Enterprises that the organisation founded or holds shares in; they cannot be its members.',
  reads: true,
  input: z.object({ code: z.string().max(60) }),
  output: z.object({ items: z.array(affiliate) }),
  allow: can.readList,
  run: async (ctx, { code }) => ({ items: await listRows(ctx, (await getOwnSubject(ctx, code)).id) }),
})

export const recordAffiliate = operation({
  id: 'membership.recordAffiliate',
  http: 'POST /organisations/{code}/affiliates',
  summary: 'The organisation founded an enterprise, or took shares in one.',
  input: z.object({
    code: z.string().max(60),
    affiliateCode: z.string().regex(/^\d{10}$/, 'membership.codeShape'), name: z.string().trim().min(1).max(300).transform((value) => value.normalize('NFC')),
    relation: z.enum(['subsidiary', 'investee']), fromOn: day, toOn: day.nullish().transform((value) => value ?? null),
  }),
  output: affiliate,
  status: 201,
  allow: can.manage,
  run: async (ctx, { code, affiliateCode, ...rest }) => {
    const { id: organisationId } = await getOwnSubject(ctx, code)
    if (rest.toOn !== null && rest.toOn < rest.fromOn) throw new AppError('invalid', 'membership.untilBeforeFrom')
    const row = { id: newId(), code: affiliateCode, ...rest }
    await insertAffiliate(ctx, organisationId, row)
    return row
  },
})
