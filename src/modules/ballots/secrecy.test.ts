import { randomInt } from 'node:crypto'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerApi } from '#platform/http.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { closeBox } from './boxes/boxes.server.ts'
import { writeBallot } from './client.ts'
import { fromBase64 } from './encoding.ts'
import { hallOf } from './hall.ts'

/**
 * With the superuser's eyes: 200 people vote one after the other, each casting the moment after drawing, which is the
 * worst order there is. Afterwards nothing that the database, its columns, trails or logs hold may say better than
 * chance who voted what.
 */
const VOTERS = 200
/** Five standard deviations of a rank correlation: chance exceeds it less than once in a million runs. */
const BOUND = 5 / Math.sqrt(VOTERS - 1)
/** Of 200 guesses by order one is right by chance (Poisson): ten never. */
const LUCKY = 10

let t: TestDatabase
let app: FastifyInstance
const logged: string[] = []
const asked: string[] = []
beforeAll(async () => {
  t = await testDatabase()
  app = Fastify({ logger: { level: 'warn', stream: { write: (line: string) => void logged.push(line) } } })
  await registerApi(app, {
    kernel: t.kernel, demonstration: () => false, onError: (error, id) => void logged.push(`${id} ${String(error)}`),
    actorOf: (request) => { asked.push(request.url); throw new Error('nobody may be asked for') },
  })
})
afterAll(async () => {
  await app.close()
  await t.close()
})

/** Spearman's rank correlation of two lists without ties. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): number[] => {
    const order = values.map((value, index) => ({ value, index })).sort((x, y) => x.value - y.value)
    const result: number[] = []
    for (const [rank, { index }] of order.entries()) result[index] = rank
    return result
  }
  const [ra, rb] = [ranks(a), ranks(b)]
  const n = a.length
  const squares = ra.reduce((sum, rank, i) => sum + (rank - (rb[i] ?? 0)) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

/** The same votes in every run. */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const choiceIds = ['co', 'khong', 'khac'] as const

test('after the closing no order, column, trail or log says better than chance who voted what', async () => {
  const hall = hallOf(t.kernel)
  const voters = hall.voters(Array.from({ length: VOTERS }, () => 1))
  const box = await hall.open(voters, { revote: true })
  const random = sequence(2026)
  const tokens: string[] = []
  const votes: number[] = []
  const bodies: string[] = []
  for (const voter of voters) {
    const token = await hall.draw(box, voter)
    const vote = Math.floor(random() * 3)
    const { cast } = await writeBallot(box, token, { 'nghi-quyet': [choiceIds[vote] ?? 'co'] }, 1)
    const body = JSON.stringify(cast)
    const answer = await app.inject({ method: 'POST', url: `/api/v1/ballots/${box.id}/casts`, headers: { 'content-type': 'application/json', cookie: 'session=someone', authorization: 'Bearer someone' }, payload: body })
    expect(answer.statusCode).toBe(201)
    expect(Object.keys(answer.headers).filter((name) => /request|cookie|etag/.test(name))).toEqual([])
    tokens.push(token.token)
    votes.push(vote)
    bodies.push(body)
  }
  const orderOf = new Map(tokens.map((token, index) => [Buffer.from(fromBase64(token)).toString('hex'), index]))
  const urn = `ballots.urn_${box.id.replaceAll('-', '')}`
  const before = await t.ownerSql.unsafe<{ token: string }[]>(`select encode(token, 'hex') as token from ${urn} order by ctid`)
  expect(correlation(before.map((_, i) => i), before.map((row) => orderOf.get(row.token) ?? -1)), 'this test can see an order where there is one').toBe(1)
  const files = await t.ownerSql.unsafe<{ path: string }[]>(`select pg_relation_filepath('${urn}') as path`)
  await hall.as((ctx) => closeBox(ctx, box.id))

  // System columns, keys, and what is derived from them.
  const rows = await t.ownerSql<{ token: string; xmin: string; xmax: string; cmin: string; page: number; line: number; id: string; receipt: string }[]>`
    select encode(token, 'hex') as token, xmin::text, xmax::text, cmin::text, (ctid::text::point)[0]::int as page, (ctid::text::point)[1]::int as line, id::text, md5(paper) as receipt
    from ballots.board where box_id = ${box.id}`
  expect(rows).toHaveLength(VOTERS)
  const [first] = rows
  expect(rows.every((r) => r.xmin === first?.xmin && r.xmax === '0' && r.cmin === first?.cmin), 'one transaction, one statement wrote them all').toBe(true)
  expect(rows.every((r) => r.id[14] === '4'), 'ids are random, not by time').toBe(true)
  const number = (hex: string): number => Number.parseInt(hex.replaceAll('-', '').slice(0, 12), 16)
  const observed: Record<string, (row: (typeof rows)[number], index: number) => number> = {
    'ctid': (r) => r.page * 100_000 + r.line, 'the order of a plain scan': (_, i) => i, 'id': (r) => number(r.id), 'token': (r) => number(r.token), 'hash of the paper': (r) => number(r.receipt),
  }
  const order = rows.map((r) => orderOf.get(r.token) ?? -1)
  for (const [name, measure] of Object.entries(observed)) {
    const measured = rows.map(measure)
    expect(Math.abs(correlation(measured, order)), `${name} against the order of voting`).toBeLessThan(BOUND)
    // Ties of the three choices are broken at random, else they would order themselves.
    const choice = order.map((o) => (votes[o] ?? 0) + randomInt(1_000_000) / 1_000_000)
    if (name !== 'hash of the paper') expect(Math.abs(correlation(measured, choice)), `${name} against the choice`).toBeLessThan(BOUND)
    const ranked = rows.map((r, i) => ({ at: measured[i] ?? 0, order: orderOf.get(r.token) ?? -1 })).sort((a, b) => a.at - b.at)
    expect(ranked.filter((r, i) => r.order === i).length, `${name}: the k-th row is the k-th voter's`).toBeLessThan(LUCKY)
  }

  // What the voter did signed in: order of list, drawing, trail. None of it holds anything of a ballot.
  const drawn = await t.ownerSql<{ text: string }[]>`select to_jsonb(e)::text as text from ballots.entitlement e where box_id = ${box.id}`
  expect(drawn.filter(({ text }) => tokens.some((token) => text.includes(token) || text.includes(Buffer.from(fromBase64(token)).toString('hex'))))).toEqual([])

  // Every table of the database: tokens and signatures stand on the published list alone.
  const tables = await t.ownerSql<{ name: string }[]>`select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'm') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' and c.oid <> 'ballots.board'::regclass`
  const signs = tokens.slice(0, 20).flatMap((token, i) => [token, Buffer.from(fromBase64(token)).toString('hex'), (JSON.parse(bodies[i] ?? '{}') as { signature: string }).signature.slice(0, 40)])
  for (const { name } of tables) {
    const [found] = await t.ownerSql.unsafe<{ rows: number }[]>(`select count(*)::int as rows from ${name} x where to_jsonb(x)::text ~ $1`, [signs.join('|')])
    expect(found?.rows, name).toBe(0)
  }
  const [kept] = await t.ownerSql<{ audit: number; keys: number; facts: number; reads: number }[]>`select
    (select count(*)::int from platform.audit where action = 'ballots.castBallot' or table_name = 'board' or table_name ~ '^urn_') as audit,
    (select count(*)::int from platform.idempotency where operation = 'ballots.castBallot') as keys,
    (select count(*)::int from platform.outbox where name ~ '^ballots' and name <> 'ballots.boxCounted') as facts,
    (select count(*)::int from platform.reading where action = 'ballots.castBallot') as reads`
  expect(kept).toEqual({ audit: 0, keys: 0, facts: 0, reads: 0 })

  // The files of the open box are gone, and the server keeps neither statements nor times of commits.
  const left = await t.ownerSql<{ size: number | null }[]>`select (pg_stat_file(${files[0]?.path ?? ''}, true)).size::int as size`
  expect(left[0]?.size ?? 0).toBe(0)
  const settings = await t.ownerSql<{ name: string; setting: string }[]>`select name, setting from pg_settings where name in
    ('log_statement', 'log_min_duration_statement', 'log_duration', 'log_parameter_max_length_on_error', 'track_commit_timestamp', 'log_connections') order by name`
  expect(Object.fromEntries(settings.map((s) => [s.name, s.setting]))).toMatchObject({
    log_statement: 'none', log_min_duration_statement: '-1', log_duration: 'off', log_parameter_max_length_on_error: '0', track_commit_timestamp: 'off',
  })

  // The application's own: no line for any cast, no session looked at.
  expect(logged).toEqual([])
  expect(asked).toEqual([])
})

test('columns that a cast could leave a time or a name in do not exist', async () => {
  const hall = hallOf(t.kernel)
  const box = await hall.open(hall.voters([1]))
  const columns = await t.ownerSql<{ name: string; type: string }[]>`select table_name || '.' || column_name as name, data_type as type from information_schema.columns
    where table_schema = 'ballots' and (table_name = 'board' or table_name = ${`urn_${box.id.replaceAll('-', '')}`})`
  expect(columns.length).toBeGreaterThan(8)
  expect(columns.filter((c) => /time|date|interval|serial/.test(c.type))).toEqual([])
  const defaults = await t.ownerSql`select 1 from information_schema.columns where table_schema = 'ballots' and table_name ~ '^(board|urn_)' and column_default is not null`
  expect(defaults).toHaveLength(0)
})

test('a fault while casting is told without a word of the ballot', async () => {
  const hall = hallOf(t.kernel)
  const box = await hall.open(hall.voters([1]))
  const bad = await app.inject({ method: 'POST', url: `/api/v1/ballots/${box.id}/casts`, headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ token: 'A'.repeat(43), signature: 'A'.repeat(342), weight: 1, choices: {} }) })
  expect(bad.statusCode).toBe(403)
  expect(logged).toEqual([])
  await t.ownerSql.unsafe('alter function ballots.spend rename to spend_away')
  const voter = hall.voters([1])[0]
  if (!voter) throw new Error('no voter')
  const other = await hall.open([voter])
  const { cast } = await writeBallot(other, await hall.draw(other, voter), {}, 1)
  const fault = await app.inject({ method: 'POST', url: `/api/v1/ballots/${other.id}/casts`, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(cast) })
  await t.ownerSql.unsafe('alter function ballots.spend_away rename to spend')
  expect(fault.statusCode).toBe(503)
  expect(logged).toEqual(['unlinked Error: ballots.castBallot failed: PostgresError'])
})
