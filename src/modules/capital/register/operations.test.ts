import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { endMembership } from '#modules/membership/index.ts'
import { bookScene, MILLION, on, TODAY, type Scene } from '../book.testing.ts'
import { issueCertificate } from '../certificates/operations.server.ts'
import { readDocumentFile } from '#modules/documents/index.ts'
import { archiveRegister } from './archive.server.ts'
import { readRegister } from './operations.server.ts'

let s: Scene
let [an = '', ba = '', cu = '', du = '']: string[] = []
beforeAll(async () => {
  s = await bookScene()
  const ids: string[] = []
  for (const name of ['An', 'Ba', 'Cu', 'Du']) ids.push(await s.admit(name))
  ;[an = '', ba = '', cu = '', du = ''] = ids
  await s.open([an, ba, cu, du].map((memberId) => ({ memberId, committedDong: 25 * MILLION, ...(memberId === ba ? { paidDong: 5 * MILLION } : {}) })))
  await s.act({ kind: 'payment', memberId: ba, amountDong: 20 * MILLION, assetKind: 'landUseRight', assetNote: '500 m² đất' }, '2026-04-10')
  await s.t.execute(s.director, issueCertificate, { code: goMay.code, memberId: an }, on('2026-05-02'))
  await s.t.execute(s.director, endMembership, { code: goMay.code, memberId: du, reason: 'd', endedOn: '2026-06-01', organ: 'board', resolutionRef: '11/NQ-HĐQT' }, on('2026-06-01'))
  await s.t.drain()
})
afterAll(() => s.t.close())

const register = (asOf: string, actor = s.director) => s.t.execute(actor, readRegister, { code: goMay.code, asOf }, on(TODAY))
const shareOf = async (asOf: string, memberId: string) => (await register(asOf)).shares.find((one) => one.memberId === memberId)

test('C20 the register says what it said on any day: who was in it, what was paid, which certificate', async () => {
  expect((await register('2026-01-09')).sheet.rows).toEqual([])
  expect((await register('2026-01-31')).shares).toEqual([])
  expect((await register('2026-05-31')).sheet.rows.map((row) => row.name)).toEqual(['An', 'Ba', 'Cu', 'Du'])
  expect((await register('2026-06-01')).sheet.rows.map((row) => row.name)).toEqual(['An', 'Ba', 'Cu'])
  expect(await shareOf('2026-04-09', ba)).toMatchObject({ paidDong: 5 * MILLION, ratio: '5 %', asset: 'Tiền Việt Nam', paidOn: '2026-02-01' })
  expect(await shareOf('2026-04-10', ba)).toMatchObject({ paidDong: 25 * MILLION, ratio: '25 %', asset: 'Tiền Việt Nam; Quyền sử dụng đất: 500 m² đất', paidOn: '2026-04-10' })
  expect(await shareOf('2026-05-01', an)).toMatchObject({ certificateNo: null })
  expect(await shareOf('2026-05-02', an)).toMatchObject({ certificateNo: '1', certificateOn: '2026-05-02' })
})

test('only who keeps the book reads it whole', async () => {
  await expect(register(TODAY, s.member)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(register(TODAY, await s.t.as('giamdoc2'))).rejects.toMatchObject({ code: 'not_found' })
})

test('C12 a pledge that the book refuses does not undo the admission: it is a duty to mend', async () => {
  const id = await s.admit('Góp Nhiều', { pledgedDong: 90 * MILLION }, '2026-06-05')
  await s.t.drain()
  const [duty] = await s.t.ownerSql`select kind, article, params ->> 'name' as name, done_on from duties.duty where subject_id = ${id}`
  expect(duty).toMatchObject({ kind: 'capital.pledgeRefused', article: 'L74.1', name: 'Góp Nhiều', done_on: null })
  await s.act({ kind: 'pledge', memberId: id, amountDong: 2 * MILLION }, '2026-06-20')
  expect(await s.t.ownerSql`select 1 from duties.duty where subject_id = ${id} and kind = 'capital.pledgeRefused' and done_on is null`).toHaveLength(0)
})

test('C20 C51 the register of any day is printed into the archive: numbered, as PDF and as Word, not for every member to read', async () => {
  const archived = await s.t.execute(s.director, archiveRegister, { code: goMay.code, asOf: '2026-05-31' }, on(TODAY))
  expect(archived).toMatchObject({ number: expect.stringMatching(/^01\/2026\/STV$/), members: 4 })
  const read = (format: 'pdf' | 'docx', actor = s.director) => s.t.execute(actor, readDocumentFile, { code: goMay.code, id: archived.documentId, format })
  const [pdf, docx] = [await read('pdf'), await read('docx')]
  expect(Buffer.from(pdf.bytes.subarray(0, 5)).toString()).toBe('%PDF-')
  expect(Buffer.from(docx.bytes.subarray(0, 2)).toString()).toBe('PK')
  await expect(read('pdf', s.member)).rejects.toMatchObject({ code: 'not_found' })
  await expect(s.t.execute(s.director, archiveRegister, { code: goMay.code, asOf: '2026-01-01' }, on(TODAY))).rejects.toMatchObject({ key: 'capital.registerEmpty', article: 'L15' })
  await expect(s.t.execute(s.member, archiveRegister, { code: goMay.code }, on(TODAY))).rejects.toMatchObject({ code: 'forbidden' })
})
