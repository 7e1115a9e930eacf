import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { openWorkbook, workbookBytes, type WriteValue } from '#platform/workbook/index.server.ts'
import { shot } from '../browser.ts'
import { expectForEverybody, fileBehind, phone, signIn, visit, type World } from './world.ts'

const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const sheet = async (name: string, headers: string[], rows: WriteValue[][]): Promise<Buffer> =>
  Buffer.from(await workbookBytes({ sheets: [{ name, columns: headers.map((header) => ({ header })), rows }] }))
const people = ['Đinh Văn Rông', 'Hồ Thị Mận', 'Đinh Thị Xanh', 'Phạm Văn Trầu', 'Hồ Văn Bướm', 'Đinh Văn Gió']

async function send(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('input[name=file]', { name, mimeType, buffer })
  await page.click('form[enctype] button')
  await page.waitForURL(/nhap\/[0-9a-f-]{36}/)
}
const counted = async (page: Page, title: string): Promise<string> => page.locator('section.sheet', { has: page.getByRole('heading', { name: title, exact: true }) }).locator('.big').innerText()

async function textsOf(bytes: Buffer): Promise<string[]> {
  const book = await openWorkbook(bytes)
  const texts: string[] = []
  for await (const row of book.sheets[0]?.rows ?? []) texts.push(row.cells.map((cell) => cell?.text ?? '').join('|'))
  await book.close()
  return texts
}

/** A cooperative brings its two paper books: who is a member, who contributed what. */
export function capitalStories(world: () => World): void {
  test('C12 a director brings the member list and the capital ledger from Excel: faults by row in the same file, written once, nothing doubled', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'giamdoc2')
    await go('/thanh-vien/nhap')
    await send(page, 'thanh-vien.xlsx', await sheet('DS', ['Họ và tên', 'Số CCCD', 'Ngày sinh', 'Ngày vào', 'Dùng dịch vụ', 'Vốn góp (đồng)'],
      people.map((name, i) => [name, `00091234560${i}`, '12/03/1975', '01/04/2024', 'x', 10_000_000])))
    await page.getByRole('button', { name: /^Ghi 6/ }).click()
    await page.locator('.tag.ok', { hasText: 'Đã ghi vào sổ' }).waitFor()

    await go('/von-gop')
    await page.getByRole('link', { name: 'Nhập từ Excel' }).first().click()
    await expectForEverybody(page)
    const example = await textsOf(await fileBehind(page, '/von-gop/nhap/mau.xlsx'))
    for (const name of people) expect(example.some((line) => line.includes(name))).toBe(true)

    const headers = ['Số thành viên', 'Họ và tên', 'Vốn cam kết (đồng)', 'Đã góp (đồng)', 'Ngày góp']
    const ledger = await sheet('Sổ góp vốn', headers, [
      ...people.slice(0, 5).map((name): WriteValue[] => [null, name, '10.000.000', '10.000.000', '15/05/2024']),
      [null, people[5] ?? '', '-5.000.000', null, '15/05/2024'], [null, 'Người Ngoài Sổ', '5.000.000', null, null], [null, people[5] ?? '', '10.000.000', null, '31/02/2024'],
    ])
    await send(page, 'so-gop-von.xlsx', ledger)
    expect([await counted(page, 'Ghi được'), await counted(page, 'Có lỗi')]).toEqual(['5', '3'])
    await expectForEverybody(page)
    await shot(page, 'ledger-import-1280')
    const marked = await textsOf(await fileBehind(page, `${new URL(page.url()).pathname}/danh-dau`))
    expect(marked.find((line) => line.includes('Người Ngoài Sổ'))).toContain('Không có thành viên nào tên này')
    expect(marked.find((line) => line.includes('31/02/2024'))).toContain('Ngày góp')

    await page.fill('input[name=onDay]', '31/12/2025')
    await page.getByRole('button', { name: /^Ghi 5 dòng/ }).click()
    await page.locator('.tag.ok', { hasText: 'Đã ghi vào sổ' }).waitFor()
    await go('/von-gop/nhap')
    await send(page, 'so-gop-von.xlsx', ledger)
    expect(await page.locator('main').innerText()).toContain('Tệp này đã gửi trước đây')
    await go('/von-gop')
    const shown = await page.locator('main').innerText()
    for (const part of ['50.000.000', people[0] ?? '', '20,00 %']) expect(shown.replace(/\u00a0/g, ' ')).toContain(part)
  }))

  test('C49 the list of members waits on the board’s list by itself: drawn up, looked at by reader, published on a phone without JavaScript, and read by a member', async () => {
    const title = await visit(world(), { ...phone, javaScript: false }, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go('/cong-khai/quan-ly')
      await page.getByRole('link', { name: /Danh sách thành viên/ }).first().click()
      await page.getByRole('button', { name: 'Lập danh sách' }).click()
      await page.getByRole('button', { name: 'Lập lại theo sổ hôm nay' }).waitFor()
      const sights = await page.locator('dl').last().innerText()
      for (const part of ['Thành viên', 'Liên minh', 'sáu']) expect(sights.toLocaleLowerCase('vi')).toContain(part.toLocaleLowerCase('vi'))
      await shot(page, 'who-sees-360', true)
      const heading = await page.locator('h1').innerText()
      await page.check('input[name=previewed]')
      await page.locator('form[action="?/publish"] button').click()
      await page.getByRole('heading', { name: 'Niêm yết' }).first().waitFor()
      return heading
    })
    await visit(world(), phone, async (page, go) => {
      await signIn(world(), page, 'thanhvien')
      await go('/thong-bao')
      expect(await page.locator('main').innerText()).toContain('Có mục công khai mới')
      await go('/cong-khai')
      await page.getByRole('link', { name: title }).first().click()
      await expectForEverybody(page)
      const link = await page.locator('main a[href*="/giay-to-htx/"]').first().getAttribute('href')
      await go(link ?? '')
      expect(await page.locator('main').innerText()).not.toMatch(/\d{12}/)
    })
  })

  test('C20 the register of any day is printed into the archive; the charter is read by a member and recorded by the director', async () => {
    await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go('/thanh-vien/so?ngay=31/12/2025')
      await expectForEverybody(page)
      await page.getByRole('button', { name: 'In và lưu vào giấy tờ' }).click()
      await page.waitForURL(/giay-to-htx\/[0-9a-f-]{36}/)
      const [pdf, docx] = await Promise.all(['pdf', 'docx'].map((format) => page.request.get(`${page.url()}/${format}`)))
      expect([(await pdf?.body())?.subarray(0, 5).toString(), (await docx?.body())?.subarray(0, 2).toString()]).toEqual(['%PDF-', 'PK'])
      await go('/dieu-le/sua')
      await expectForEverybody(page)
      await page.fill('input[name=undividedExternalBasisPoints]', '3')
      await page.fill('input[name=resolutionRef]', '02/2026/NQ-ĐHTV')
      await page.locator('form[method=POST] button.wide').click()
      expect(await page.locator('[role=alert]').first().innerText()).toContain('quỹ chung không chia')
      await page.fill('input[name=undividedExternalBasisPoints]', '7,5')
      await page.locator('form[method=POST] button.wide').click()
      await page.waitForURL(/dieu-le\?da-ghi/)
      expect(await page.locator('main').innerText()).toContain('7,5 %')
    })
    await visit(world(), phone, async (page, go) => {
      await signIn(world(), page, 'thanhvien')
      await go('/dieu-le')
      await expectForEverybody(page)
      expect(await page.locator('main').innerText()).toContain('7,5 %')
      expect(await page.getByRole('link', { name: 'Ghi Điều lệ sửa đổi' }).count()).toBe(0)
      await go('/dieu-le/sua', 403)
      await go('/thanh-vien/so', 403)
    })
  })
}
