import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely'
import type { DB } from '#platform/db-types.ts'
import type { Question, Reading } from './rules.ts'
import type { Filters } from './schema.ts'

/** One candidate, ranked. */
export type Hit = { id: string; folded: string; score: number }

/** What is ranked at most; nobody reads further, they type one more word. */
export const MAX_HITS = 100

type Sql = RawBuilder<unknown>

const conditions = (f: Filters): RawBuilder<SqlBool>[] => [
  ...(f.commune ? [sql<SqlBool>`d.commune_code = ${f.commune}`] : []),
  ...(f.province ? [sql<SqlBool>`d.province_code = ${f.province}`] : []),
  ...(f.type ? [sql<SqlBool>`d.type = ${f.type}`] : []),
  ...(f.sector ? [sql<SqlBool>`d.sector = ${f.sector}`] : []),
  ...(f.field ? [sql<SqlBool>`d.field = ${f.field}`] : []),
  ...(f.status ? [sql<SqlBool>`d.status = ${f.status}`] : []),
]

const columns = sql`d.organisation_id, d.code, d.name, d.folded, d.core, d.type, d.status`
const from = (where: RawBuilder<SqlBool>, filters: Filters, limit: number): Sql =>
  sql`(select ${columns} from register.search_document d where ${sql.join([where, ...conditions(filters)], sql` and `)} limit ${sql.lit(limit)})`

/** Folded text holds letters, digits and spaces only: "{" comes after all of them. */
const startsWith = (column: string, text: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`d.${sql.raw(column)} >= ${text} and d.${sql.raw(column)} < ${`${text}{`}`

/**
 * The province is a term of its own: the index intersects it instead of fetching a country's rows. The column is then
 * left out, for the planner would read a whole province's index beside it.
 */
const byTerms = ({ province: _inTerms, ...others }: Filters): Filters => others
const withProvince = (terms: readonly string[], filters: Filters): string[] => (filters.province ? [...terms, `p:${filters.province}`] : [...terms])

/** Exact before beginning before containing; then the kind asked for, alive ones, accents as typed, closeness in length. */
function score(question: Question, core: Sql): Sql {
  return sql`case
      when h.code = ${question.codeDigits} then 1000
      when h.code like ${question.codeDigits ? `${question.codeDigits}%` : null} then 900
      when h.folded = ${question.expanded} then 800
      when h.core = ${core} then 700
      when h.folded like ${`${question.expanded}%`} then 690
      when h.core like ${core} || '%' then 600
      when strpos(' ' || h.core || ' ', ' ' || ${core} || ' ') > 0 then 500
      else 400 end
    + case when h.type = ${question.typeHint} then 20 when h.type <> ${question.typeHint} then -200 else 0 end
    + case when h.status = 'active' then 6 else 0 end
    + case when strpos(lower(h.name), ${question.accented}) > 0 then 10 else 0 end
    - least(abs(length(h.folded) - ${question.expanded.length}::int), 30) / 2`
}

const ranked = (db: Kysely<DB>, scored: Sql, most: number): Promise<Hit[]> =>
  sql<Hit>`select id, folded, max(score)::int as score from (${scored}) s group by id, folded order by score desc, folded, id limit ${Math.min(most, MAX_HITS)}`
    .execute(db).then((result) => result.rows)

/** What the question names as it stands: code, whole name, beginning, all its pairs. */
export function findNamed(db: Kysely<DB>, question: Question, reading: Reading, filters: Filters, most: number): Promise<Hit[]> {
  const parts = [
    ...(question.codeDigits ? [from(startsWith('code', question.codeDigits), filters, 50)] : []),
    from(startsWith('folded', question.expanded), filters, 60),
    from(startsWith('core', reading.core), filters, 100),
    from(sql<SqlBool>`d.name_terms @> ${withProvince(reading.terms, filters)}`, byTerms(filters), 150),
  ]
  return ranked(db, sql`select h.organisation_id as id, h.folded, ${score(question, sql`${reading.core}::text`)} as score
    from (${sql.join(parts, sql` union all `)}) h`, most)
}

function probe(db: Kysely<DB>, question: Question, readings: readonly Reading[], filters: Filters, most: number, where: RawBuilder<SqlBool>, rest: Filters): Promise<Hit[]> {
  const cores = readings.map((r) => r.core)
  const terms = readings.map((r) => withProvince(r.terms, filters).join(' '))
  const penalties = readings.map((r) => r.penalty)
  return ranked(db, sql`select h.organisation_id as id, h.folded, ${score(question, sql`v.core`)} - v.penalty as score
    from unnest(${cores}::text[], ${terms}::text[], ${penalties}::int[]) v(core, terms, penalty) cross join lateral ${from(where, rest, 30)} h`, most)
}

/** Other readings that are whole names: a probe of a B-tree each, a tenth of what the index of terms costs. */
export const findByCores = (db: Kysely<DB>, question: Question, readings: readonly Reading[], filters: Filters, most: number): Promise<Hit[]> =>
  probe(db, question, readings, filters, most, sql<SqlBool>`d.core = v.core`, filters)

/** Other readings anywhere in a name; few rows each. */
export const findByReadings = (db: Kysely<DB>, question: Question, readings: readonly Reading[], filters: Filters, most: number): Promise<Hit[]> =>
  probe(db, question, readings, filters, most, sql<SqlBool>`d.name_terms @> string_to_array(v.terms, ' ')`, byTerms(filters))

/** Terms of name and address together. */
export function findByTerms(db: Kysely<DB>, terms: readonly string[], filters: Filters, base: number, most: number): Promise<Hit[]> {
  return ranked(db, sql`select h.organisation_id as id, h.folded, ${base}::int + case when h.status = 'active' then 6 else 0 end as score
    from ${from(sql<SqlBool>`d.terms @> ${withProvince(terms, filters)}`, byTerms(filters), 200)} h`, most)
}

/** Without words: the list of the filters in the order of names. */
export async function listHits(db: Kysely<DB>, filters: Filters, after: { folded: string; id: string } | null, limit: number): Promise<Hit[]> {
  const where = [
    ...conditions(filters),
    ...(after ? [sql<SqlBool>`(d.folded, d.organisation_id) > (${after.folded}, ${after.id}::uuid)`] : []),
  ]
  const { rows } = await sql<Hit>`select d.organisation_id as id, d.folded, 0 as score from register.search_document d
    ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``} order by d.folded, d.organisation_id limit ${limit}`.execute(db)
  return rows
}

export async function listSyllables(db: Kysely<DB>): Promise<Map<string, number>> {
  const { rows } = await sql<{ syllable: string; documents: number }>`select syllable, documents from register.search_syllable`.execute(db)
  return new Map(rows.map((row) => [row.syllable, row.documents]))
}

export type PublicRow = {
  id: string; code: string | null; name: string; address: string; lines: unknown; representative: string | null
  status: string; type: string; sector: string | null; field: string | null; province: string | null; commune: string | null; demonstration: boolean
}

/** The public fields of a page of hits, in their order. */
export async function listPublicRows(db: Kysely<DB>, ids: readonly string[]): Promise<PublicRow[]> {
  const { rows } = await sql<PublicRow>`select o.id, o.code, o.name, o.address, o.lines, o.representative, o.status, o.type, o.sector, o.field,
      o.province_code as province, o.commune_code as commune, o.demonstration
    from unnest(${[...ids]}::uuid[]) with ordinality wanted(id, place) join register.organisation o on o.id = wanted.id order by place`.execute(db)
  return rows
}
