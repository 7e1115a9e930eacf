import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { SumsText } from '../proofs/decryption.ts'
import type { BoxView, ClassKey, Question, Tally } from '../schema.ts'
import type { Voters } from './rules.ts'

/** What the closing of a verifiable box leaves: the encrypted sums, and how much went into them. */
export type Aggregate = { sums: SumsText; cast: Tally['cast'] }
export type Box = {
  organisationId: string; id: string; kind: BoxView['kind']; state: BoxView['state']; title: string; questions: Question[]; revote: boolean
  closesAt: Date | null; keys: ClassKey[]; council: string[]; threshold: number | null; election: BoxView['election']
  aggregate: Aggregate | null; tally: Tally | null
}
export type Entitled = { voterKey: string; personId?: string | null; weight: number }
export type Entitlement = { voterKey: string; personId: string | null; weight: number; withdrawn: boolean; blinded: Uint8Array | null; blindSignature: Uint8Array | null }

const columns = sql`organisation_id as "organisationId", id, kind, state, title, questions, revote, closes_at as "closesAt", keys, council, threshold, election, aggregate, tally`

export async function insertBox(ctx: Ctx, box: Omit<Box, 'aggregate' | 'tally' | 'election'>): Promise<void> {
  await sql`insert into ballots.box (organisation_id, id, kind, state, title, questions, revote, closes_at, keys, council, threshold)
    values (${box.organisationId}::uuid, ${box.id}::uuid, ${box.kind}, ${box.state}, ${box.title}, ${box.questions as never}::jsonb, ${box.revote}, ${box.closesAt}::timestamptz,
      ${box.keys as never}::jsonb, ${box.council}, ${box.threshold})`.execute(ctx.db)
}

export async function findBox(ctx: Ctx, id: string): Promise<Box | null> {
  const { rows } = await sql<Box>`select ${columns} from ballots.box where id = ${id}::uuid`.execute(ctx.db)
  return rows[0] ?? null
}

/** Locked: opening, closing and counting happen one after the other. */
export async function takeBox(ctx: Ctx, id: string): Promise<Box | null> {
  const { rows } = await sql<Box>`select ${columns} from ballots.box where id = ${id}::uuid for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function updateBox(ctx: Ctx, box: Pick<Box, 'id' | 'state' | 'keys' | 'election' | 'aggregate' | 'tally'>): Promise<void> {
  await sql`update ballots.box set state = ${box.state}, keys = ${box.keys as never}::jsonb, election = ${box.election as never}::jsonb,
    aggregate = ${box.aggregate as never}::jsonb, tally = ${box.tally as never}::jsonb where id = ${box.id}::uuid`.execute(ctx.db)
}

export async function insertEntitled(ctx: Ctx, box: { organisationId: string; id: string }, entitled: readonly Entitled[]): Promise<number> {
  const rows = entitled.map(({ voterKey, personId, weight }) => ({ voter_key: voterKey, person_id: personId ?? null, weight }))
  const result = await sql`insert into ballots.entitlement (organisation_id, box_id, voter_key, person_id, weight)
    select ${box.organisationId}::uuid, ${box.id}::uuid, r.voter_key, r.person_id, r.weight
    from jsonb_to_recordset(${rows as never}::jsonb) as r (voter_key text, person_id uuid, weight int)
    on conflict (organisation_id, box_id, voter_key) do update set withdrawn = false, person_id = excluded.person_id where entitlement.blinded is null`.execute(ctx.db)
  return Number(result.numAffectedRows ?? 0)
}

const entitlementColumns = sql`voter_key as "voterKey", person_id as "personId", weight, withdrawn, blinded, blind_signature as "blindSignature"`

export async function takeEntitlement(ctx: Ctx, boxId: string, voterKey: string): Promise<Entitlement | null> {
  const { rows } = await sql<Entitlement>`select ${entitlementColumns} from ballots.entitlement where box_id = ${boxId}::uuid and voter_key = ${voterKey} for update`.execute(ctx.db)
  return rows[0] ?? null
}

export async function entitlementsOfPerson(ctx: Ctx, boxId: string, personId: string): Promise<Entitlement[]> {
  const { rows } = await sql<Entitlement>`select ${entitlementColumns} from ballots.entitlement
    where box_id = ${boxId}::uuid and person_id = ${personId}::uuid and not withdrawn order by voter_key`.execute(ctx.db)
  return rows
}

export async function keepSignature(ctx: Ctx, boxId: string, voterKey: string, blinded: Uint8Array, signature: Uint8Array): Promise<void> {
  await sql`update ballots.entitlement set blinded = ${Buffer.from(blinded)}, blind_signature = ${Buffer.from(signature)} where box_id = ${boxId}::uuid and voter_key = ${voterKey}`.execute(ctx.db)
}

export async function withdraw(ctx: Ctx, boxId: string, voterKey: string): Promise<void> {
  await sql`update ballots.entitlement set withdrawn = true where box_id = ${boxId}::uuid and voter_key = ${voterKey}`.execute(ctx.db)
}

export type Roll = { weight: number; entitled: number; drawn: number }
/** By weight class; who was withdrawn before drawing is no longer entitled. */
export async function rollOf(ctx: Ctx, boxId: string): Promise<Roll[]> {
  const { rows } = await sql<Roll>`select weight, count(*) filter (where not withdrawn or blinded is not null)::int as entitled, count(*) filter (where blinded is not null)::int as drawn
    from ballots.entitlement where box_id = ${boxId}::uuid group by weight order by weight`.execute(ctx.db)
  return rows
}

export const votersOf = (roll: readonly Roll[], which: 'entitled' | 'drawn'): Voters =>
  roll.reduce((sum, row) => ({ voters: sum.voters + row[which], votes: sum.votes + row[which] * row.weight }), { voters: 0, votes: 0 })

/** Boxes of the person's organisations that take ballots now, or that wait for their trustees. */
export async function boxesOf(ctx: Ctx, personId: string): Promise<Box[]> {
  const { rows } = await sql<Box>`select ${columns} from ballots.box b where b.state <> 'counted' and (
      exists (select 1 from ballots.entitlement e where e.organisation_id = b.organisation_id and e.box_id = b.id and e.person_id = ${personId}::uuid and not e.withdrawn)
      or exists (select 1 from ballots.trustee t where t.organisation_id = b.organisation_id and t.box_id = b.id and t.person_id = ${personId}::uuid))
    order by id limit 100`.execute(ctx.db)
  return rows
}
