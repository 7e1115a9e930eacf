import { afterAll, beforeAll, expect, test } from 'vitest'
import { archiveDocument, readDocumentFile } from '#modules/documents/index.ts'
import { listDuties } from '#modules/duties/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { listNotices } from '#modules/notices/index.ts'
import { bookScene, MILLION, type Scene } from '../../capital/book.testing.ts'
import { listDisclosures, previewItem, publishItem } from '../items/operations.server.ts'
import { prepareMemberList } from '../members/operations.server.ts'

const code = goMay.code
let s: Scene
let own = ''
beforeAll(async () => {
  s = await bookScene()
  await s.t.drain()
  own = await s.admit('Nguyễn Tấn Lực', { idNumber: '000200000107' })
})
afterAll(() => s.t.close())

const archive = async (kind: 'charter' | 'resolution' | 'financial_statement' | 'contribution_certificate', title: string, facts = {}) => {
  const paper = { orientation: 'portrait' as const, title, heading: { issuer: goMay.name, place: 'Gò Mây', date: null }, demonstration: false }
  const document = await s.t.execute(s.director, archiveDocument, { organisationId: goMay.id, kind, title, paper, facts })
  await s.t.drain()
  return document
}
const board = async (kind?: string) => (await s.t.execute(s.director, listDisclosures, { code })).items.filter((item) => kind === undefined || item.kind === kind)

test('C49 an issued paper goes on the board’s list by itself, with its five working days; what is not for the board does not', async () => {
  const { id, number } = await archive('financial_statement', 'Báo cáo tài chính năm 2025')
  await archive('contribution_certificate', 'Giấy chứng nhận số 1')
  const items = await board('annualStatements')
  expect(items).toMatchObject([{ title: 'Báo cáo tài chính năm 2025', documentId: id, number, publishedAt: null }])
  expect((await board()).some((item) => item.title.startsWith('Giấy chứng nhận'))).toBe(false)
  expect((await s.t.execute(s.director, listDuties, { code })).items.find((duty) => duty.subjectId === items[0]?.id)).toMatchObject({ kind: 'disclosure.publish', article: 'L14.2', dueOn: items[0]?.publishBy })
})

test('C49 the charter that was adopted waits for its text: the paper goes into that item, not beside it', async () => {
  expect(await board('charter')).toMatchObject([{ documentId: null }])
  const { id } = await archive('charter', 'Điều lệ')
  expect(await board('charter')).toMatchObject([{ documentId: id }])
})

test('C49 resolutions of one meeting: the first is the meeting’s item, each further one its own', async () => {
  const facts = { assemblyId: '0199a000-0000-7000-8000-00000000aaaa' }
  const [first, second] = [await archive('resolution', 'Nghị quyết 1', facts), await archive('resolution', 'Nghị quyết 2', facts)]
  expect((await board('assemblyResolution')).map((item) => item.documentId).sort()).toEqual([first.id, second.id].sort())
})

test('C49 L14.1c whoever is admitted or pays in changes the list: one item waits, is drawn up from the books, and shows no number and no amount', async () => {
  const ba = await s.admit('Ba Thị Hai')
  await s.open([{ memberId: own, committedDong: 25 * MILLION }, { memberId: ba, committedDong: 75 * MILLION }])
  await s.t.drain()
  const [waiting, ...others] = await board('memberList')
  expect(others).toEqual([])
  expect(waiting).toMatchObject({ documentId: null, publishedAt: null })
  const id = waiting?.id ?? ''
  await expect(s.t.execute(s.member, prepareMemberList, { code, id })).rejects.toMatchObject({ code: 'forbidden' })
  const first = await s.t.execute(s.director, prepareMemberList, { code, id })
  const again = await s.t.execute(s.director, prepareMemberList, { code, id })
  await s.t.drain()
  expect(again.documentId).not.toBe(first.documentId)
  expect(await board('memberList')).toHaveLength(1)
  const [kept] = await s.t.ownerSql<{ paper: string }[]>`select paper::text as paper from documents.content where document_id = ${again.documentId}`
  for (const part of ['Nguyễn Tấn Lực', '25 %', 'Ba Thị Hai', '75 %']) expect(kept?.paper).toContain(part)
  expect(kept?.paper).not.toMatch(/000200000107|25\.000\.000|Thôn Gò Mây/)
})

test('C49 C50 before anything is published who sees what is shown; publishing tells every member, once', async () => {
  const [item] = await board('memberList')
  const code_ = { code, id: item?.id ?? '' }
  const preview = await s.t.execute(s.director, previewItem, code_)
  expect(Object.fromEntries(preview.sights.map((sight) => [sight.reader, sight.sight]))).toEqual({ members: 'whole', managers: 'whole', officers: 'onRequest', alliance: 'nothing', public: 'sixFields' })
  expect(preview.warnings.length).toBeGreaterThan(0)
  expect((await s.t.execute(s.member, listDisclosures, { code })).items.map((one) => one.id)).not.toContain(item?.id)
  await s.t.execute(s.director, publishItem, { ...code_, previewed: true })
  expect((await s.t.execute(s.member, listDisclosures, { code })).items.map((one) => one.id)).toContain(item?.id)
  expect((await s.t.execute(s.member, readDocumentFile, { code, id: item?.documentId ?? '', format: 'pdf' })).bytes.length).toBeGreaterThan(1000)
  const inbox = await s.t.execute(s.member, listNotices, {})
  expect(inbox.items.filter((one) => one.href === `/cong-khai/${item?.id}`)).toHaveLength(1)
})
