import { describe, expect, test } from 'vitest'
import { paperSchema, renderPaper, type Paper, type PaperBlock } from './index.server.ts'
import { breakLines } from './lines.ts'
import { pagesOfPdf } from './pdf-text.testing.ts'
import { markerOf } from './words.ts'

const paper = (body: readonly PaperBlock[], more: Partial<Paper> = {}): Paper => ({ orientation: 'portrait', title: 'NGHỊ QUYẾT', body, demonstration: false, ...more })
const pagesOf = async (...parts: Parameters<typeof paper>): Promise<string[]> => pagesOfPdf(await renderPaper(paper(...parts)))
const flat = (text: string): string => text.replaceAll('\n', ' ').replace(/\s+/g, ' ')
const sentence = (n: number): string => `Câu thứ ${n} nói về việc chia lúa cho từng hộ trong vụ này.`

describe('running text', () => {
  test('every word of every block arrives, in order', async () => {
    const words = flat((await pagesOf([
      { kind: 'heading', text: 'Điều 1. Thông qua báo cáo' },
      { kind: 'paragraph', text: Array.from({ length: 60 }, (_, i) => sentence(i)).join(' '), indent: true },
      { kind: 'list', marker: 'letter', items: ['điểm đầu', 'điểm sau'] },
      { kind: 'facts', facts: [{ label: 'Có mặt', value: 1234 }, { label: 'Thư ký', value: null }] },
      { kind: 'table', caption: 'Bảng 1', table: { columns: [{ header: 'Tên' }], rows: [{ cells: ['An'] }] } },
      { kind: 'table', caption: 'Bảng 2', table: { columns: [{ header: 'Tên' }], rows: [{ cells: ['Bình'] }] } },
    ])).join(' '))
    let at = 0
    for (const part of ['Điều 1.', sentence(0), sentence(59), 'a) điểm đầu', 'b) điểm sau', 'Có mặt 1.234', 'Thư ký …', 'Bảng 1', 'An', 'Bảng 2', 'Bình']) {
      const next = words.indexOf(part, at)
      expect(next, part).toBeGreaterThanOrEqual(at)
      at = next
    }
  })

  test.each(Array.from({ length: 5 }, (_, i) => i * 2 + 29))('the signatures never stand on a page without text, with %i paragraphs before', async (count) => {
    const pages = await pagesOf(Array.from({ length: count }, (_, i): PaperBlock => ({ kind: 'paragraph', text: sentence(i) })), {
      signatures: [{ title: 'THƯ KÝ' }, { title: 'CHỦ TỌA' }], confirmation: { href: 'https://chung.example/xac-nhan/ABC', lines: ['Quét mã'] },
    })
    const last = flat(pages.at(-1) ?? '')
    expect(last).toContain('CHỦ TỌA')
    expect(last).toContain('Quét mã')
    expect(last).toContain(`Câu thứ ${count - 1} `)
  })

  test.each(Array.from({ length: 5 }, (_, i) => i + 29))('a heading is never the last line of a page, after %i lines', async (count) => {
    const blocks = Array.from({ length: count }, (_, i): PaperBlock => ({ kind: 'paragraph', text: sentence(i) }))
    for (const page of await pagesOf([...blocks, { kind: 'heading', text: 'Điều 9. Cuối' }, { kind: 'paragraph', text: 'Sau đầu đề.' }])) {
      if (page.includes('Điều 9.')) expect(page).toContain('Sau đầu đề.')
    }
  })

  test('a page break is one', async () => {
    expect(await pagesOf([{ kind: 'paragraph', text: 'một' }, { kind: 'pageBreak' }, { kind: 'paragraph', text: 'hai' }])).toHaveLength(2)
  })

  test('the first line of a paragraph is shorter by its indent, and no other', () => {
    expect(breakLines('một hai ba bốn', 7, (text) => text.length, 4)).toEqual(['một', 'hai ba', 'bốn'])
  })
})

test.each([['number', 3, '3.'], ['letter', 1, 'a)'], ['letter', 5, 'đ)'], ['letter', 6, 'e)'], ['letter', 7, 'g)'], ['dash', 2, '-'], ['box', 1, '☐']] as const)(
  'the marker %s of item %i is "%s": the Vietnamese alphabet has đ and no f', (marker, n, expected) => expect(markerOf(marker, n)).toBe(expected))

describe('the end of the paper', () => {
  test('many sign in rows, each with office, name and note; recipients and code below', async () => {
    const titles = ['MỘT', 'HAI', 'BA', 'BỐN', 'NĂM']
    const [page = ''] = await pagesOf([{ kind: 'paragraph', text: 'Đã đọc.' }], {
      signatures: titles.map((title, i) => ({ title, name: `Người ${i}`, note: 'Ký lúc 10:30', drawing: { path: 'M0 0 L10 10', width: 10, height: 10 } })),
      recipients: ['Thành viên', 'Lưu'], confirmation: { href: 'https://chung.example/xac-nhan/ABC', lines: ['Mã xác nhận: ABC'] },
    })
    for (const words of [...titles, 'Người 4', 'Nơi nhận:', '- Lưu', 'Mã xác nhận: ABC', 'https://chung.example/xac-nhan/ABC']) expect(page).toContain(words)
  })

  test('the code is drawn as paths, not as a picture, and the address is a link', async () => {
    const bytes = Buffer.from(await renderPaper(paper([], { confirmation: { href: 'https://chung.example/xac-nhan/ABC', lines: [] } }))).toString('latin1')
    expect(bytes).not.toContain('/Subtype /Image')
    expect(bytes).toContain('/URI (https://chung.example/xac-nhan/ABC)')
  })
})

test.each([
  [{ ...paper([]), extra: 1 }], [paper([], { signatures: [{ title: 'x', drawing: { path: 'M0 0<script>', width: 1, height: 1 } }] })],
  [paper([{ kind: 'paragraph', text: 'x'.repeat(50_001) }])], [paper([], { heading: { issuer: 'x', place: 'y', date: '5/2/2026' } })],
])('a description out of form is refused: %#', (given) => expect(paperSchema.safeParse(given).success).toBe(false))
