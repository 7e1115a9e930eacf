import { sql } from 'kysely'
import type { Ctx } from '#platform/operation.server.ts'
import { keyedHash } from '#platform/secrets.server.ts'
import type { Kind } from '../schema.ts'

/** Somebody whose membership lasts, as far as another list must know to find them. */
export type Registered = { id: string; number: number; name: string; kind: Kind; foreign: boolean; joinedOn: string; pledgedDong: number; searchName: string; idHash: string | null }

export async function listRegistered(ctx: Ctx, organisationId: string): Promise<Registered[]> {
  const { rows } = await sql<Registered>`
    select m.id, m.number, v.name, v.kind, v.foreign_member as "foreign", m.joined_on as "joinedOn", m.pledged_dong as "pledgedDong", v.search_name as "searchName", encode(v.id_hash, 'base64') as "idHash"
    from membership.version v join membership.member m on m.organisation_id = v.organisation_id and m.id = v.member_id
    where v.organisation_id = ${organisationId}::uuid and v.known_to is null and v.valid_to is null order by m.number`.execute(ctx.db)
  return rows
}

/** What a number in a list may stand for: a person's, or an organisation's code. */
export const hashesOf = (number: string): readonly string[] =>
  [keyedHash(`personal-id:${number}`), keyedHash(`organisation-code:${number}`)].map((hash) => hash.toString('base64'))
