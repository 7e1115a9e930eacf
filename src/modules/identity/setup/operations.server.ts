import { timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import * as z from 'zod'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import type { Pool } from '#platform/connection.server.ts'
import { secret } from '#platform/secrets.server.ts'
import { findOfficeAt, insertOffice } from '../offices/store.server.ts'
import { insertPerson, insertPosting } from '../people/store.server.ts'
import { can } from '../policy.ts'
import { login, newPassword, personName } from '../schema.ts'
import { createSignIn } from '../signin/credentials.server.ts'
import { currentIdentity } from '../signin/runtime.server.ts'

/**
 * The first account of an empty installation. Nobody stands above it who could invite it, so whoever started the
 * server does: the link is printed where only they read it, and ends with the first account.
 */
const roleOf = {
  ministry: 'ministryOfficer',
  provincialCommittee: 'provinceOfficer',
  allianceNational: 'allianceNationalOfficer',
  // On a server of its own the Alliance keeps the province's list itself.
  allianceProvince: 'allianceKeeper',
} as const
export const setUpKinds = ['allianceProvince', 'provincialCommittee', 'ministry', 'allianceNational'] as const

const token = (): string => secret('set-up')

/** Where the first account is made; null once there is one. */
export async function setUpPath(owner: Pool): Promise<string | null> {
  const [row] = await owner<{ found: boolean }[]>`select exists (select 1 from identity.person) as found`
  return row?.found ? null : `/thiet-lap/${token()}`
}

const isToken = (given: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(token())]
  return a.length === b.length && timingSafeEqual(a, b)
}

async function refuseUnlessFirst(ctx: Ctx, given: string): Promise<void> {
  // Two browsers with the link at once: the second waits here and finds the first account made.
  if (isToken(given)) await sql`select pg_advisory_xact_lock(hashtext('identity.setUp'))`.execute(ctx.db)
  const { rows } = await sql`select 1 from identity.person limit 1`.execute(ctx.db)
  if (!isToken(given) || rows.length > 0) throw new AppError('not_found', 'identity.setUpDone')
}

export const readSetUp = operation({
  id: 'identity.readSetUp',
  summary: 'Whether the set-up link still works.',
  input: z.object({ token: z.string().max(100) }),
  output: z.object({ kinds: z.array(z.enum(setUpKinds)) }),
  allow: can.anyone,
  run: async (ctx, input) => {
    await refuseUnlessFirst(ctx, input.token)
    return { kinds: [...setUpKinds] }
  },
})

export const setUpFirstAccount = operation({
  id: 'identity.setUpFirstAccount',
  summary: 'Makes the first account of an empty installation and its office.',
  outside: true,
  input: z.object({
    token: z.string().max(100),
    kind: z.enum(setUpKinds),
    provinceCode: z.string().regex(/^\d{2}$/).or(z.literal('')).optional().transform((code) => code || null),
    officeName: z.string().trim().min(1).max(400).transform((name) => name.normalize('NFC')),
    name: personName,
    login,
    password: newPassword,
  }).refine((input) => !['allianceProvince', 'provincialCommittee'].includes(input.kind) || input.provinceCode !== null, { path: ['provinceCode'], message: 'identity.provinceMissing' }),
  output: z.object({ personId: z.uuid(), login: z.string() }),
  allow: can.anyone,
  run: async (ctx, input) => {
    await refuseUnlessFirst(ctx, input.token)
    const provincial = input.kind === 'allianceProvince' || input.kind === 'provincialCommittee'
    const place = { kind: input.kind, provinceCode: provincial ? input.provinceCode : null, communeCode: null, organisationId: null, organisationType: null }
    const office = await findOfficeAt(ctx, { ...place, name: null }) ?? await insertOffice(ctx, { ...place, name: input.officeName }, null)
    const personId = await insertPerson(ctx, { login: input.login, name: input.name, email: null, phone: null, demonstration: false, personal: null })
    await insertPosting(ctx, { personId, officeId: office.id, organisationId: null, role: roleOf[input.kind], assignedBy: null, assignmentRef: null })
    await createSignIn(currentIdentity().auth, { id: personId, login: input.login }, input.password)
    return { personId, login: input.login }
  },
})
