import { expect, test } from 'vitest'
import { fileBehind, signIn, visit, type World } from './world.ts'

/** Officers of the commune, the province and the ministry: each sees its territory and no more. */
export function officerStories(world: () => World): void {
  test('a commune officer sees the organisations of the commune and opens one whole', () => visit(world(), { javaScript: false }, async (page, go) => {
    await signIn(world(), page, 'xa')
    expect(await page.locator('h1').innerText()).toBe('Hợp tác xã xã Đông Sơn, tỉnh Quảng Ngãi')
    const communes = await page.locator('main .flush tbody td:nth-child(2)').allInnerTexts()
    expect(communes.length).toBeGreaterThan(3)
    for (const commune of communes) expect(commune).toContain('Đông Sơn')
    await page.getByRole('link', { name: 'Hợp tác xã Nông nghiệp Gò Mây' }).click()
    expect(await page.locator('main').innerText()).toContain('1.450.000.000')
    // Another commune's record shows the six public fields and says why.
    await go('/ho-so/9951000617')
    const other = await page.locator('main').innerText()
    expect(other).toContain('sáu thông tin công khai')
    expect(other).not.toContain('420.000.000')
  }))

  test('a provincial officer sees figures before the list, filters it, prints both papers and takes them as XLSX', () => visit(world(), { javaScript: false }, async (page, go) => {
    await signIn(world(), page, 'tinh')
    expect(await page.locator('h1').innerText()).toBe('Hợp tác xã tỉnh Quảng Ngãi')
    expect(await page.locator('main .big').count()).toBeGreaterThanOrEqual(2)
    await page.fill('main input[name=q]', 'que suoi tram')
    await page.click('main form button')
    expect(await page.locator('main .flush table').innerText()).toContain('Hợp tác xã Quế Suối Trầm')
    await go('/danh-sach?attention=stale')
    expect(await page.locator('main .flush table').locator('tbody tr').count()).toBeGreaterThan(5)
    for (const link of await page.locator('a[href^="/giay-to/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) await fileBehind(page, link)
    for (const paper of ['danh-sach.csv', 'danh-sach.json', 'tong-hop.xlsx']) await fileBehind(page, `/giay-to/${paper}?province=51`)
  }))

  test('a ministry officer sees the whole country and narrows it to a province', () => visit(world(), { javaScript: false }, async (page) => {
    await signIn(world(), page, 'bo')
    expect(await page.locator('h1').innerText()).toBe('Hợp tác xã cả nước')
    await page.selectOption('select[name=province]', { label: 'Thành phố Huế' })
    await page.click('main form button')
    const places = await page.locator('main .flush tbody td:nth-child(2)').allInnerTexts()
    expect(places.length).toBeGreaterThan(10)
    for (const place of places) expect(place).toContain('Huế')
    await fileBehind(page, '/giay-to/tong-hop.pdf?province=46')
  }))

  test('who has no account is asked to sign in and comes back to the page asked for', () => visit(world(), { javaScript: false }, async (page, go) => {
    await go('/danh-sach?type=LHHTX')
    await page.fill('input[name=login]', 'tinh')
    await page.fill('input[name=password]', world().password)
    await page.click('form[action="?/password"] button')
    expect(new URL(page.url()).search).toBe('?type=LHHTX')
  }))
}
