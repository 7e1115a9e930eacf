import { createHash } from 'node:crypto'
import { unzipSync, strFromU8 } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goMay, queSuoiTram } from '#modules/identity/index.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import type { Paper } from '#platform/paper/index.server.ts'
import { pagesOfPdf } from '#platform/paper/pdf-text.testing.ts'
import { castWorld, type World } from '../identity/world.ts'
import { archiveDocument, recordSignature, withdrawDocument } from './operations.server.ts'
import { confirmDocument, getDocument, listDocuments, readDocumentFile } from './reading/operations.server.ts'
import { shownCode, type DocumentKind } from './rules.ts'

let t: World
let director: Actor
beforeAll(async () => { t = await castWorld(); director = await t.as('giamdoc') })
afterAll(() => t.close())

const NOW = new Date('2026-11-24T03:00:00Z')
const paper: Paper = {
  orientation: 'portrait', heading: { issuer: goMay.name, place: 'Quảng Ngãi', date: null }, title: 'NGHỊ QUYẾT',
  body: [{ kind: 'paragraph', text: 'Nghị quyết số {number} của Nguyễn Tấn Lực.' }], demonstration: false,
}
const issue = (kind: DocumentKind, more: object = {}, actor = director) =>
  t.execute(actor, archiveDocument, { organisationId: goMay.id, kind, title: `Giấy tờ của Nguyễn Tấn Lực`, paper, ...more }, { now: NOW })
const confirm = (confirmationCode: string, more: object = {}) => t.execute(anonymous, confirmDocument, { confirmationCode, ...more })

describe('numbers', () => {
  test('each kind, year and organisation counts for itself, without gaps when twenty are issued at once', async () => {
    const numbers = (await Promise.all(Array.from({ length: 20 }, () => issue('report')))).map((d) => d.number)
    expect(new Set(numbers)).toEqual(new Set(Array.from({ length: 20 }, (_, i) => `${String(i + 1).padStart(2, '0')}/2026/BC`)))
    expect((await issue('report', { issuedOn: '2025-12-31' })).number).toBe('01/2025/BC')
    expect((await issue('letter')).number).toBe('01/2026/CV')
    expect((await issue('report', { organisationId: queSuoiTram.id }, await t.as('giamdoc2'))).number).toBe('01/2026/BC')
  })
  test('a paper that failed leaves no gap', async () => {
    await issue('contract')
    await expect(issue('contract', { signatures: [{ name: 'x', office: 'y', manner: 'paper', signedAt: '2026-11-24T03:00:00Z', personId: goMay.id, drawing: { path: 'M0 0', width: 1, height: 0 } }] })).rejects.toMatchObject({ code: 'invalid' })
    await expect(issue('contract', { supersedesId: goMay.id })).rejects.toMatchObject({ key: 'documents.notFound' })
    expect((await issue('contract')).number).toBe('02/2026/HĐ')
  })
  test('a day that has not come is refused', async () => {
    await expect(issue('report', { issuedOn: '2026-11-25' })).rejects.toMatchObject({ key: 'documents.issuedLater' })
  })
  test('the table itself refuses a gap', async () => {
    await expect(t.ownerSql`insert into documents.document (organisation_id, id, kind, year, ordinal, number, title, issued_on, issuer, confirmation_code, sha256, size_bytes, members_read, demonstration)
      values (${goMay.id}, gen_random_uuid(), 'proxy', 2026, 2, '02', 'x', '2026-01-01', 'x', '0123456789AB', ${'0'.repeat(64)}, 1, false, false)`).rejects.toThrow('the next number')
  })
})

describe('C51 archived papers', () => {
  test.each(['document', 'content', 'signature', 'withdrawal'])('C51 nobody who serves may delete or change documents.%s, and the owner is refused too', async (table) => {
    const { id } = await issue('charter', { signatures: [{ name: 'Lê Văn Bảy', office: 'Giám đốc', manner: 'paper', signedAt: '2026-11-24T03:00:00Z' }] })
    await t.execute(director, withdrawDocument, { code: goMay.code, id, ground: 'Thử.' }, { now: NOW })
    const [rights] = await t.ownerSql<{ any: boolean }[]>`select bool_or(has_table_privilege(r, ${`documents.${table}`}, p)) as any
      from unnest(array['chung_app', 'chung_public', 'chung_national', 'chung_auth']) r, unnest(array['update', 'delete', 'truncate']) p`
    expect(rights?.any).toBe(false)
    for (const statement of [`delete from documents.${table}`, `update documents.${table} set organisation_id = organisation_id`, `truncate documents.${table} cascade`]) {
      await expect(t.ownerSql.unsafe(statement), statement).rejects.toThrow('stay as they are')
    }
    await expect(t.ownerSql.begin(async (sql) => {
      await sql`select set_config('chung.archive_maintenance', 'on', true)`
      const { count } = await sql.unsafe(`update documents.${table} set organisation_id = organisation_id`)
      throw new Error(`changed ${count > 0}`)
    })).rejects.toThrow('changed true')
  })
  test('C51 bytes that are not those of the row, or a second time, are refused', async () => {
    const { id } = await issue('charter')
    const { bytes } = await t.execute(director, readDocumentFile, { code: goMay.code, id, format: 'pdf' })
    const store = (content: Uint8Array) => t.kernel.pools.app.begin(async (sql) => {
      await sql`select set_config('app.org_ids', ${`{${goMay.id}}`}, true)`
      await sql`select documents.store_content(${goMay.id}, ${id}, ${Buffer.from(content)}, '{}')`
    })
    await expect(store(Buffer.from('other'))).rejects.toThrow('not the content')
    await expect(store(bytes)).rejects.toThrow('content_pkey')
  })
})

describe('what stands on the paper and what is kept', () => {
  test('number, code and day are filled in; the bytes are those of the hash; the code leads to the confirmation', async () => {
    const { id, number, confirmationCode } = await issue('resolution')
    const { bytes, name } = await t.execute(director, readDocumentFile, { code: goMay.code, id, format: 'pdf' })
    const [page = ''] = pagesOfPdf(bytes)
    for (const words of [`Số: ${number}`, `Nghị quyết số ${number} của`, shownCode(confirmationCode), 'ngày 24 tháng 11 năm 2026', 'SỐ LIỆU MINH HỌA']) expect(page.replaceAll('\n', ' ')).toContain(words)
    expect(name).toBe('01-2026-NQ-ĐHTV.pdf')
    const view = await t.execute(director, getDocument, { code: goMay.code, id, format: 'pdf' })
    expect(view.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    expect(Buffer.from(view.file?.base64 ?? '', 'base64').equals(Buffer.from(bytes))).toBe(true)
  })
  test('DOCX is made on demand from the same description', async () => {
    const { id, number } = await issue('resolution')
    const { bytes, mediaType } = await t.execute(director, readDocumentFile, { code: goMay.code, id, format: 'docx' })
    expect(mediaType).toContain('wordprocessingml')
    const text = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())
    for (const words of [`Số: ${number}`, 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Bản để chỉnh sửa']) expect(text).toContain(words)
  })
  test('the trail keeps who issued what, but not a second copy of the paper', async () => {
    const { id } = await issue('letter')
    const trail = await t.ownerSql<{ table_name: string; actor_id: string }[]>`select table_name, actor_id from platform.audit where schema_name = 'documents' and (row_id = ${id} or after->>'document_id' = ${id})`
    expect(trail.map((r) => r.table_name)).toEqual(['document'])
    expect(trail[0]?.actor_id).toBe(director.id)
  })
})

describe('the public confirmation', () => {
  test('says what the paper is and names nobody', async () => {
    const { id, number, confirmationCode } = await issue('contribution_certificate', { signatures: [{ name: 'Lê Văn Bảy', office: 'Giám đốc', manner: 'screen', signedAt: '2026-11-23T20:00:00Z' }] })
    await t.execute(director, recordSignature, { organisationId: goMay.id, documentId: id, name: 'Võ Thị Kim Loan', office: 'Kế toán trưởng', manner: 'account', signedAt: '2026-11-24T02:00:00Z' })
    const found = await confirm(shownCode(confirmationCode).toLowerCase())
    expect(found).toMatchObject({ kind: 'contribution_certificate', number, issuedOn: '2026-11-24', issuer: { name: goMay.name, code: goMay.code }, standing: 'inForce', demonstration: true, comparison: null })
    expect(found.signedAs).toEqual([{ office: 'Giám đốc', signedOn: '2026-11-24' }, { office: 'Kế toán trưởng', signedOn: '2026-11-24' }])
    expect(JSON.stringify(found)).not.toMatch(/Lực|Bảy|Loan/)
  })
  test('compares a hash', async () => {
    const { confirmationCode } = await issue('letter')
    const { sha256 } = await confirm(confirmationCode)
    expect((await confirm(confirmationCode, { sha256: sha256.toUpperCase() })).comparison).toBe('same')
    expect((await confirm(confirmationCode, { sha256: '0'.repeat(64) })).comparison).toBe('different')
  })
  test('a code that was never given, and one that is none', async () => {
    await expect(confirm('0000-0000-0000')).rejects.toMatchObject({ code: 'not_found', key: 'documents.unknownCode' })
    await expect(confirm('xyz')).rejects.toMatchObject({ code: 'invalid' })
  })
  test('the anonymous role reads neither title nor names nor content', async () => {
    for (const columns of ['title from documents.document', 'facts from documents.document', 'name from documents.signature', 'ground from documents.withdrawal', 'pdf from documents.content']) {
      await expect(t.kernel.pools.public.unsafe(`select ${columns}`), columns).rejects.toThrow('permission denied')
    }
  })
})

describe('what follows', () => {
  test('a newer paper of the same kind supersedes, once; the old one says so to everybody', async () => {
    const old = await issue('member_register')
    const newer = await issue('member_register', { supersedesId: old.id })
    expect(await confirm(old.confirmationCode)).toMatchObject({ standing: 'superseded', supersededBy: { number: newer.number, confirmationCode: newer.confirmationCode } })
    expect(await confirm(newer.confirmationCode)).toMatchObject({ standing: 'inForce', supersededBy: null })
    await expect(issue('member_register', { supersedesId: old.id })).rejects.toMatchObject({ key: 'documents.alreadySuperseded', article: 'L12' })
    await expect(issue('letter', { supersedesId: newer.id })).rejects.toMatchObject({ key: 'documents.otherKind' })
  })
  test('of two who replace it at once one is refused', async () => {
    const old = await issue('member_register')
    const both = await Promise.allSettled([issue('member_register', { supersedesId: old.id }), issue('member_register', { supersedesId: old.id })])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })
  test('a withdrawn paper stays, says so, and is not withdrawn twice', async () => {
    const { id, confirmationCode } = await issue('board_resolution')
    const withdraw = () => t.execute(director, withdrawDocument, { code: goMay.code, id, ground: 'Ghi sai ngày.' }, { now: NOW })
    expect(await withdraw()).toMatchObject({ standing: 'withdrawn', withdrawnOn: '2026-11-24', withdrawalGround: 'Ghi sai ngày.' })
    await expect(withdraw()).rejects.toMatchObject({ key: 'documents.alreadyWithdrawn' })
    expect(await confirm(confirmationCode)).toMatchObject({ standing: 'withdrawn', withdrawnOn: '2026-11-24' })
  })
})

describe('who reads', () => {
  const kindsSeen = async (login: string) => (await t.execute(await t.as(login), listDocuments, { code: goMay.code, subjectId: subject, limit: 100 })).items.map((d) => d.kind).sort()
  const subject = '0199a000-0000-7000-8000-00000000cccc'
  test('the director and the accountant all; a member what Article 14.1 opens and what is about them; nobody else any', async () => {
    await issue('resolution', { subjectId: subject })
    await issue('ballot', { subjectId: subject })
    await issue('proxy', { subjectId: subject, membersRead: true })
    await issue('contribution_certificate', { subjectId: subject, readerPersonId: t.personOf('thanhvien') })
    const certificate = await issue('contribution_certificate', { subjectId: subject, readerPersonId: t.personOf('ketoan') })
    expect(await kindsSeen('giamdoc')).toEqual(['ballot', 'contribution_certificate', 'contribution_certificate', 'proxy', 'resolution'])
    expect(await kindsSeen('ketoan')).toHaveLength(5)
    expect(await kindsSeen('thanhvien')).toEqual(['contribution_certificate', 'proxy', 'resolution'])
    const member = await t.as('thanhvien')
    await expect(t.execute(member, readDocumentFile, { code: goMay.code, id: certificate.id, format: 'pdf' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(t.execute(member, withdrawDocument, { code: goMay.code, id: certificate.id, ground: 'x' })).rejects.toMatchObject({ code: 'forbidden' })
    for (const login of ['giamdoc2', 'xa', 'tinh', 'bo', 'lienminh']) await expect(kindsSeen(login), login).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) })
  })
  test('lists newest first, by kind and year, page by page', async () => {
    const first = await t.execute(director, listDocuments, { code: goMay.code, kind: 'report', year: 2026, limit: 15 })
    const second = await t.execute(director, listDocuments, { code: goMay.code, kind: 'report', year: 2026, limit: 15, cursor: first.next ?? undefined })
    expect(new Set([...first.items, ...second.items].map((d) => d.id)).size).toBe(20)
    expect(second.next).toBeNull()
    expect(first.choices).toContainEqual({ kind: 'report', year: 2025 })
  })
  test('one organisation cannot issue for another', async () => {
    await expect(issue('letter', {}, await t.as('giamdoc2'))).rejects.toMatchObject({ code: 'forbidden' })
  })
})
