import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { secret } from '#platform/secrets.server.ts'
import { findOfficeAt, insertOffice } from '../offices/store.server.ts'
import { findPersonByLogin, insertPerson, insertPosting } from '../people/store.server.ts'
import { login, newPassword, personName } from '../schema.ts'
import { createSignIn } from '../signin/credentials.server.ts'
import { currentIdentity } from '../signin/runtime.server.ts'

/**
 * The first account of an empty platform. Rule 61 lets only the level above make an account, and at the first start
 * there is no level: whoever started the process holds the code that it printed.
 */
const openers = {
  allianceProvince: { role: 'allianceKeeper', inProvince: true },
  provincialCommittee: { role: 'provinceOfficer', inProvince: true },
  ministry: { role: 'ministryOfficer', inProvince: false },
  allianceNational: { role: 'allianceNationalOfficer', inProvince: false },
} as const
export const openerKinds = ['allianceProvince', 'provincialCommittee', 'ministry', 'allianceNational'] as const

/** Stable over restarts, useless once somebody has an account. */
export const openingCode = (): string => secret('opening').slice(0, 24)

const isCode = (given: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(openingCode())]
  return a.length === b.length && timingSafeEqual(a, b)
}

export const openingInput = z.object({
  code: z.string().max(100),
  kind: z.enum(openerKinds),
  provinceCode: z.string().regex(/^\d{2}$/).optional().or(z.literal('').transform(() => undefined)),
  officeName: z.string().trim().min(3).max(200),
  name: personName,
  login,
  password: newPassword,
})

const nobodyYet = async (ctx: Ctx): Promise<boolean> =>
  (await sql`select 1 from identity.posting limit 1`.execute(ctx.db)).rows.length === 0

/** Whether the platform still waits for its first account: the home page then leads to it. */
export const isUnopened = operation({
  id: 'identity.isUnopened',
  summary: 'Whether nobody has an account yet.',
  input: z.object({}),
  output: z.object({ unopened: z.boolean() }),
  allow: () => true,
  run: async (ctx) => ({ unopened: await nobodyYet(ctx) }),
})

export const openPlatform = operation({
  id: 'identity.openPlatform',
  summary: 'Makes the first account of an empty platform, with the code that the start printed.',
  input: openingInput,
  output: z.object({ personId: z.uuid(), login: z.string() }),
  allow: () => true,
  run: async (ctx, input) => {
    if (!isCode(input.code)) throw new AppError('forbidden', 'identity.openingCodeWrong')
    // Two people with the code at the same moment: one opens, the other is told.
    await sql`select pg_advisory_xact_lock(7195432)`.execute(ctx.db)
    if (!(await nobodyYet(ctx)) || (await findPersonByLogin(ctx, input.login))) throw new AppError('conflict', 'identity.alreadyOpened')
    const opener = openers[input.kind]
    if (opener.inProvince && !input.provinceCode) {
      throw new AppError('invalid', 'identity.chooseProvince', {}, { fields: [{ path: 'provinceCode', key: 'identity.chooseProvince' }] })
    }
    const wanted = {
      kind: input.kind, provinceCode: opener.inProvince ? (input.provinceCode ?? null) : null,
      communeCode: null, organisationId: null, organisationType: null,
    }
    const office = (await findOfficeAt(ctx, { ...wanted, name: null })) ?? (await insertOffice(ctx, { ...wanted, name: input.officeName }, null))
    const personId = await insertPerson(ctx, { login: input.login, name: input.name, email: null, phone: null, demonstration: false, personal: null })
    await insertPosting(ctx, { personId, officeId: office.id, organisationId: null, role: opener.role, assignedBy: null, assignmentRef: null })
    await ctx.emit('identity.platformOpened', { personId, officeId: office.id })
    await createSignIn(currentIdentity().auth, { id: personId, login: input.login }, input.password)
    return { personId, login: input.login }
  },
})
