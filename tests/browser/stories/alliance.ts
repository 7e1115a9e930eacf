import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, signIn, visit, type World } from './world.ts'

/** The Alliance sees its province; its members in depth by their consent, which they may take back. */
export function allianceStories(world: () => World): void {
  test('reads a member that consented in depth, and of another only what is registered', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'lienminh')
    expect(await page.locator('h1').innerText()).toBe('Hợp tác xã tỉnh Quảng Ngãi')
    await go('/ho-so/9951000423')
    expect(await page.locator('main').innerText()).toContain('4.820.000.000')
    await go('/ho-so/9951000617')
    const closed = await page.locator('main').innerText()
    expect(closed).toContain('chưa đồng ý cho Liên minh Hợp tác xã xem')
    expect(closed).not.toContain('1.130.000.000')
    await shot(page, 'no-consent-1280')
    await expectForEverybody(page)
  }))

  test('a director gives consent: the Alliance sees the figures; takes it back: it sees them no more', async () => {
    const consent = (given: boolean) => visit(world(), { javaScript: false }, async (page, go) => {
      await signIn(world(), page, 'giamdoc2')
      await go('/ho-so/9951000617/cap-nhat')
      await page.locator('input[name=allianceConsent]').setChecked(given)
      await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
      expect(await page.locator('[role=status]').innerText()).toContain('Đã lưu')
    })
    const seen = (): Promise<string> => visit(world(), { javaScript: false }, async (page, go) => {
      await signIn(world(), page, 'lienminh')
      await go('/ho-so/9951000617')
      return page.locator('main').innerText()
    })
    await consent(true)
    expect(await seen()).toContain('1.130.000.000')
    await consent(false)
    expect(await seen()).not.toContain('1.130.000.000')
  })
}
