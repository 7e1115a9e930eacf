import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, phone, signIn, visit, type World } from './world.ts'

const home = '/ho-so/9951000423'

/** A director of 55: what must be done, by when, what happens otherwise. */
export function directorStories(world: () => World): void {
  test('opens the own day on a phone: duties with their day and consequence, big doors', () => visit(world(), phone, async (page) => {
    await signIn(world(), page, 'giamdoc')
    expect(await page.locator('h1').innerText()).toBe('Chào Bảy')
    expect(await page.locator('main').innerText()).toContain('Cập nhật thông tin năm')
    expect(await page.locator('.doors a').count()).toBeGreaterThanOrEqual(4)
    await page.locator('.doors a').first().click()
    expect(await page.locator('main').innerText()).toContain('1.450.000.000')
  }))

  test('two tabs update the same record: the second is told, keeps what was typed, sees what the other wrote', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'giamdoc')
    await go(`${home}/cap-nhat`)
    const other = await page.context().newPage()
    await other.goto(page.url())
    const before = Number(await other.inputValue('input[name=officialMembers]'))
    const [typedHere, typedThere] = [String(before + 1), String(before + 2)]
    await other.fill('input[name=officialMembers]', typedThere)
    await other.getByRole('button', { name: 'Lưu thay đổi' }).click()
    expect(await other.locator('[role=status]').innerText()).toContain('Đã lưu')

    await page.fill('input[name=officialMembers]', typedHere)
    await page.fill('input[name=_ground]', 'Sổ đăng ký thành viên ngày 20/11/2026')
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
    expect(await page.locator('[role=alert]').innerText()).toContain('Có người khác vừa sửa hồ sơ này')
    expect(await page.inputValue('input[name=officialMembers]')).toBe(typedHere)
    expect(await page.inputValue('input[name=_ground]')).toContain('20/11/2026')
    expect(await page.locator('main').innerText()).toContain(`Người khác vừa ghi mục này là: ${typedThere}`)
    await shot(page, 'conflict-1280')
    await expectForEverybody(page)
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
    expect(await page.locator('[role=status]').innerText()).toContain('Đã lưu')
  }))

  test('a number that can be read in two ways is asked about, nothing typed is lost', () => visit(world(), { javaScript: false }, async (page, go) => {
    await signIn(world(), page, 'ketoan')
    await go(`${home}/cap-nhat`)
    await page.fill('input[name=revenueDong]', '4,820')
    await page.fill('input[name=workers]', '21')
    await page.getByRole('button', { name: 'Lưu thay đổi' }).click()
    expect(await page.locator('[role=alert]').innerText()).toContain('Số này có thể hiểu hai cách')
    expect(await page.inputValue('input[name=workers]')).toBe('21')
  }))

  test('reports a mistake in the registered part; the commune answers with its ground; both read it in the trail', async () => {
    await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go(`${home}/chinh-sua`)
      await page.getByRole('link', { name: /Báo sai: Vốn điều lệ/ }).click()
      await page.fill('input[name=value]', '1.500.000.000')
      await page.fill('textarea[name=reason]', 'Đại hội ngày 20/03/2026 đã tăng vốn, giấy chứng nhận chưa ghi.')
      await page.getByRole('button', { name: 'Gửi yêu cầu' }).click()
      expect(await page.locator('[role=status]').innerText()).toContain('3 ngày làm việc')
      await shot(page, 'correction-1280')
      await expectForEverybody(page)
    })
    await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'xa')
      await go('/danh-sach?attention=openCorrection')
      await page.getByRole('link', { name: 'Hợp tác xã Nông nghiệp Gò Mây' }).click()
      await go(`${home}/chinh-sua`)
      await page.fill('textarea[name=reason]', 'Chưa có hồ sơ đăng ký thay đổi vốn; xin nộp rồi mới ghi được.')
      await page.fill('input[name=_ground]', 'Nghị định 92/2024/NĐ-CP, Điều 26')
      await page.getByRole('button', { name: 'Không chỉnh' }).click()
      expect(await page.locator('main').innerText()).toContain('Chưa có hồ sơ đăng ký thay đổi vốn')
      await expectForEverybody(page)
    })
    await visit(world(), { javaScript: false }, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go(`${home}/lich-su`)
      const trail = await page.locator('main').innerText()
      for (const words of ['Yêu cầu chỉnh thông tin đăng ký', 'Quyết định về yêu cầu chỉnh sửa', 'Cơ quan quản lý', 'Quý vị', 'Nghị định 92/2024/NĐ-CP, Điều 26']) expect(trail).toContain(words)
    })
  })

  test('opens the record as of a day before: another name, another capital, and the way back to today', () => visit(world(), { javaScript: false }, async (page, go) => {
    await signIn(world(), page, 'giamdoc')
    await go(home)
    await page.fill('#ngay', '30/06/2020')
    await page.getByRole('button', { name: 'Xem' }).click()
    const then = await page.locator('main').innerText()
    for (const words of ['ngày 30/06/2020', 'Nguyễn Văn Tám', '860.000.000']) expect(then).toContain(words)
    expect(then).not.toContain('1.450.000.000')
    await page.getByRole('link', { name: 'Xem bản hôm nay' }).click()
    expect(await page.locator('main').innerText()).toContain('1.450.000.000')
  }))

  test('a member reads the record and is offered nothing to change', () => visit(world(), { javaScript: false }, async (page, go) => {
    await signIn(world(), page, 'thanhvien')
    await go(`${home}/cap-nhat`)
    expect(await page.locator('main form').count()).toBe(0)
    expect(await page.locator('main').innerText()).toContain('Chỉ tổ chức mới sửa được phần này')
  }))
}
