import { openWorkbook } from '#platform/workbook/index.server.ts'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { ownList } from './list/list.ts'
import { countOf, sendList } from './own-list.ts'
import { expectForEverybody, fileBehind, phone, signIn, visit, type World } from './world.ts'

async function textsOf(bytes: Uint8Array): Promise<string> {
  const workbook = await openWorkbook(bytes)
  try {
    const rows = await Array.fromAsync(workbook.sheets[0]?.rows ?? [])
    return rows.map((row) => row.cells.map((cell) => cell?.text ?? '').join(' | ')).join('\n')
  } finally {
    await workbook.close()
  }
}

/** A province's list into a register that knows some of it already. */
export function importStories(world: () => World): void {
  test('finds an example on the page, sends a list, sees every fault by row and column, gets them in the same workbook', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'tinh')
    await go('/nhap-du-lieu')
    expect(await textsOf(await fileBehind(page, await page.getByRole('link', { name: 'danh sách ví dụ' }).getAttribute('href') ?? ''))).toContain('Quảng Ngãi')
    await sendList(page, 'DS HTX Quảng Ngãi.xlsx', Buffer.from(await ownList()))
    expect(await page.locator('main').innerText()).toContain('Chưa có gì được ghi')
    expect(await countOf(page, 'error')).toBe(2)
    expect(await countOf(page, 'duplicate')).toBeGreaterThanOrEqual(1)
    await shot(page, 'import-1280')
    await expectForEverybody(page)

    await page.locator('a[href="?xem=duplicate"]').click()
    expect(await page.locator('#cau-hoi').innerText()).toContain('Tổ chức khác, thêm mới')
    await page.setViewportSize(phone)
    await shot(page, 'import-360')
    await expectForEverybody(page)

    await page.locator('a[href="?xem=error"]').click()
    const faults = await page.locator('#loi').innerText()
    for (const words of ['chỉ có 6 chữ số', 'không có ngày này', 'chỉ có năm', 'chưa rõ tình trạng pháp lý']) expect(faults).toContain(words)
    await expectForEverybody(page)

    const marked = await textsOf(await fileBehind(page, await page.getByRole('link', { name: /đánh dấu/ }).getAttribute('href') ?? ''))
    expect(marked).toContain('Lỗi cần sửa')
    expect(marked).toMatch(/HTX Vận tải Sông Trà Khúc.*Mã số thuế: chỉ có 6 chữ số.*Ngày cấp: không có ngày này/)
    expect(marked).toContain('I. THÀNH PHỐ QUẢNG NGÃI')
  }))

  test('a file that is no workbook, and no file at all, are refused in words', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'tinh')
    await go('/nhap-du-lieu')
    await page.setInputFiles('input[name=file]', { name: 'anh.xlsx', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000', 'hex') })
    await page.getByRole('button', { name: 'Tải lên và xem trước' }).click()
    await page.locator('[role=alert]').waitFor()
    expect(await page.locator('[role=alert]').innerText()).toMatch(/tệp/)
    await expectForEverybody(page)
  }))
}
