import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Outside } from '../channels/rules.ts'
import type { Addressed } from '../schema.ts'

export type PersonalWord = { channel: Outside; given: boolean; ground: string; at: Date }

export async function insertPersonalWord(ctx: Ctx, word: { channel: Outside; given: boolean; ground: string; wording: string }): Promise<void> {
  await sql`insert into notices.person_consent (id, person_id, channel, given, ground, wording, at)
    values (${newId()}::uuid, ${ctx.actor.id}::uuid, ${word.channel}, ${word.given}, ${word.ground}, ${word.wording}, ${ctx.now}::timestamptz)`.execute(ctx.db)
}

export async function listPersonalWords(ctx: Ctx): Promise<PersonalWord[]> {
  const { rows } = await sql<PersonalWord>`select channel, given, ground, at from notices.person_consent where person_id = ${ctx.actor.id}::uuid order by id desc`.execute(ctx.db)
  return rows
}

export type RecordedWord = { id: string; channel: Addressed; given: boolean; ground: string; onDay: string; at: Date }

export async function insertRecordedWord(ctx: Ctx, organisationId: string, word: { memberId: string; channel: Addressed; given: boolean; ground: string; onDay: string }): Promise<string> {
  const id = newId()
  await sql`insert into notices.member_consent (organisation_id, id, member_id, channel, given, ground, on_day, recorded_by, at)
    values (${organisationId}::uuid, ${id}::uuid, ${word.memberId}::uuid, ${word.channel}, ${word.given}, ${word.ground}, ${word.onDay}::date, ${ctx.actor.id}::uuid, ${ctx.now}::timestamptz)`.execute(ctx.db)
  return id
}

export async function listRecordedWords(ctx: Ctx, organisationId: string, memberId: string): Promise<RecordedWord[]> {
  const { rows } = await sql<RecordedWord>`select id, channel, given, ground, on_day as "onDay", at from notices.member_consent
    where organisation_id = ${organisationId}::uuid and member_id = ${memberId}::uuid order by id desc`.execute(ctx.db)
  return rows
}
