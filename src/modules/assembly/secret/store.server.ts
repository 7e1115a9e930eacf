import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import type { Question } from '../agenda/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'

export type Channel = 'paper' | 'electronic'
export type SecretVoter = { member_id: string; votes: number; channel: Channel; handed: boolean }
export async function insertSecretVoters(ctx: Ctx, q: Question, rows: readonly Omit<SecretVoter, 'handed'>[]): Promise<void> {
  await sql`insert into assembly.secret_voter (organisation_id, question_id, member_id, votes, channel)
    select ${q.organisation_id}::uuid, ${q.id}::uuid, v.member_id, v.votes, v.channel
    from unnest(${rows.map((r) => r.member_id)}::uuid[], ${rows.map((r) => r.votes)}::int[], ${rows.map((r) => r.channel)}::text[]) as v(member_id, votes, channel)
    on conflict do nothing`.execute(ctx.db)
}
export async function listSecretVoters(ctx: Ctx, q: Question): Promise<SecretVoter[]> {
  const { rows } = await sql<SecretVoter>`select member_id, votes, channel, handed from assembly.secret_voter where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid`.execute(ctx.db)
  return rows
}
export async function setChannel(ctx: Ctx, q: Question, memberIds: readonly string[], channel: Channel, handed: boolean): Promise<void> {
  await sql`update assembly.secret_voter set channel = ${channel}, handed = ${handed} where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid and member_id = any(${memberIds}::uuid[])`.execute(ctx.db)
}
/** The papers of everybody who is to vote on paper go out at once; gives how many votes. */
export async function handOut(ctx: Ctx, q: Question): Promise<number> {
  const { rows } = await sql<{ votes: number }>`update assembly.secret_voter set handed = true
    where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid and channel = 'paper' and not handed returning votes`.execute(ctx.db)
  return rows.reduce((sum, row) => sum + row.votes, 0)
}
export async function dropSecretVoters(ctx: Ctx, q: Question, memberIds: readonly string[]): Promise<void> {
  await sql`delete from assembly.secret_voter where organisation_id = ${q.organisation_id}::uuid and question_id = ${q.id}::uuid and member_id = any(${memberIds}::uuid[])`.execute(ctx.db)
}

export type Account = { member_id: string; person_id: string; name: string; number: number }
/** Official members who sign in themselves: they can hold a part of a key on a device of their own. */
export async function listAccounts(ctx: Ctx, m: Meeting): Promise<Account[]> {
  const { rows } = await sql<Account>`select member_id, person_id, name, number from assembly.entitled
    where organisation_id = ${m.organisation_id}::uuid and meeting_id = ${m.id}::uuid and person_id is not null and withdrawn_at is null order by number`.execute(ctx.db)
  return rows
}
