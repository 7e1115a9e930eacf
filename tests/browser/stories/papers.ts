import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, phone, signIn, visit, type World } from './world.ts'

/** Papers that left the platform, and whoever holds one. */
export function paperStories(world: () => World): void {
  test('C51 a director finds an issued paper, takes it along as PDF and as Word, and has nothing to delete it with', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'giamdoc')
    await go('/giay-to-htx?kind=internal_rules')
    await expectForEverybody(page)
    await shot(page, 'papers-1280')
    await page.click('text=Quy chế sử dụng máy cày chung >> nth=0')
    await page.waitForURL(/giay-to-htx\/[0-9a-f-]{36}$/)
    await expectForEverybody(page)
    const [pdf, docx] = await Promise.all(['pdf', 'docx'].map((format) => page.request.get(`${page.url()}/${format}`)))
    expect((await pdf?.body())?.subarray(0, 5).toString()).toBe('%PDF-')
    expect((await docx?.body())?.subarray(0, 2).toString()).toBe('PK')
    expect(await page.locator('main').innerText()).not.toMatch(/Xóa|Sửa giấy tờ/)
  }))

  test('a trader without an account sees from the code whether a paper still holds, and whether a file is the original, without JavaScript', async () => {
    const { code, older, file } = await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      const code9 = 'x-0199a000-0000-7000-8000-000000000427'
      await go('/giay-to-htx')
      const answer = await page.request.get(`${world().address}/api/v1/organisations/${code9}/documents?kind=internal_rules`)
      const { items } = (await answer.json()) as { items: { id: string; confirmationCode: string }[] }
      const held = await page.request.get(`${world().address}/giay-to-htx/${items[0]?.id ?? ''}/pdf`)
      return { code: items[0]?.confirmationCode ?? '', older: items[1]?.confirmationCode ?? '', file: await held.body() }
    })
    await visit(world(), { ...phone, javaScript: false }, async (page, go) => {
      await go('/xac-nhan')
      await page.fill('input[name=ma]', 'không phải mã')
      await page.click('main form button')
      expect(await page.locator('.wrong').innerText()).toContain('12 chữ và số')
      await page.fill('input[name=ma]', older.toLowerCase())
      await page.click('main form button')
      expect(await page.locator('article').innerText()).toContain('Đã được thay thế')
      await page.click('article .note a')
      const shown = await page.locator('article').innerText()
      for (const part of ['Còn hiệu lực', 'Quy chế nội bộ', 'Hợp tác xã Nông nghiệp Gò Mây', code.slice(0, 4)]) expect(shown).toContain(part)
      expect(await page.content()).not.toContain('Lê Văn Bảy')
      const compare = async (buffer: Buffer): Promise<string> => {
        await page.setInputFiles('input[name=tep]', { name: 'giay-to.pdf', mimeType: 'application/pdf', buffer })
        await page.click('form[method=post] button')
        return page.locator('[role=status]').innerText()
      }
      expect(await compare(file)).toContain('Giống hệt bản chính')
      expect(await compare(Buffer.concat([file, Buffer.from(' ')]))).toContain('Không phải bản chính')
      await shot(page, 'confirmation-360', true)
      await page.reload()
      expect(await page.locator('[role=status]').count()).toBe(0)
    })
    await visit(world(), {}, async (page, go) => { await go(`/xac-nhan/${code}`); await expectForEverybody(page) })
  })

  test('anybody reads which rules of law are built and which are not, and finds one by its article', () => visit(world(), {}, async (page, go) => {
    await go('/luat')
    expect(await page.locator('.rules > li').count()).toBe(99)
    await expectForEverybody(page)
    await page.fill('input[name=q]', 'D92.29')
    await page.click('main form button')
    expect(await page.locator('.rules > li').first().getAttribute('id')).toBe('C50')
    await shot(page, 'law-1280')
  }))
}
