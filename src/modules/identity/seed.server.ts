import { hashPassword } from 'better-auth/crypto'
import { sql } from 'kysely'
import type { Seed } from '#platform/module.ts'
import { newId } from '#platform/ids.ts'
import { DEMONSTRATION_PASSWORD, storyPeople, type StoryPerson } from './cast.ts'
import { sealPersonalId } from './people/store.server.ts'

/**
 * The eight people. Written as the owner: rule 61 lets only the level above make an account, and at the first start
 * there is no level yet. May run again after a start that was killed.
 */
export async function seedPeople({ owner, now, say }: Pick<Seed, 'owner' | 'now' | 'say'>): Promise<void> {
  const password = await hashPassword(DEMONSTRATION_PASSWORD)
  for (const person of storyPeople) await seedPerson(owner, person, password, now)
  say(`Tài khoản minh họa (mật khẩu ${DEMONSTRATION_PASSWORD}): ${storyPeople.map((p) => p.login).join(', ')}`)
}

async function seedPerson(owner: Seed['owner'], person: StoryPerson, password: string, now: Date): Promise<void> {
  const { sealed, hash } = sealPersonalId(person.personalId)
  await sql`
    insert into identity.person (id, login, name, personal_id_sealed, personal_id_hash, demonstration)
    values (${person.id}::uuid, ${person.login}, ${person.name}, ${sealed}, ${hash}, true) on conflict (id) do nothing`.execute(owner)
  const officeId = await seedOffice(owner, person)
  const organisationId = person.office.kind === 'organisation' ? person.office.organisation.id : null
  await sql`
    insert into identity.posting (id, person_id, office_id, organisation_id, role_code, valid_from, assignment_ref)
    select ${newId()}::uuid, ${person.id}::uuid, ${officeId}::uuid, ${organisationId}::uuid, ${person.role}, '2025-07-01', 'Minh họa'
    where not exists (select 1 from identity.posting where person_id = ${person.id}::uuid)`.execute(owner)
  await sql`
    insert into auth."user" (id, name, email, "emailVerified", username, "createdAt", "updatedAt")
    values (${person.id}, ${person.login}, ${`${person.login}@login.invalid`}, false, ${person.login}, ${now}::timestamptz, ${now}::timestamptz) on conflict (id) do nothing`.execute(owner)
  await sql`
    insert into auth.account (id, "accountId", "providerId", "userId", password, "createdAt", "updatedAt")
    values (${newId()}, ${person.id}, 'credential', ${person.id}, ${password}, ${now}::timestamptz, ${now}::timestamptz)
    on conflict ("providerId", "accountId") do nothing`.execute(owner)
}

async function seedOffice(owner: Seed['owner'], { office }: StoryPerson): Promise<string> {
  const organisation = office.kind === 'organisation' ? office.organisation : null
  const place = {
    name: office.kind === 'organisation' ? office.organisation.name : office.kind === 'ministry' ? null : office.name,
    province: organisation?.provinceCode ?? ('provinceCode' in office ? office.provinceCode : null),
    commune: organisation?.communeCode ?? ('communeCode' in office ? office.communeCode : null),
  }
  const find = () => sql<{ id: string }>`
    select id from identity.office where kind = ${office.kind} and province_code is not distinct from ${place.province}
      and commune_code is not distinct from ${place.commune} and organisation_id is not distinct from ${organisation?.id ?? null}::uuid order by id limit 1`.execute(owner)
  const existing = (await find()).rows[0]
  if (existing) return existing.id
  const id = newId()
  await sql`
    insert into identity.office (id, kind, name, province_code, commune_code, organisation_id, organisation_type)
    values (${id}::uuid, ${office.kind}, ${place.name}, ${place.province}, ${place.commune}, ${organisation?.id ?? null}::uuid, ${organisation?.type ?? null})`.execute(owner)
  return id
}
