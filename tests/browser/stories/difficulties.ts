import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, signIn, visit, type World } from './world.ts'

/** A difficulty is raised, taken up, answered and settled; everybody sees each step and its day. */
export function difficultyStories(world: () => World): void {
  test('from the director to the Alliance and back', async () => {
    const path = await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go('/kho-khan')
      await page.getByRole('link', { name: 'Nêu kiến nghị' }).click()
      await expectForEverybody(page)
      await page.selectOption('select[name=topic]', 'market')
      await page.fill('input[name=subject]', 'Chưa có nơi bao tiêu hành tím vụ tới')
      await page.fill('textarea[name=body]', 'Vụ tới dự kiến 40 tấn hành tím, thương lái chỉ hỏi mua 15 tấn. Kính đề nghị giới thiệu nơi thu mua.')
      await page.getByRole('button', { name: 'Gửi kiến nghị' }).click()
      await page.waitForURL(/kho-khan\/0/)
      await expectForEverybody(page)
      return new URL(page.url()).pathname
    })
    await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'lienminh')
      await go('/kho-khan')
      await page.getByRole('link', { name: 'Chưa có nơi bao tiêu hành tím vụ tới' }).first().click()
      await page.locator('form[action="?/takeUp"] button').click()
      await page.locator('form[action="?/answer"] textarea').fill('Ngày 02/12 mời hợp tác xã dự buổi kết nối với hai siêu thị tại Quảng Ngãi.')
      await page.locator('form[action="?/answer"] button').click()
      expect(await page.locator('main').innerText()).toContain('kết nối với hai siêu thị')
      await shot(page, 'difficulty-1280')
      await expectForEverybody(page)
    })
    await visit(world(), { javaScript: false }, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go(path)
      await page.locator('form[action="?/settle"] button').click()
      const story = await page.locator('main').innerText()
      for (const words of ['Phạm Thu Nguyệt', 'Lê Văn Bảy', 'Đồng ý với trả lời']) expect(story).toContain(words)
    })
  })
}
