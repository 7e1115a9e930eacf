import { afterAll, beforeAll, expect, test } from 'vitest'
import { listProvinces } from '#modules/places/index.ts'
import { importWorld, finished, uploaded, type ImportWorld } from '../list.testing.ts'
import { uploadList } from '../batches/operations.server.ts'
import { getExample } from './operations.server.ts'
import { inventList } from './list.ts'

let t: ImportWorld
beforeAll(async () => { t = await importWorld() })
afterAll(() => t.close())

test('the example list goes the whole way: most rows are ready, one address asks, three rows are wrong', async () => {
  const { bytes } = await t.execute(t.province, getExample, {})
  const { batchId } = await t.execute(t.province, uploadList, { file: await uploaded(bytes), dryRun: true })
  const { counts } = await finished(t, t.province, batchId)
  expect(counts).toMatchObject({ address: 1, duplicate: 0, error: 3, ready: 36 })
})

test.each(listProvinces().map(({ code, name }) => [code, name]))('%s %s: forty rows and an empty one, every code of the demonstration’s kind', (code, name) => {
  const rows = inventList(code, name)
  expect(rows).toHaveLength(41)
  expect(rows.flatMap((row) => (typeof row[2] === 'string' ? [row[2]] : [])).every((text) => text.startsWith('99'))).toBe(true)
})
