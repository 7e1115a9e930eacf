import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { ownList } from './list/list.ts'
import { expectForEverybody, fileBehind, visit, type World } from './world.ts'

/** What the printed list and the summary are opened from. */
const papers = ['danh-sach.pdf', 'tong-hop.pdf', 'danh-sach.xlsx', 'tong-hop.xlsx']

async function setUp(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await expectForEverybody(page)
  await page.selectOption('select[name=kind]', 'allianceProvince')
  await page.selectOption('select[name=provinceCode]', { label: 'Tỉnh Quảng Ngãi' })
  await page.fill('input[name=name]', 'Phạm Thu Nguyệt')
  await page.fill('input[name=login]', 'pham.thu.nguyet')
  await page.fill('input[name=password]', 'ruộng bậc thang mùa gặt')
  await page.click('main form button')
}

export async function sendList(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.setInputFiles('input[name=file]', { name, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer })
  await page.getByRole('button', { name: 'Tải lên và xem trước' }).click()
  await page.locator('.counts').waitFor()
}

export const countOf = async (page: Page, name: string): Promise<number> => Number(await page.locator(`.counts a[href="?xem=${name}"] .big`).innerText())

/** "My own list in ten minutes": an Alliance that starts with nothing. */
export function ownListStories(world: () => World, setUpLink: () => string): void {
  test('my own list in ten minutes: set-up link, province, own Excel list, doubtful addresses, both papers', () => visit(world(), {}, async (page, go) => {
    await setUp(page, setUpLink())
    await page.getByRole('link', { name: 'Nhập dữ liệu' }).first().click()
    await expectForEverybody(page)
    await sendList(page, 'DS HTX 2025.xlsx', Buffer.from(await ownList()))
    const doubts = await countOf(page, 'address')
    expect(doubts).toBeGreaterThanOrEqual(2)
    expect(await countOf(page, 'ready')).toBeGreaterThan(40)
    await expectForEverybody(page)

    // What the place may be, the platform says; what it is, the person knows.
    for (let left = doubts; left > 0; left -= 1) {
      expect(await countOf(page, 'address')).toBe(left)
      await page.locator('#cau-hoi input[type=radio]').first().check()
      await page.getByRole('button', { name: 'Chọn và sang dòng sau' }).click()
      await page.waitForURL(/dong=|tu=|xem=/)
    }
    expect(await countOf(page, 'address')).toBe(0)

    await page.getByRole('button', { name: /^Ghi / }).click()
    await page.locator('a[href="?xem=written"]').waitFor()
    const written = await countOf(page, 'written')
    expect(written).toBeGreaterThan(40)

    await go('/danh-sach')
    expect(await page.locator('h1').innerText()).toBe('Hợp tác xã tỉnh Quảng Ngãi')
    await shot(page, 'own-list-1280')
    await expectForEverybody(page)
    for (const paper of papers) expect((await fileBehind(page, `/giay-to/${paper}?province=51`)).length).toBeGreaterThan(4000)
    // Nothing of it is invented: no stamp.
    expect(await page.locator('.demo').count()).toBe(0)
  }))
}
