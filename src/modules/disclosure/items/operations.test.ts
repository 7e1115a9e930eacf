import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { adoptCharter } from '#modules/charter/index.ts'
import { listDuties } from '#modules/duties/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { operation, type Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { readFile, uploadFile } from '../files/operations.server.ts'
import { endPosting, postItem } from '../postings/operations.server.ts'
import { answerRequest, askForInformation, listRequests } from '../requests/operations.server.ts'
import { completeItem, enterItem, getDisclosure, listDisclosures, previewItem, publishItem } from './operations.server.ts'

const NOW = new Date('2026-11-24T03:00:00Z')
const code = goMay.code
let t: World
let director: Actor
let member: Actor
beforeAll(async () => { t = await castWorld(); director = await t.as('giamdoc'); member = await t.as('thanhvien') })
afterAll(() => t.close())

const item = (more: object = {}) => ({ code, kind: 'boardResolution' as const, title: 'Kết nạp năm thành viên', number: '07/NQ-HĐQT', issuedOn: '2026-11-16', body: 'Toàn văn nghị quyết.', ...more })
const enter = (more: object = {}, actor = director) => t.execute(actor, enterItem, item(more), { now: NOW })
const publish = (id: string) => t.execute(director, publishItem, { code, id, previewed: true }, { now: NOW })
const post = (id: string, more: object = {}, now = NOW) => t.execute(director, postItem, { code, id, startOn: '2026-11-20', place: 'Bảng tin trụ sở', witnesses: ['Lê Văn Bảy', 'Võ Thị Kim Loan'], ...more }, { now })
const dutiesAbout = async (subjectId: string, now = NOW) => (await t.execute(director, listDuties, { code }, { now })).items.filter((d) => d.subjectId === subjectId)
const seen = async (actor: Actor) => (await t.execute(actor, listDisclosures, { code }, { now: NOW })).items.map((i) => i.id)

describe('the clock of Article 14', () => {
  test('C49 entered, its five working days run; published and posted in time, the duty is done', async () => {
    const entered = await enter()
    expect(entered).toMatchObject({ publishBy: '2026-11-23', state: 'late', publishedAt: null })
    expect(await dutiesAbout(entered.id)).toMatchObject([{ kind: 'disclosure.publish', article: 'L14.2', dueOn: '2026-11-23', urgency: 'overdue', title: 'Công khai: Kết nạp năm thành viên' }])
    await publish(entered.id)
    expect(await post(entered.id)).toMatchObject({ state: 'posted', daysLate: 0, postings: [{ startOn: '2026-11-20', keepUntil: '2026-12-19', witnesses: ['Lê Văn Bảy', 'Võ Thị Kim Loan'] }] })
    expect(await dutiesAbout(entered.id)).toMatchObject([{ urgency: 'done', doneOn: '2026-11-20' }])
  })
  test('C49 posted a day late it says so', async () => {
    const { id } = await enter()
    await publish(id)
    expect(await post(id, { startOn: '2026-11-24' })).toMatchObject({ daysLate: 1 })
  })
  test('C49 without a photograph or two people who saw it, nothing is recorded', async () => {
    const { id } = await enter()
    await publish(id)
    for (const witnesses of [[], ['Lê Văn Bảy'], ['Lê Văn Bảy', 'lê văn bảy']]) await expect(post(id, { witnesses })).rejects.toMatchObject({ key: 'disclosure.proofMissing', article: 'L14.2' })
    await expect(post(id, { startOn: '2026-11-15' })).rejects.toMatchObject({ key: 'disclosure.postedWhen' })
    await expect(post(id, { startOn: '2026-11-25' })).rejects.toMatchObject({ key: 'disclosure.postedWhen' })
  })
  test('C49 taken down on the twenty-ninth day it must hang again, thirty days anew; on the thirtieth it is done', async () => {
    const { id } = await enter({ issuedOn: '2026-10-01' })
    await publish(id)
    const { postings: [first] } = await post(id, { startOn: '2026-10-05' })
    const down = (postingId: string, endOn: string, now = NOW) => t.execute(director, endPosting, { code, id, postingId, endOn }, { now })
    expect(await down(first?.id ?? '', '2026-11-02')).toMatchObject({ state: 'interrupted' })
    expect((await dutiesAbout(id)).filter((d) => d.kind === 'disclosure.postAgain')).toMatchObject([{ article: 'L14.2' }])
    const again = await post(id, { startOn: '2026-11-03' })
    expect((await dutiesAbout(id)).filter((d) => d.kind === 'disclosure.postAgain')).toEqual([])
    const later = new Date('2026-12-20T03:00:00Z')
    expect(await down(again.postings[1]?.id ?? '', '2026-12-02', later)).toMatchObject({ state: 'complete' })
  })
  test('two clerks who post the same item at once hang it once', async () => {
    const { id } = await enter()
    await publish(id)
    const both = await Promise.allSettled([post(id), post(id)])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await t.execute(director, getDisclosure, { code, id })).postings).toHaveLength(1)
  })
})

describe('who sees what', () => {
  test('C50 the preview names every reader before anything is published; nothing is published without it', async () => {
    const { id } = await enter({ kind: 'memberList', title: 'Danh sách quý IV' })
    const shown = await t.execute(director, previewItem, { code, id }, { now: NOW })
    expect(shown.sights.map((s) => [s.reader, s.sight])).toEqual([['members', 'whole'], ['managers', 'whole'], ['officers', 'onRequest'], ['alliance', 'nothing'], ['public', 'sixFields']])
    expect(shown.sights.find((s) => s.reader === 'public')?.shows).toEqual(['Tên', 'Mã số', 'Địa chỉ trụ sở', 'Ngành, nghề', 'Người đại diện', 'Tình trạng pháp lý'])
    expect(shown.warnings[0]).toContain('số căn cước')
    await expect(t.execute(director, publishItem, { code, id, previewed: false as true })).rejects.toMatchObject({ code: 'invalid' })
  })
  test('C50 members read what is published and nothing before; no officer, Alliance, other HTX or outsider reads anything', async () => {
    const { id } = await enter()
    expect(await seen(member)).not.toContain(id)
    await expect(t.execute(member, getDisclosure, { code, id })).rejects.toMatchObject({ code: 'not_found' })
    await publish(id)
    expect(await seen(member)).toContain(id)
    for (const login of ['xa', 'tinh', 'lienminh', 'giamdoc2', 'bo']) await expect(seen(await t.as(login)), login).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) })
  })
  test('a member publishes nothing', async () => {
    await expect(enter({}, member)).rejects.toMatchObject({ code: 'forbidden' })
    const { id } = await enter()
    await expect(t.execute(member, publishItem, { code, id, previewed: true })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('what is published stays', () => {
  test('before publication it changes, after it a correction is a new item, one only', async () => {
    const { id } = await enter({ body: null })
    await expect(publish(id)).rejects.toMatchObject({ key: 'disclosure.contentMissing' })
    await t.execute(director, completeItem, { code, id, title: 'Kết nạp sáu thành viên', body: 'Đủ' }, { now: NOW })
    await publish(id)
    await expect(t.execute(director, completeItem, { code, id, title: 'Khác', body: 'Khác' })).rejects.toMatchObject({ key: 'disclosure.publishedAlready' })
    const correction = await enter({ supersedesId: id })
    await publish(correction.id)
    expect(await t.execute(member, getDisclosure, { code, id })).toMatchObject({ title: 'Kết nạp sáu thành viên', supersededById: correction.id })
    await expect(enter({ supersedesId: id })).rejects.toMatchObject({ key: 'disclosure.correctedAlready' })
    await expect(t.ownerSql`delete from disclosure.item where id = ${id}`).rejects.toThrow('stays on record')
  })
})

test('C44 the movement of the undivided fund adds up and pays nothing to members', async () => {
  const fund = { openingDong: 100_000_000, closingDong: 130_000_000, additions: [{ source: 'externalIncome' as const, amountDong: 50_000_000 }], uses: [{ use: 'training' as const, amountDong: 20_000_000 }] }
  const report = (more: object) => enter({ kind: 'undividedFund', title: 'Quỹ chung không chia năm 2025', body: null, fund: { ...fund, ...more } })
  await expect(report({ uses: [{ use: 'members', amountDong: 20_000_000 }] })).rejects.toMatchObject({ key: 'disclosure.paidToMembers', article: 'L87.1' })
  await expect(report({ closingDong: 1 })).rejects.toMatchObject({ key: 'disclosure.doesNotAdd' })
  const { id } = await report({})
  await publish(id)
  expect(await t.execute(member, getDisclosure, { code, id })).toMatchObject({ fund: { additions: [{ sourceText: 'Trích từ thu nhập giao dịch bên ngoài', amountDong: 50_000_000 }] } })
})

test('C49 a member asks, the request is logged, stays on the list until answered, and is answered once', async () => {
  const { id } = await t.execute(member, askForInformation, { code, kind: 'annualStatements', question: 'Cho tôi xem báo cáo tài chính năm 2025.' }, { now: NOW })
  expect(await dutiesAbout(id)).toMatchObject([{ kind: 'disclosure.answer', title: 'Trả lời đề nghị cung cấp thông tin của Nguyễn Tấn Lực' }])
  await expect(t.execute(member, answerRequest, { code, id, answer: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
  await t.execute(director, answerRequest, { code, id, answer: 'Đã niêm yết ngày 20/11.' }, { now: NOW })
  expect((await t.execute(member, listRequests, { code })).items).toMatchObject([{ own: true, answer: 'Đã niêm yết ngày 20/11.', answeredOn: '2026-11-24' }])
  expect(await dutiesAbout(id)).toMatchObject([{ urgency: 'done' }])
  await expect(t.execute(director, answerRequest, { code, id, answer: 'x' })).rejects.toMatchObject({ key: 'disclosure.answeredAlready' })
})

describe('files', () => {
  const send = async (bytes: Buffer, name = 'anh.pdf', actor = director) => {
    const path = join(await mkdtemp(join(tmpdir(), 'chung-test-')), 'f')
    await writeFile(path, bytes)
    return t.execute(actor, uploadFile, { code, file: { path, name, mediaType: 'application/pdf', sizeBytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') } })
  }
  test('C49 a photograph proves a posting by its hash; members open it once the item is published, not before', async () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('ảnh bảng tin')])
    const file = await send(bytes, 'bảng tin.jpg')
    const { id } = await enter({ body: null, fileId: file.id })
    await expect(t.execute(member, readFile, { code, id: file.id })).rejects.toMatchObject({ code: 'not_found' })
    await publish(id)
    expect(await post(id, { witnesses: [], photoFileId: file.id })).toMatchObject({ fileName: 'bảng tin.jpg', postings: [{ photoSha256: createHash('sha256').update(bytes).digest('hex') }] })
    const read = await t.execute(member, readFile, { code, id: file.id })
    expect([read.mediaType, Buffer.from(read.bytes).equals(bytes)]).toEqual(['image/jpeg', true])
    await expect(t.ownerSql`update disclosure.file_content set bytes = 'x' where file_id = ${file.id}`).rejects.toThrow('stays on record')
  })
  test('what is no PDF or picture is refused, whatever its name', async () => {
    await expect(send(Buffer.from('<html><script>'), 'that.pdf')).rejects.toMatchObject({ key: 'disclosure.fileKind' })
    await expect(send(Buffer.from('%PDF-1.7'), 'a.pdf', member)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

test('C49 a charter that was adopted on the platform is on the clock by itself, once', async () => {
  await t.execute(director, adoptCharter, { code, fromOn: '2026-11-18', adoptedOn: '2026-11-17', resolutionRef: '03/NQ-ĐHTV', values: {} }, { now: NOW })
  await t.drain()
  const found = (await t.execute(director, listDisclosures, { code, kind: 'charter' }, { now: NOW })).items
  expect(found).toMatchObject([{ number: '03/NQ-ĐHTV', issuedOn: '2026-11-17', publishBy: '2026-11-25', state: 'waiting', publishedAt: null }])
  expect(await dutiesAbout(found[0]?.id ?? '')).toMatchObject([{ dueOn: '2026-11-25', urgency: 'soon' }])
})

test('C49 what a general meeting resolved is on the clock when its minutes are valid; a fact that arrives twice makes one item', async () => {
  const emit = operation({ id: 'disclosure.testEmit', summary: 'Emits.', input: z.object({}), output: z.void(), allow: () => true, run: (ctx) => ctx.emit('assembly.minutesValid', { organisationId: goMay.id, assemblyId: '0199a000-0000-7000-a000-000000000a01' }) })
  for (const _ of [1, 2]) await t.execute(director, emit, {})
  await t.drain()
  const found = (await t.execute(director, listDisclosures, { code, kind: 'assemblyResolution' })).items
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ state: 'waiting', publishedAt: null })
})
