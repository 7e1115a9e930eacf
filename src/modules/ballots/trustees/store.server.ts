import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Opening } from '../proofs/decryption.ts'
import type { Introduction, Parcels } from './ceremony.ts'

export type NewTrustee = { personId: string; name: string }
export type Confirmation = { code: string }
export type Trustee = {
  number: number; personId: string; introduction: Introduction | null; parcels: Parcels | null
  confirmation: Confirmation | null; decryption: Opening[][] | null
}
export const steps = ['introduction', 'parcels', 'confirmation', 'decryption'] as const
export type Step = (typeof steps)[number]

export async function insertTrustees(ctx: Ctx, box: { organisationId: string; id: string }, trustees: readonly NewTrustee[]): Promise<void> {
  const rows = trustees.map(({ personId }, index) => ({ number: index + 1, person_id: personId }))
  await sql`insert into ballots.trustee (organisation_id, box_id, number, person_id)
    select ${box.organisationId}::uuid, ${box.id}::uuid, r.number, r.person_id
    from jsonb_to_recordset(${rows as never}::jsonb) as r (number int, person_id uuid)`.execute(ctx.db)
}

export async function trusteesOf(ctx: Ctx, boxId: string): Promise<Trustee[]> {
  const { rows } = await sql<Trustee>`select number, person_id as "personId", introduction, parcels, confirmation, decryption
    from ballots.trustee where box_id = ${boxId}::uuid order by number`.execute(ctx.db)
  return rows
}

export async function saveStep(ctx: Ctx, boxId: string, number: number, step: Step, value: unknown): Promise<void> {
  await sql`update ballots.trustee set ${sql.ref(step)} = ${value as never}::jsonb where box_id = ${boxId}::uuid and number = ${number}`.execute(ctx.db)
}
