import { sql } from 'kysely'
import { newId } from '#platform/ids.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Addressed } from '../schema.ts'

export type Address = { id: string; personId: string; channel: Addressed; address: string | null; verifiedAt: Date | null; nonce: string | null; expiresAt: Date | null; wrongCodes: number; codesOn: string | null; codesSent: number; lastAt: Date | null }
const columns = sql`id, person_id as "personId", channel, address, verified_at as "verifiedAt", code_nonce as nonce, code_expires_at as "expiresAt", wrong_codes as "wrongCodes",
  codes_on as "codesOn", codes_sent as "codesSent", code_sent_at as "lastAt"`

export async function listAddresses(ctx: Ctx): Promise<Address[]> {
  const { rows } = await sql<Address>`select ${columns} from notices.address where person_id = ${ctx.actor.id}::uuid order by channel`.execute(ctx.db)
  return rows
}

export async function takeAddress(ctx: Ctx, channel: Addressed): Promise<Address | null> {
  const { rows } = await sql<Address>`select ${columns} from notices.address where person_id = ${ctx.actor.id}::uuid and channel = ${channel} for update`.execute(ctx.db)
  return rows[0] ?? null
}

export type NewCode = { nonce: string; expiresAt: Date; today: string }

/** Another address is another claim: it has to be proven anew. The same one keeps its proof. */
export async function putAddress(ctx: Ctx, channel: Addressed, address: string, code: NewCode | null): Promise<void> {
  await sql`
    insert into notices.address as a (person_id, channel, id, address, code_nonce, code_expires_at, codes_on, codes_sent, code_sent_at)
    values (${ctx.actor.id}::uuid, ${channel}, ${newId()}::uuid, ${address}, ${code?.nonce ?? null}::uuid, ${code?.expiresAt ?? null}::timestamptz,
      ${code?.today ?? null}::date, ${code ? 1 : 0}, ${code ? ctx.now : null}::timestamptz)
    on conflict (person_id, channel) do update set address = excluded.address, code_nonce = excluded.code_nonce, code_expires_at = excluded.code_expires_at, wrong_codes = 0,
      verified_at = case when a.address = excluded.address then a.verified_at end, codes_on = coalesce(excluded.codes_on, a.codes_on), code_sent_at = coalesce(excluded.code_sent_at, a.code_sent_at),
      codes_sent = excluded.codes_sent + case when excluded.codes_on is null or excluded.codes_on = a.codes_on then a.codes_sent else 0 end`.execute(ctx.db)
}

/** The row stays without the address: it counts the codes. */
export async function forgetAddress(ctx: Ctx, channel: Addressed): Promise<boolean> {
  const { rows } = await sql`update notices.address set address = null, verified_at = null, code_nonce = null, code_expires_at = null
    where person_id = ${ctx.actor.id}::uuid and channel = ${channel} and address is not null returning id`.execute(ctx.db)
  return rows.length > 0
}

export async function settleCode(ctx: Ctx, channel: Addressed, right: boolean): Promise<void> {
  await (right
    ? sql`update notices.address set verified_at = ${ctx.now}::timestamptz, code_nonce = null, code_expires_at = null, wrong_codes = 0 where person_id = ${ctx.actor.id}::uuid and channel = ${channel}`
    : sql`update notices.address set wrong_codes = wrong_codes + 1 where person_id = ${ctx.actor.id}::uuid and channel = ${channel}`).execute(ctx.db)
}
