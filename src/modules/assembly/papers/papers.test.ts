import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDocumentFile } from '#modules/documents/index.ts'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { pagesOfPdf } from '#platform/paper/pdf-text.testing.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { closeCall } from '../conduct/operations.server.ts'
import { keepDrawing } from '../help/operations.server.ts'
import { minutesLater, OPENING, openMeeting, settle, type Person } from '../hall.ts'
import { appointClerk } from '../meetings/operations.server.ts'
import { signMinutes, writeMinutes } from '../minutes/operations.server.ts'
import { castVote, recordCount } from '../votes/operations.server.ts'
import { listPapers } from './operations.server.ts'
import { printPaper } from './print.server.ts'

let t: World
let director: Actor
let people: Person[]
let id: string
const call = { now: OPENING }

/** A whole meeting: an open vote with one helped by a signature on glass, an election on paper, minutes that hold. */
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  people = await settle(t, 12)
  const candidates = people.slice(0, 3).map((p) => ({ name: `Nguyễn Thị Đào ${p.number}`, memberId: p.memberId }))
  const meeting = await openMeeting(t, director, people, [{}, { subject: 'election', title: 'Bầu Ban kiểm soát', draft: 'Bầu hai thành viên Ban kiểm soát.', seats: 2, candidates, effect: { kind: 'election', post: 'supervisor', fromOn: '2027-03-20', untilOn: '2032-03-20' } }])
  id = meeting.id
  const [report = '', election = ''] = meeting.questions
  const { steps } = meeting
  await steps.start(id, report)
  for (const p of people.slice(1)) await steps.vote(id, report, p, 'for')
  const strokes = 'M 10 60 ' + Array.from({ length: 30 }, (_, i) => `L ${10 + i * 9} ${60 + Math.round(30 * Math.sin(i))}`).join(' ')
  const helped = people[0] as Person
  await expect(t.execute(director, keepDrawing, { id, memberId: helped.memberId, drawing: { path: 'M 1 1 L 2 2', width: 300, height: 120 } }, call)).rejects.toMatchObject({ key: 'assembly.drawingEmpty' })
  const { hash } = await t.execute(director, keepDrawing, { id, memberId: helped.memberId, drawing: { path: strokes, width: 300, height: 120 } }, call)
  await t.execute(director, castVote, { id, questionId: report, choice: 'for', memberId: helped.memberId, assistance: { spokeName: 'Con gái bà Đào', confirmedBy: 'signature', evidence: hash } }, call)
  await steps.stop(id, report)
  await steps.decide(id, report)
  const teller = people[5] as Person
  await t.execute(director, appointClerk, { id, personId: teller.actor.id ?? '', name: `Nguyễn Thị Đào ${teller.number}`, task: 'count' }, call)
  const [a = '', b = '', c = ''] = (await steps.start(id, election)).questions[2]?.candidates.map((one) => one.id) ?? []
  await steps.stop(id, election)
  for (const actor of [director, teller.actor]) await t.execute(actor, recordCount, { id, questionId: election, source: 'box', for: 11, abstain: 1, byCandidate: { [a]: 10, [b]: 8, [c]: 3 } }, call)
  await steps.decide(id, election)
  await t.execute(director, closeCall, { id, n: 1 }, { now: minutesLater(OPENING, 120) })
  await t.execute(director, writeMinutes, { id }, { now: minutesLater(OPENING, 130) })
  for (const role of ['chair', 'secretary'] as const) await t.execute(director, signMinutes, { id, role }, { now: minutesLater(OPENING, 140) })
})
afterAll(() => t.close())

/** Word refuses a package without these, and a part that is not well formed. */
function wordText(bytes: Uint8Array): string {
  const files = unzipSync(bytes)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['[Content_Types].xml', '_rels/.rels', 'word/document.xml']))
  for (const [name, part] of Object.entries(files).filter(([one]) => /\.(xml|rels)$/.test(one))) {
    const parser = new SaxesParser()
    parser.on('error', (error) => { throw new Error(`${name}: ${error.message}`) })
    parser.write(strFromU8(part)).close()
  }
  return strFromU8(files['word/document.xml'] ?? new Uint8Array()).replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
}

const wanted: [string, string[]][] = [
  ['notice', ['Kính gửi', '08 giờ 00, ngày 20/03/2027', 'DỰ THẢO NGHỊ QUYẾT']],
  ['entitled', ['DANH SÁCH THÀNH VIÊN CÓ QUYỀN BIỂU QUYẾT', '12 thành viên chính thức', 'Nguyễn Thị Đào 111']],
  ['resolution', ['QUYẾT NGHỊ:', 'Điều 1.', 'TM. ĐẠI HỘI']],
  ['attendance', ['Trực tiếp', '12 thành viên dự họp']],
  ['counting', ['Bầu Ban kiểm soát', 'hai kết quả khớp nhau ở lần kiểm 1', 'NGƯỜI KIỂM PHIẾU']],
  ['ballots', ['Con gái bà Đào', 'chữ ký trên màn hình', 'Ký trên màn hình']],
  ['minutes', ['I. THÀNH PHẦN DỰ HỌP', 'CHỦ TỌA', 'Lê Văn Bảy']],
]
test.each(wanted)('L61.6 %s is kept as PDF and, for editing, as a sound DOCX with the same words', async (kind, words) => {
  const paper = (await t.execute(director, listPapers, { id })).items.filter((p) => p.kind === kind).at(-1)
  const file = (format: 'pdf' | 'docx') => t.execute(director, readDocumentFile, { code: goMay.code, id: paper?.documentId ?? '', format })
  const pdf = pagesOfPdf((await file('pdf')).bytes).join('\n')
  const docx = wordText((await file('docx')).bytes)
  for (const word of words) {
    expect(pdf.replace(/\s+/g, ' ')).toContain(word)
    expect(docx).toContain(word)
  }
})

test('L60.1 each invitation has its own page with the member’s code and PIN; only who conducts prints them', async () => {
  const print = (actor: Actor, format: 'pdf' | 'docx', more: object = {}) => t.execute(actor, printPaper, { id, which: 'giay-moi', format, ...more })
  const docx = wordText((await print(director, 'docx')).bytes)
  expect(docx.match(/Mã PIN riêng: \d{6}/g)).toHaveLength(12)
  expect(new Set(docx.match(/Mã vào họp: \d+-[2-9A-Z]{8}/g)).size).toBe(12)
  expect(wordText((await print(director, 'docx', { memberIds: [people[3]?.memberId] })).bytes)).toContain('Nguyễn Thị Đào 103')
  expect(pagesOfPdf((await print(director, 'pdf')).bytes)).toHaveLength(12)
  await expect(print(await t.as('ketoan'), 'pdf')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(print(people[0]?.actor as Actor, 'pdf')).rejects.toMatchObject({ code: 'forbidden' })
})
