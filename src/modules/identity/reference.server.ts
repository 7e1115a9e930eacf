import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import { newId } from '#platform/ids.ts'
import roles from '#data/identity/roles.json' with { type: 'json' }

/** Roles and the national offices; at every start, so that a changed role takes effect with the version that changes it. */
export async function loadRoles(owner: Kysely<DB>): Promise<void> {
  const codes = roles.roles.map((role) => role.code)
  for (const [position, role] of roles.roles.entries()) {
    await sql`
      insert into identity.role (code, office_kinds, name_vi, name_en, position)
      values (${role.code}, ${role.officeKinds}, ${role.nameVi}, ${role.nameEn}, ${position})
      on conflict (code) do update set office_kinds = excluded.office_kinds, name_vi = excluded.name_vi, name_en = excluded.name_en, position = excluded.position
      where (role.office_kinds, role.name_vi, role.name_en, role.position) is distinct from (excluded.office_kinds, excluded.name_vi, excluded.name_en, excluded.position)`.execute(owner)
    await sql`
      insert into identity.role_grant (role_code, grant_name) select ${role.code}, unnest(${role.grants}::text[]) on conflict do nothing`.execute(owner)
    await sql`delete from identity.role_grant where role_code = ${role.code} and not (grant_name = any (${role.grants}::text[]))`.execute(owner)
  }
  // A role that somebody holds stays, without its grants, until a person is given another.
  await sql`delete from identity.role_grant where not (role_code = any (${codes}))`.execute(owner)
  for (const office of roles.offices) {
    await sql`
      insert into identity.office (id, kind, name) values (${newId()}::uuid, ${office.kind}, ${office.name})
      on conflict (kind, coalesce(province_code, ''), coalesce(commune_code, ''), name) where organisation_id is null do nothing`.execute(owner)
  }
}
