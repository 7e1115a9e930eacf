import type { Pool } from '#platform/connection.server.ts'
import type { Actor, Territory } from '#platform/operation.server.ts'
import { accessOf, grantsOfKey, type Access, type OfficeKind } from '../rules.ts'

/** One read answers who a person is now: asked on each cache miss, before any operation runs. */
type Row = {
  id: string; login: string; name: string; suspended_at: Date | null; ended_only: boolean
  office_id: string | null; kind: OfficeKind | null; province_code: string | null; commune_code: string | null
  organisation_id: string | null; role_code: string | null; grants: string[] | null
}
export type Standing = { access: Access; actor: Actor }

export async function readStanding(pool: Pool, personId: string): Promise<Standing | null> {
  const [row] = await pool<Row[]>`
    select p.id, p.login, p.name, p.suspended_at, o.id office_id, o.kind, o.province_code, o.commune_code, o.organisation_id, s.role_code,
      array(select g.grant_name from identity.role_grant g where g.role_code = s.role_code) grants,
      exists (select 1 from identity.posting e where e.person_id = p.id and e.end_reason = 'organisationEnded') ended_only
    from identity.person p
    left join lateral (
      select s.id, s.office_id, s.role_code from identity.posting s
      join identity.office so on so.id = s.office_id and so.closed_at is null
      left join identity.acting_office a on a.posting_id = s.id and a.person_id = p.id
      where s.person_id = p.id and s.locked_at is null
        and s.valid_from <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
        and (s.valid_to is null or s.valid_to >= (now() at time zone 'Asia/Ho_Chi_Minh')::date)
      order by a.person_id is null, s.id limit 1
    ) s on true
    left join identity.office o on o.id = s.office_id
    where p.id = ${personId}`
  if (!row) return null
  const access = accessOf({ suspended: row.suspended_at !== null, activePostings: row.office_id ? 1 : 0, endedOnly: row.ended_only })
  return { access, actor: actorFrom(row) }
}

/** On a server of its own, without the State on it, an Alliance keeps the list of its province itself. */
const KEEPER = 'allianceKeeper'

function actorFrom(row: Row): Actor {
  return {
    kind: 'person', id: row.id, login: row.login, name: row.name, officeId: row.office_id,
    grants: new Set(row.grants ?? []),
    orgIds: row.organisation_id ? [row.organisation_id] : [],
    territory: row.role_code === KEEPER && row.province_code ? { level: 'province', province: row.province_code } : stateTerritory(row.kind, row.province_code, row.commune_code),
    alliance: allianceTerritory(row.kind, row.province_code),
  }
}

/** Rule 62: each level of the State sees its own territory by default (C09 8). */
export function stateTerritory(kind: OfficeKind | null, province: string | null, commune: string | null): Territory | null {
  if (kind === 'ministry' || kind === 'lineMinistry') return { level: 'nation' }
  if ((kind === 'provincialCommittee' || kind === 'department' || kind === 'steeringCommittee') && province) return { level: 'province', province }
  return kind === 'commune' && province && commune ? { level: 'commune', province, commune } : null
}

export function allianceTerritory(kind: OfficeKind | null, province: string | null): Territory | null {
  if (kind === 'allianceNational') return { level: 'nation' }
  return kind === 'allianceProvince' && province ? { level: 'province', province } : null
}

export type KeyStanding = { personId: string; scopes: string[]; expiresAt: Date | null }

export async function readKey(pool: Pool, keyId: string): Promise<KeyStanding | null> {
  const [row] = await pool<{ person_id: string; scopes: string[]; expires_at: Date | null }[]>`
    select person_id, scopes, expires_at from identity.api_key
    where id = ${keyId} and revoked_at is null and (expires_at is null or expires_at > now())`
  return row ? { personId: row.person_id, scopes: row.scopes, expiresAt: row.expires_at } : null
}

/** A key acts with its originator's rights, cut down to its scopes. */
export const keyActor = (actor: Actor, scopes: readonly string[]): Actor => ({ ...actor, kind: 'key', grants: grantsOfKey(actor.grants, scopes) })
