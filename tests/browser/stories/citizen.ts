import { expect, test } from 'vitest'
import { expectForEverybody, phone, visit, type World } from './world.ts'

/** A citizen without an account, on a cheap phone, perhaps without JavaScript. */
export function citizenStories(world: () => World): void {
  const code = '9951000423'

  test('finds a cooperative by its name without accents, with a slip, without JavaScript', () => visit(world(), { ...phone, javaScript: false }, async (page, go) => {
    await go('/')
    await page.fill('input[name=q]', 'htx nong nghiep go mya')
    await page.click('main form button')
    const first = page.locator('main table tbody tr').first()
    expect(await first.innerText()).toContain('Gò Mây')
    await first.locator('a').first().click()
    expect(await page.locator('h1').innerText()).toContain('Gò Mây')
  }))

  test('sees the six public fields and nothing else of the record', () => visit(world(), {}, async (page, go) => {
    await go(`/htx/${code}`)
    const shown = await page.locator('main article').innerText()
    for (const part of ['Hợp tác xã Nông nghiệp Gò Mây', code, 'Xã Đông Sơn', '0118', 'Lê Văn Bảy', 'Đang hoạt động']) expect(shown).toContain(part)
    // Of the invented record beyond the six: capital, phone, certificate, the director's number.
    for (const hidden of ['1.450.000.000', '0255 000 0423', '0900 000', '000200000']) expect(await page.content()).not.toContain(hidden)
  }))

  test('looks back: before the change of name another name, another representative', () => visit(world(), { javaScript: false }, async (page, go) => {
    await go(`/htx/${code}`)
    await page.fill('input[name=ngay]', '30/06/2020')
    await page.click('main form button')
    const then = await page.locator('main').innerText()
    expect(then).toContain('Dịch vụ nông nghiệp Gò Mây')
    expect(then).toContain('Nguyễn Văn Tám')
    expect(then).toContain('30/06/2020')
  }))

  test('asks where an old address is today and gets every place that it may be', () => visit(world(), { ...phone, javaScript: false }, async (page, go) => {
    await go('/dia-chi')
    await page.fill('input[name=address]', 'thôn Quế, xã Trà Bùi, huyện Trà Bồng, Quảng Ngãi')
    await page.click('main form button')
    const answer = await page.locator('main').innerText()
    expect(answer).toContain('Cà Đam')
    expect(answer).toContain('Tây Trà Bồng')
  }))

  test('sees figures by province on a map that shows Hoàng Sa and Trường Sa, and the same numbers in a table', () => visit(world(), {}, async (page, go) => {
    await go('/so-lieu')
    const map = page.locator('figure svg')
    const words = await map.innerHTML()
    expect(words).toContain('Quần đảo Hoàng Sa')
    expect(words).toContain('Quần đảo Trường Sa')
    expect(words).toContain('SỐ LIỆU MINH HỌA')
    expect(await map.locator('a').count()).toBe(34)
    expect(await page.locator('#bang tbody tr').count()).toBe(34)
  }))

  test('no public screen sends a script', async () => {
    await visit(world(), { javaScript: false }, async (page, go) => {
      for (const path of ['/', '/?q=go+may', `/htx/${code}`, '/so-lieu', '/dia-chi', '/api/docs', '/api/docs/register.readOrganisation', '/?lang=en']) {
        await go(path)
        expect(await page.locator('script').count(), path).toBe(0)
      }
    })
    // Those that no picture shows.
    for (const path of ['/so-lieu?by=field', '/api/docs/register.readOrganisation', '/?lang=en']) await visit(world(), {}, async (page, go) => { await go(path); await expectForEverybody(page) })
  })

  test('is told in its own words that a page is not there, without a script', () => visit(world(), {}, async (page, go) => {
    await go('/htx/9999999999', 404)
    expect(await page.locator('h1').innerText()).toBe('Không tìm thấy')
    expect(await page.locator('script').count()).toBe(0)
    await expectForEverybody(page)
  }))

  test('reads in English when asked, and the choice is remembered', () => visit(world(), {}, async (page, go) => {
    await go('/')
    await page.click('footer a[hreflang=en]')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await go('/api/docs')
    expect(await page.locator('h1').innerText()).toBe('For developers')
  }))

  test('walks by keyboard: the first stop leads past the bar, Enter in the question searches', () => visit(world(), {}, async (page, go) => {
    await go('/')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#noi-dung')
    await page.keyboard.press('Enter')
    await page.focus('input[name=q]')
    await page.keyboard.type(code)
    await page.keyboard.press('Enter')
    await page.waitForURL(/q=/)
    expect(await page.locator('main').innerText()).toContain('Gò Mây')
  }))

  test('prints the record on paper without bar, forms and buttons', () => visit(world(), {}, async (page, go) => {
    await go(`/htx/${code}`)
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['header.bar', 'main form', 'footer.foot']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
    expect(await page.locator('.demo').isVisible()).toBe(true)
  }))
}
