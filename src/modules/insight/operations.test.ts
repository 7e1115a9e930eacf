import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { getStatistics, summariseProvince } from './operations.server.ts'
import { gather, sumOf, total, type CountRow } from './rules.ts'
import { refreshFigures } from './store.server.ts'

let t: TestDatabase
const place = { province: '51', commune: '21109', other: '21115' }

async function insert(rows: { type: string; field?: string; commune?: string; founded?: string; ended?: string }[]): Promise<void> {
  for (const row of rows) {
    await t.ownerSql`insert into register.organisation ${t.ownerSql({
      id: newId(), type: row.type, name: `Tổ chức thử ${newId()}`, province_code: place.province, commune_code: row.commune ?? place.commune,
      field: row.field ?? 'agriculture', sector: 'agriculture', founded_on: row.founded ?? '2020-05-05', ended_on: row.ended ?? null,
      status: row.ended ? 'ended' : 'active', source_system: 'manual_entry',
    })}`
  }
}

beforeAll(async () => {
  t = await testDatabase()
  await insert([
    { type: 'HTX' }, { type: 'HTX', field: 'transport' }, { type: 'HTX', commune: place.other, founded: '2024-02-01' },
    { type: 'THT' }, { type: 'LHHTX', founded: '2025-01-01' }, { type: 'HTX', founded: '2016-01-01', ended: '2023-06-30' },
  ])
  await refreshFigures(t.owner, null)
})
afterAll(() => t.close())

const ask = (input: Parameters<typeof getStatistics.run>[1] | Record<string, unknown>) => t.execute(anonymous, getStatistics, input as never)

describe('figures', () => {
  test.each(['province', 'sector', 'field', 'type', 'size'] as const)('by %s add up to the same total, ended ones left out', async (by) => {
    const found = await ask({ by })
    expect(found.total).toEqual({ HTX: 3, LHHTX: 1, THT: 1 })
    expect(found.figures.reduce((sum, f) => sum + f.total, 0)).toBe(5)
  })

  test('by status the ended ones are counted too', async () => {
    const found = await ask({ by: 'status' })
    expect(found.figures.find((f) => f.key === 'ended')?.counts.HTX).toBe(1)
  })

  test('C65 each figure carries source, day, method and scheme of units, and opens to its list', async () => {
    const { figures } = await ask({ by: 'province' })
    expect(figures[0]).toMatchObject({ key: '51', name: 'Tỉnh Quảng Ngãi', unitScheme: '2025-07-01', href: '/?province=51' })
    for (const figure of figures) expect([figure.source, figure.asOf, figure.method].every((x) => x.length > 0)).toBe(true)
  })

  test.each([[2015, 0], [2016, 1], [2022, 3], [2023, 2], [2024, 3]])('at the end of %i there were %i cooperatives', async (year, htx) => {
    expect((await ask({ by: 'type', year })).figures.find((f) => f.key === 'HTX')?.counts.HTX ?? 0).toBe(htx)
  })

  test('C65 two official sources that disagree stand side by side', async () => {
    const { official } = await ask({ by: 'province' })
    const values = official.filter((f) => f.indicator === 'htx' && f.asOf === '2024-12-31').map((f) => f.value)
    expect(values.sort()).toEqual([33335, 33557])
  })

  test('what is not known is refused, not guessed', async () => {
    await expect(ask({ by: 'size', year: 2020 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(ask({ by: 'commune' })).rejects.toMatchObject({ code: 'invalid' })
  })

  test('by commune every commune of the province stands in the list', async () => {
    const { figures } = await ask({ by: 'commune', province: '51' })
    expect(figures).toHaveLength(96)
    expect(figures.find((f) => f.key === place.other)?.counts.HTX).toBe(1)
  })
})

test('the province by commune and field: rows and columns add up', async () => {
  const paper = await t.execute(anonymous, summariseProvince, { province: '51' })
  expect(paper.rows).toHaveLength(96)
  expect(paper.total).toMatchObject({ htxTotal: 3, lhhtx: 1, tht: 1 })
  paper.fields.forEach((_field, i) => expect(paper.rows.reduce((sum, row) => sum + (row.htx[i] ?? 0), 0)).toBe(paper.total.htx[i]))
  for (const row of paper.rows) expect(row.htx.reduce((a, b) => a + b, 0)).toBe(row.htxTotal)
})

test('refreshing one province leaves the others and may be repeated', async () => {
  const before = await ask({ by: 'field' })
  await refreshFigures(t.owner, ['01'])
  await refreshFigures(t.owner, ['51', '--'])
  await refreshFigures(t.owner, ['51', '--'])
  const after = await ask({ by: 'field' })
  expect(after.figures.map((f) => [f.key, f.total])).toEqual(before.figures.map((f) => [f.key, f.total]))
})

test('gathering loses and doubles nothing', () => {
  const row = fc.record({ key: fc.constantFrom('a', 'b', 'c'), type: fc.constantFrom('HTX', 'LHHTX', 'THT'), n: fc.nat(1000) })
  fc.assert(fc.property(fc.array(row), (rows) => {
    const sum = rows.reduce((s, r) => s + r.n, 0)
    const gathered = gather(rows as CountRow[])
    expect([...gathered.values()].reduce((s, c) => s + sumOf(c), 0)).toBe(sum)
    expect(sumOf(total(gathered.values()))).toBe(sum)
  }))
})
