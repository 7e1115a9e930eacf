import { readFileSync } from 'node:fs'
import type { Pool } from '#platform/connection.server.ts'
import { demonstrationCode, inventAddress, inventPerson, inventUniqueName, pick, pickWeighted, seededRandom, type Field, type Random } from '#modules/register/index.ts'

/** Invented organisations in the national mix of types and fields, in today's communes. */
type Commune = { code: string; province: string; name: string; provinceName: string }
export type Organisation = { code: string | null; type: string; name: string; address: string; province: string; commune: string; representative: string; field: Field }

const BATCH = 20_000
/** Shares of the 101,000: 66,000 THT, 35,000 HTX, a handful of unions; fields as reported for the end of 2024. */
const types = { THT: 6600, HTX: 3504, LHHTX: 16 } as const
const fieldShares: Record<Field, number> = { agriculture: 668, industry: 83, trade_service: 92, transport: 57, construction: 26, credit_fund: 35, environment: 19, other: 19 }

function readCommunes(): Commune[] {
  const rows = readFileSync(new URL('../data/places/today.csv', import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split(','))
  const provinces = new Map(rows.filter(([, parent]) => parent === '').map(([code = '', , name = '']) => [code, name]))
  return rows.filter(([, parent]) => parent !== '').map(([code = '', province = '', name = '']) => ({ code, province, name, provinceName: provinces.get(province) ?? '' }))
}

export function* inventOrganisations(): Generator<Organisation, never> {
  const random = seededRandom(2026)
  const communes = readCommunes()
  const taken = new Set<string>()
  let serial = 1_000_000
  const nextCode = (): string => demonstrationCode(serial += 1) ?? nextCode()
  for (;;) {
    const commune = pick(random, communes)
    const type = pickWeighted(random, types)
    const field = pickWeighted(random, fieldShares)
    yield {
      type, field, code: type === 'THT' && random() < 0.5 ? null : nextCode(),
      name: inventUniqueName(random, { type, field, communeName: commune.name }, taken),
      address: inventAddress(random, commune.name, commune.provinceName),
      province: commune.province, commune: commune.code, representative: inventPerson(random),
    }
  }
}

/** Loads without trail and index, then builds the index once, as a restore would. */
export async function loadOrganisations(owner: Pool, source: Generator<Organisation, never>, count: number): Promise<void> {
  await owner.unsafe('alter table register.organisation disable trigger user')
  for (let done = 0; done < count; done += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - done) }, () => source.next().value)
    const column = (key: keyof Organisation): (string | null)[] => rows.map((row) => row[key])
    await owner`insert into register.organisation (code, type, name, address, province_code, commune_code, representative, field, source_system, demonstration)
      select *, 'demonstration', true from unnest(${column('code')}::text[], ${column('type')}::text[], ${column('name')}::text[], ${column('address')}::text[],
        ${column('province')}::text[], ${column('commune')}::text[], ${column('representative')}::text[], ${column('field')}::text[])`
  }
  await owner.unsafe('alter table register.organisation enable trigger user')
  const indexes = await owner<{ name: string; definition: string }[]>`select indexname as name, indexdef as definition from pg_indexes where tablename = 'search_document' and indexdef like '%gin%'`
  for (const { name } of indexes) await owner.unsafe(`drop index register.${name}`)
  await owner`select register.index_for_search(null)`
  for (const { definition } of indexes) await owner.unsafe(definition)
  await owner`select register.refresh_vocabulary()`
  for (const table of ['search_document', 'organisation']) await owner.unsafe(`vacuum analyze register.${table}`)
}

const letters = 'abcdeghiklmnopqrstuvxy'

/** One slip in one of the last two words, as fingers make them: a letter lost, doubled by another, changed, or swapped. */
export function slip(random: Random, text: string): string {
  const words = text.split(' ')
  const at = Math.max(0, words.length - 1 - Math.floor(random() * 2))
  const word = words[at] ?? ''
  const i = Math.floor(random() * word.length)
  const letter = letters[Math.floor(random() * letters.length)] ?? 'a'
  const changed = [
    word.slice(0, i) + word.slice(i + 1),
    word.slice(0, i) + letter + word.slice(i),
    word.slice(0, i) + letter + word.slice(i + 1),
    word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2),
  ][Math.floor(random() * 4)] ?? word
  return [...words.slice(0, at), changed, ...words.slice(at + 1)].filter((w) => w !== '').join(' ')
}
