import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { renderPaperDocx, type Paper } from '../index.server.ts'

const paper: Paper = {
  orientation: 'landscape', heading: { parent: 'Liên minh', issuer: 'Hợp tác xã Gò Mây', number: 'Số: 01/2026/NQ-ĐHTV', place: 'Quảng Ngãi', date: '2026-03-15' },
  title: 'NGHỊ QUYẾT', subtitle: 'Đại hội thành viên năm 2026', notes: ['Căn cứ Điều lệ.'],
  body: [
    { kind: 'heading', text: 'Điều 1. Thông qua' }, { kind: 'paragraph', text: 'Một câu <có> dấu & ngoặc.', indent: true },
    { kind: 'list', marker: 'number', items: ['một', 'hai'] }, { kind: 'list', marker: 'number', items: ['lại một'] }, { kind: 'list', marker: 'letter', items: ['điểm'] },
    { kind: 'list', marker: 'box', items: ['Đồng ý'] }, { kind: 'facts', facts: [{ label: 'Có mặt', value: 1234 }, { label: 'Thư ký', value: null }] },
    { kind: 'table', caption: 'Bảng 1', table: {
      columns: [{ header: 'STT' }, { header: 'Tên' }, { header: 'Đồng ý', group: 'Số phiếu' }, { header: 'Không', group: 'Số phiếu' }],
      rows: [{ kind: 'group', cells: ['Thôn Một', null, null, null] }, { cells: [1, 'An', 10, 2] }, { kind: 'total', cells: ['Cộng', null, 10, 2] }],
    } },
    { kind: 'qr', content: 'https://chung.example/x', caption: 'Điểm danh' }, { kind: 'pageBreak' },
  ],
  footnotes: ['Ghi chú.'], recipients: ['Thành viên'],
  signatures: [{ title: 'TM. ĐOÀN CHỦ TỊCH\nCHỦ TỌA', name: 'Lê Văn Bảy', drawing: { path: 'M0 0 L9 9', width: 9, height: 9 } }],
  confirmation: { href: 'https://chung.example/xac-nhan/ABC', lines: ['Mã xác nhận: ABC'] }, demonstration: true,
}
const files = async (described: Paper): Promise<Record<string, string>> =>
  Object.fromEntries(Object.entries(unzipSync(await renderPaperDocx(described))).map(([name, bytes]) => [name, name.endsWith('.png') ? 'png' : strFromU8(bytes)]))

describe('DOCX of the same description', () => {
  test('every part is well-formed XML', async () => {
    for (const [name, text] of Object.entries(await files(paper)).filter(([one]) => /\.(xml|rels)$/.test(one))) {
      const parser = new SaxesParser()
      parser.on('error', (error) => { throw new Error(`${name}: ${error.message}`) })
      parser.write(text).close()
    }
  })

  test('holds every word of the paper in order, in Times New Roman, on A4 turned', async () => {
    const all = await files(paper)
    const document = all['word/document.xml'] ?? ''
    const words = [...document.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((found) => found[1]).join('|')
    let at = 0
    for (const part of ['HỢP TÁC XÃ GÒ MÂY', 'Số: 01/2026/NQ-ĐHTV', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'ngày 15 tháng 3 năm 2026', 'NGHỊ QUYẾT', 'Căn cứ Điều lệ.', 'Điều 1.',
      'Một câu &lt;có&gt; dấu &amp; ngoặc.', 'lại một', 'a)', '☐', '1.234', 'Bảng 1', 'Số phiếu', 'Thôn Một', 'Cộng', 'Điểm danh', 'Ghi chú.', 'Nơi nhận:', 'CHỦ TỌA', 'Lê Văn Bảy', 'Bản để chỉnh sửa', 'Mã xác nhận: ABC']) {
      expect(words.indexOf(part, at), part).toBeGreaterThanOrEqual(at)
      at = words.indexOf(part, at)
    }
    expect(all['word/styles.xml']).toContain('Times New Roman')
    expect(document).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/)
  })

  test('numbers of each list begin anew, heads repeat on every page, groups reach over their columns', async () => {
    const document = (await files(paper))['word/document.xml'] ?? ''
    expect(new Set([...document.matchAll(/<w:numId w:val="(\d+)"/g)].map((found) => found[1])).size).toBe(2)
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(2)
    expect(document).toContain('<w:gridSpan w:val="4"/>')
    expect(document).toContain('<w:gridSpan w:val="2"/>')
  })

  test('pages are numbered, invented papers stamped in the head of each page, real ones not', async () => {
    const invented = Object.entries(await files(paper))
    expect(invented.some(([name, text]) => name.startsWith('word/header') && text.includes('SỐ LIỆU MINH HỌA'))).toBe(true)
    expect(invented.some(([name, text]) => name.startsWith('word/footer') && text.includes('NUMPAGES'))).toBe(true)
    expect(Object.entries(await files({ ...paper, demonstration: false })).some(([, text]) => text.includes('MINH HỌA'))).toBe(false)
  })

  test('a drawn signature stays with the original: only the codes are pictures', async () => {
    expect(Object.values(await files(paper)).filter((text) => text === 'png')).toHaveLength(2)
  })
})
