import { sql, type Kysely } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { RepresentativeColumns, UnitColumns } from '../record/store.server.ts'
import type { RepresentativeInput, UnitInput } from './schema.ts'

type Place = { province: string | null; commune: string | null }

export async function insertUnit(db: Kysely<DB>, organisationId: string, id: string, input: UnitInput, place: Place): Promise<UnitColumns> {
  const [code, locationCode] = input.kind === 'location' ? [null, input.unitCode] : [input.unitCode, null]
  const { rows } = await sql<UnitColumns>`insert into register.unit (organisation_id, id, kind, code, location_code, name, address, province_code, commune_code, opened_on, source_system)
    values (${organisationId}::uuid, ${id}::uuid, ${input.kind}, ${code}, ${locationCode}, ${input.name}, ${input.address}, ${place.province}, ${place.commune}, ${input.openedOn}::date, 'manual_entry')
    returning id, kind, code, location_code, name, address, status`.execute(db)
  return rows[0] as UnitColumns
}

export async function insertRepresentative(
  db: Kysely<DB>, organisationId: string, id: string, input: RepresentativeInput, sealed: { personalId: Buffer; hash: Buffer } | null,
): Promise<RepresentativeColumns> {
  const { rows } = await sql<RepresentativeColumns>`insert into register.representative (organisation_id, id, province_code, commune_code, full_name, post, nationality,
      personal_id_sealed, personal_id_hash, phone, address, since_on, source_system)
    select id, ${id}::uuid, province_code, commune_code, ${input.fullName}, ${input.post}, ${input.nationality}, ${sealed?.personalId ?? null}::bytea, ${sealed?.hash ?? null}::bytea,
      ${input.phone}, ${input.address}, ${input.sinceOn}::date, 'manual_entry' from register.organisation where id = ${organisationId}::uuid
    returning id, full_name, post, nationality, encode(personal_id_sealed, 'base64') as personal_id, phone, address, since_on, until_on`.execute(db)
  return rows[0] as RepresentativeColumns
}

/** Those before step down the day before; the public name of the record is the new one's. */
export async function replaceRepresentative(db: Kysely<DB>, organisationId: string, exceptId: string, fullName: string, sinceOn: string): Promise<void> {
  await sql`update register.representative set until_on = ${sinceOn}::date where organisation_id = ${organisationId}::uuid and id <> ${exceptId}::uuid and until_on is null`.execute(db)
  await sql`update register.organisation set representative = ${fullName} where id = ${organisationId}::uuid and representative is distinct from ${fullName}`.execute(db)
}
