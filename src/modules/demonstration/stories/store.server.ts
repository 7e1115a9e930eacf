import type postgres from 'postgres'
import { keyedHash, seal } from '#platform/secrets.server.ts'
import { newId } from '#platform/ids.ts'
import { SOURCE_SYSTEM } from '../rows.server.ts'
import { stories } from './stories.ts'
import type { Story } from './story.ts'

type Sql = postgres.ReservedSql
type Row = Readonly<Record<string, unknown>>

/** Each state of the past in its order: the register's own triggers keep the history, the trail shows the ground. */
export async function insertStories(sql: Sql, lineNames: ReadonlyMap<string, string>): Promise<void> {
  for (const story of stories) {
    const lines = story.first.lines.map((line) => ({ ...line, name: lineNames.get(line.code) ?? line.name }))
    const place = { province_code: story.first.province_code, commune_code: story.first.commune_code }
    const common = { demonstration: true, source_system: SOURCE_SYSTEM }
    await onGround(sql, story.first.legal_basis)
    await insert(sql, 'register.organisation', { ...story.first, ...common, lines, source_record_id: `story-${story.first.code}-${story.first.type}`, retrieved_at: new Date(story.first.registered_on), valid_from: startOf(story.first.registered_on) })
    for (const change of story.changes) {
      await onGround(sql, change.ground)
      await update(sql, story.first.id, { ...change.set, valid_from: startOf(change.on), retrieved_at: new Date(change.on) })
    }
    await insertBeside(sql, story, place, common)
  }
  await onGround(sql, '')
}

async function insertBeside(sql: Sql, story: Story, place: Row, common: Row): Promise<void> {
  const owner = { organisation_id: story.first.id }
  if (story.profile) await insert(sql, 'register.profile', { ...owner, ...place, ...common, id: newId(), ...story.profile, valid_from: startOf(String(story.profile.last_confirmed_on)) })
  for (const { personalId, ...person } of story.representatives) {
    await insert(sql, 'register.representative', { ...owner, ...place, ...common, ...person, personal_id_sealed: hex(seal(personalId)), personal_id_hash: hex(keyedHash(personalId)) })
  }
  for (const unit of story.units) await insert(sql, 'register.unit', { ...owner, ...place, ...common, ...unit })
}

/** Noon in Viet Nam, so that the day is the same in UTC. */
const startOf = (day: string): string => `${day}T05:00:00Z`
const hex = (bytes: Buffer): string => `\\x${bytes.toString('hex')}`

async function onGround(sql: Sql, ground: string): Promise<void> {
  await sql`select set_config('app.action', 'demonstration.tellStory', true), set_config('app.ground', ${ground}, true)`
}

async function insert(sql: Sql, table: string, row: Row): Promise<void> {
  const list = Object.keys(row).join(', ')
  await sql.unsafe(`insert into ${table} (${list}) select ${list} from jsonb_populate_record(null::${table}, $1::jsonb) on conflict do nothing`, [row as never])
}

async function update(sql: Sql, id: string, set: Row): Promise<void> {
  const list = Object.keys(set).join(', ')
  await sql.unsafe(`update register.organisation set (${list}) = (select ${list} from jsonb_populate_record(null::register.organisation, $1::jsonb)) where id = $2::uuid`, [set as never, id])
}
