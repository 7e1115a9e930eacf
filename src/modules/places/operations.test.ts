import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { importBoundaries } from './boundaries/import.server.ts'
import { convertAddress, convertIndustryCode, listIndustryCodes, listPlaces, locatePoint } from './operations.server.ts'
import { loadReference } from './reference/load.server.ts'

let t: TestDatabase
let folder: string
beforeAll(async () => {
  t = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'chung-places-'))
})
afterAll(async () => {
  await t.close()
  await rm(folder, { recursive: true })
})

describe('the reference in the database', () => {
  it('C64 P29 has the units, conversions and industries of the decrees', async () => {
    const counts = await t.ownerSql`
      select scheme, level, count(*)::int as n from places.unit group by 1, 2
      union all select 'old', 'lowest', count(*)::int from places.unit where scheme = 'old' and lowest
      union all select 'conversion', '', count(*)::int from places.conversion
      union all select 'split', '', count(*)::int from (select from places.conversion where length(old_code) = 5 group by old_code having count(*) > 1) x
      union all select 'vsic', '', count(*)::int from places.vsic_line
      union all select 'automatic', '', count(*)::int from places.vsic_conversion where relationship = 'one_to_one' and not flagged
      order by 1, 2`
    expect(counts.map((row) => [row.scheme, row.level, row.n])).toEqual([
      ['2025-07-01', 'commune', 3321], ['2025-07-01', 'province', 34], ['automatic', '', 355], ['conversion', '', 10571],
      ['old', 'commune', 10051], ['old', 'district', 696], ['old', 'lowest', 10056], ['old', 'province', 63], ['split', '', 440], ['vsic', '', 1606],
    ])
  })

  it('is not written again when nothing changed, and is mended when something did', async () => {
    await t.ownerSql`update places.unit set name = 'Sai' where scheme = 'old' and code = '01'`
    await loadReference(t.owner)
    expect(await t.ownerSql`select name from places.unit where scheme = 'old' and code = '01'`).toMatchObject([{ name: 'Sai' }])
    await t.ownerSql`delete from platform.setting where name = 'places.reference'`
    await loadReference(t.owner)
    expect(await t.ownerSql`select name from places.unit where scheme = 'old' and code = '01'`).toMatchObject([{ name: 'Hà Nội' }])
  })
})

describe('GET /places', () => {
  it('lists provinces, then what is below', async () => {
    const provinces = await t.execute(anonymous, listPlaces, {})
    expect(provinces.items).toHaveLength(34)
    expect(provinces.items.find((one) => one.code === '51')).toMatchObject({ name: 'Tỉnh Quảng Ngãi', level: 'province', scheme: '2025-07-01' })
    expect((await t.execute(anonymous, listPlaces, { parent: '51' })).items).toHaveLength(96)
    expect((await t.execute(anonymous, listPlaces, { scheme: 'old' })).items).toHaveLength(63)
    const districts = await t.execute(anonymous, listPlaces, { scheme: 'old', parent: '51' })
    expect(districts.items.find((one) => one.code === '535')).toMatchObject({ name: 'Huyện Ba Tơ', validTo: '2025-06-30' })
  })

  it('C64 says with which code and scheme nothing was found', async () => {
    await expect(t.execute(anonymous, listPlaces, { parent: '99' })).rejects.toMatchObject({ code: 'not_found', key: 'places.unitNotFound' })
  })

  it('Đồng Nai is a city since 30/04/2026; what only the press says of Quảng Ninh is not shown', async () => {
    const nameOn = async (asOf: string, code: string) => (await t.execute(anonymous, listPlaces, { asOf })).items.find((one) => one.code === code)?.name
    expect(await nameOn('2026-04-29', '75')).toBe('Tỉnh Đồng Nai')
    expect(await nameOn('2026-04-30', '75')).toBe('Thành phố Đồng Nai')
    expect(await nameOn('2026-12-01', '22')).toBe('Tỉnh Quảng Ninh')
  })
})

it('GET /places/convert answers with candidates and reasons', async () => {
  const answer = await t.execute(anonymous, convertAddress, { address: 'xã Dục Tú, huyện Đông Anh, Hà Nội' })
  expect(answer.status).toBe('candidates')
  expect(answer.candidates[0]).toEqual({
    code: '00454', name: 'Xã Đông Anh', province: { code: '01', name: 'Thành phố Hà Nội' }, extent: 'part',
    why: 'Một phần Xã Dục Tú, Huyện Đông Anh, Thành phố Hà Nội (cũ) nay thuộc Xã Đông Anh; cần biết thôn, ấp hoặc tổ dân phố để chọn.',
  })
})

describe('industry codes', () => {
  it('are found by words without accents, by the beginning of a code and by parent', async () => {
    expect((await t.execute(anonymous, listIndustryCodes, {})).items).toHaveLength(22)
    expect((await t.execute(anonymous, listIndustryCodes, { q: 'trong lua' })).items.map((one) => one.code)).toContain('0111')
    expect((await t.execute(anonymous, listIndustryCodes, { q: '0111' })).items.every((one) => one.code.startsWith('0111'))).toBe(true)
    expect((await t.execute(anonymous, listIndustryCodes, { parent: '01' })).items.every((one) => one.parent === '01')).toBe(true)
  })

  it('of 2018 move by themselves only when the table leaves no doubt', async () => {
    expect((await t.execute(anonymous, convertIndustryCode, { code: '0111' })).items).toMatchObject([{ code: '0111', automatic: true }])
    expect((await t.execute(anonymous, convertIndustryCode, { code: '4669' })).items).toMatchObject([{ code: '4679' }])
    const split = await t.execute(anonymous, convertIndustryCode, { code: '0311' })
    expect(split.items.length).toBeGreaterThan(0)
    expect(split.items.every((one) => !one.automatic)).toBe(true)
  })
})

describe('boundaries', () => {
  const square = (lon: number, lat: number, size: number): number[][] => [[lon, lat], [lon + size, lat], [lon + size, lat + size], [lon, lat + size]]
  const file = async (name: string, content: unknown): Promise<string> => {
    const path = join(folder, name)
    const text = typeof content === 'string' ? content : JSON.stringify(content)
    await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text)
    return path
  }

  it('without any, locating says so', async () => {
    await expect(t.execute(anonymous, locatePoint, { lat: 15, lon: 108 })).rejects.toMatchObject({ code: 'not_found', key: 'places.boundariesNotLoaded' })
  })

  it('are read from GeoJSON: open rings closed, holes and several parts kept, strange codes told', async () => {
    const path = await file('vung.geojson.gz', { type: 'FeatureCollection', features: [
      { type: 'Feature', properties: { ma_xa: '21529' }, geometry: { type: 'MultiPolygon', coordinates: [[square(108, 14, 1), square(108.4, 14.4, 0.2)], [square(110, 14, 0.5)]] } },
      { type: 'Feature', properties: { code: '21484' }, geometry: { type: 'Polygon', coordinates: [square(108.4, 14.4, 0.2)] } },
      { type: 'Feature', properties: { code: '99999' }, geometry: { type: 'Polygon', coordinates: [square(107, 14, 0.2)] } },
      { type: 'Feature', properties: { code: '00004' }, geometry: { type: 'Polygon', coordinates: [square(500000, 2300000, 9)] } },
      { type: 'Feature', properties: { code: '00008' }, geometry: { type: 'Point', coordinates: [108, 14] } },
    ] })
    const report = await importBoundaries(t.owner, path)
    expect(report).toMatchObject({ imported: 2, unknownCodes: ['99999'], unusable: ['00004', '00008'], closedRings: 6 })
    expect(report.missing).toHaveLength(3319)
    const at = async (lat: number, lon: number) => (await t.execute(anonymous, locatePoint, { lat, lon })).commune.code
    expect(await at(14.2, 108.2)).toBe('21529')
    expect(await at(14.2, 110.2)).toBe('21529')
    expect(await at(14.5, 108.5)).toBe('21484')
    await expect(t.execute(anonymous, locatePoint, { lat: 14.2, lon: 109.5 })).rejects.toMatchObject({ code: 'not_found', key: 'places.outside' })
  })

  it.each([
    ['no JSON', 'Xin chào', 'places.notBoundaries'],
    ['another JSON', { type: 'Feature' }, 'places.notBoundaries'],
    ['no commune of today', { type: 'FeatureCollection', features: [] }, 'places.noKnownCodes'],
  ])('a file with %s is refused and changes nothing', async (_, content, key) => {
    const before = await t.ownerSql`select count(*)::int as n from places.boundary`
    await expect(importBoundaries(t.owner, await file('khac.json', content))).rejects.toMatchObject({ key })
    expect(await t.ownerSql`select count(*)::int as n from places.boundary`).toEqual(before)
  })

  const official = fileURLToPath(new URL('../../../../shared/data/vn-boundaries/', import.meta.url))
  it.skipIf(!existsSync(official))('of ../shared/data/vn-boundaries: every inner point lies in its commune (skipped when that folder is absent)', async () => {
    const report = await importBoundaries(t.owner, join(official, 'communes-3321.topojson.gz'))
    expect(report).toMatchObject({ imported: 3321, unknownCodes: [], unusable: [], missing: [] })
    const astray: string[] = []
    for (const row of parse<Record<'code' | 'lon' | 'lat', string>>(readFileSync(join(official, 'commune-points.csv')), { columns: true })) {
      const found = await t.execute(anonymous, locatePoint, { lat: row.lat, lon: row.lon }).catch(() => null)
      if (found?.commune.code !== row.code) astray.push(row.code)
    }
    expect(astray).toEqual([])
    for (const [code, province] of [['20333', '48'], ['22736', '56']]) {
      expect(await t.ownerSql`select province_code from places.boundary where code = ${String(code)}`).toMatchObject([{ province_code: province }])
    }
  })
})
