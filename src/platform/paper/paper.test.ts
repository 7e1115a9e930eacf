import { describe, expect, test } from 'vitest'
import { breakLines } from './lines.ts'
import { shareWidth } from './column-widths.ts'
import { renderPaper, type Paper, type PaperRow } from './index.server.ts'
import { pagesOfPdf } from './pdf-text.testing.ts'
import { placeAndDate, shownNumber } from './words.ts'

const paper = (more: Partial<Paper> = {}): Paper => ({
  orientation: 'portrait',
  heading: { parent: 'Liên minh Hợp tác xã Việt Nam', issuer: 'Liên minh Hợp tác xã tỉnh Quảng Ngãi', place: 'Quảng Ngãi', date: '2026-02-05' },
  title: 'DANH SÁCH HỢP TÁC XÃ',
  demonstration: false,
  ...more,
})
const table = (rows: PaperRow[]): NonNullable<Paper['table']> => ({
  columns: [{ header: 'Số thứ tự' }, { header: 'Tên gọi' }, { header: 'Thành viên', group: 'Quy mô' }, { header: 'Vốn', group: 'Quy mô' }],
  rows,
})
const flat = (text: string): string => text.replaceAll('\n', ' ').replace(/\s+/g, ' ')

describe('the layout of an administrative document (Decree 30/2020/NĐ-CP)', () => {
  test('carries the national heading, the issuing body under its parent, place and date', async () => {
    const [page = ''] = pagesOfPdf(await renderPaper(paper()))
    expect(page).toContain('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n')
    expect(page).toContain('Độc lập - Tự do - Hạnh phúc\n')
    expect(flat(page)).toContain('LIÊN MINH HỢP TÁC XÃ VIỆT NAM LIÊN MINH HỢP TÁC XÃ TỈNH QUẢNG NGÃI')
    expect(page).toContain('Quảng Ngãi, ngày 05 tháng 02 năm 2026\n')
    expect(page).toContain('Trang 1/1\n')
  })

  test.each([
    ['2026-02-05', 'Huế, ngày 05 tháng 02 năm 2026'],
    ['2026-03-15', 'Huế, ngày 15 tháng 3 năm 2026'],
    ['2026-12-01', 'Huế, ngày 01 tháng 12 năm 2026'],
    [null, 'Huế, ngày …… tháng …… năm ………'],
  ])('writes the date %s as "%s"', (date, expected) => expect(placeAndDate('Huế', date)).toBe(expected))

  test('writes numbers the Vietnamese way', () => expect(shownNumber(1234567.8)).toBe('1.234.567,8'))

  test('embeds its fonts, so that every Vietnamese letter has a shape on any machine', async () => {
    const letters = 'ẮẰẲẴẶẤẦẨẪẬẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỲỶỸỴĐ ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵđ ₫'
    const bytes = await renderPaper(paper({ title: letters, subtitle: letters.normalize('NFD'), notes: [letters] }))
    const source = Buffer.from(bytes).toString('latin1')
    expect(source).toContain('/FontFile2')
    expect(source).not.toContain('Helvetica')
    const [page = ''] = pagesOfPdf(bytes)
    expect(flat(page).split(letters)).toHaveLength(4)
    expect(page).not.toContain('□')
  })

  test('gives the same bytes for the same paper', async () => {
    expect(Buffer.compare(await renderPaper(paper()), await renderPaper(paper()))).toBe(0)
  })
})

describe('tables', () => {
  const rows = Array.from({ length: 120 }, (_, i): PaperRow => ({ cells: [i + 1, `Tên thứ ${i + 1} hết`, i * 7, i * 1_000_000] }))

  test('lose no row over the pages, repeat their head, and count the pages', async () => {
    const pages = pagesOfPdf(await renderPaper(paper({ table: table(rows) })))
    expect(pages.length).toBeGreaterThan(2)
    for (const [i, page] of pages.entries()) {
      expect(page).toContain('Quy mô')
      expect(page).toContain(`Trang ${i + 1}/${pages.length}`)
    }
    const all = flat(pages.join(' '))
    for (const row of rows) expect(all).toContain(String(row.cells[1]))
    expect(all).toContain('119.000.000')
  })

  test.each(['portrait', 'landscape'] as const)('keep all words of a very long name, %s', async (orientation) => {
    const long = Array.from({ length: 900 }, (_, i) => `chữ${i}`).join(' ')
    const pages = pagesOfPdf(await renderPaper(paper({ orientation, table: table([{ cells: [1, long, 2, 3] }, { cells: [2, 'sau', 2, 3] }]) })))
    const all = flat(pages.join(' '))
    for (const word of long.split(' ')) expect(all).toContain(word)
    expect(all).toContain('sau')
  })

  test('a heading within the table is never the last line of a page', async () => {
    const grouped = Array.from({ length: 90 }, (_, i): PaperRow[] => [{ kind: 'group', cells: [`Nhóm ${i}`] }, { cells: [i, `dòng ${i}`, 1, 1] }]).flat()
    for (const page of pagesOfPdf(await renderPaper(paper({ table: table(grouped) })))) {
      const body = page.slice(0, page.indexOf('DANH SÁCH', page.length - 60))
      expect(body.trimEnd().split('\n').at(-1)).not.toMatch(/^Nhóm/)
    }
  })

  test('groups and totals are written over the empty cells', async () => {
    const [page = ''] = pagesOfPdf(await renderPaper(paper({ table: table([
      { kind: 'group', cells: ['Các hợp tác xã của xã Bình Minh trên địa bàn tỉnh'] },
      { kind: 'total', cells: ['Tổng cộng toàn tỉnh', null, 15, 2500000] },
    ]) })))
    expect(page).toContain('Các hợp tác xã của xã Bình Minh trên địa bàn tỉnh\n')
    expect(page).toContain('Tổng cộng toàn tỉnh\n15\n2.500.000\n')
  })

  test('a table without rows still shows its head', async () => {
    const [page = ''] = pagesOfPdf(await renderPaper(paper({ table: table([]) })))
    expect(page).toContain('Tên gọi')
  })
})

describe('what every page carries', () => {
  const rows = Array.from({ length: 100 }, (_, i): PaperRow => ({ cells: [i, 'x', 1, 1] }))

  test('invented figures are stamped on every page, twice', async () => {
    const pages = pagesOfPdf(await renderPaper(paper({ demonstration: true, table: table(rows) })))
    for (const page of pages) expect(page.split('SỐ LIỆU MINH HỌA')).toHaveLength(3)
  })

  test('real figures are not', async () => {
    const pages = pagesOfPdf(await renderPaper(paper({ table: table(rows) })))
    expect(pages.join('')).not.toContain('MINH HỌA')
  })

  test('source, date, method, notes and signatures stand at the end', async () => {
    const pages = pagesOfPdf(await renderPaper(paper({
      table: table(rows),
      footnotes: ['Không gồm hợp tác xã đã giải thể.'],
      origin: { source: 'Sổ đăng ký', asOf: '2026-01-31', method: 'đếm theo trụ sở' },
      signatures: [{ title: 'NGƯỜI LẬP BIỂU' }, { title: 'CHỦ TỊCH', hint: '(Ký, đóng dấu)', name: 'Nguyễn Thị Khuỷu' }],
    })))
    const last = flat(pages.at(-1) ?? '')
    for (const words of ['Không gồm hợp tác xã đã giải thể.', 'Nguồn: Sổ đăng ký. Số liệu tính đến ngày 31/01/2026. Cách tính: đếm theo trụ sở.', 'NGƯỜI LẬP BIỂU', '(Ký, ghi rõ họ tên)', '(Ký, đóng dấu)', 'Nguyễn Thị Khuỷu']) expect(last).toContain(words)
  })
})

describe('lines and columns', () => {
  const measure = (text: string): number => text.length
  test('breaks at spaces, and inside a word only when it must', () => {
    expect(breakLines('một hai ba', 7, measure)).toEqual(['một hai', 'ba'])
    expect(breakLines('abcdefghij k', 4, measure)).toEqual(['abcd', 'efgh', 'ij k'])
    expect(breakLines('a\nb', 4, measure)).toEqual(['a', 'b'])
    expect(breakLines('', 4, measure)).toEqual([''])
  })
  test('columns fill the page exactly and get at least what cannot be broken', () => {
    const needs = [{ least: 20, most: 20 }, { least: 50, most: 400 }, { least: 30, most: 60 }]
    const widths = shareWidth(needs, 300) ?? []
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(300, 5)
    for (const [i, need] of needs.entries()) expect(widths[i]).toBeGreaterThanOrEqual(need.least - 1e-9)
    expect(shareWidth(needs, 90)).toBeNull()
  })
})
