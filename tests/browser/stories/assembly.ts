import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, phone, signIn, visit, type World } from './world.ts'

const heading = 'Đại hội thành viên bất thường: đầu tư kho lạnh'

async function openToday(page: Page, world: World, login: string): Promise<string> {
  await signIn(world, page, login)
  await page.goto(`${world.address}/dai-hoi`)
  await page.getByRole('link', { name: heading }).click()
  await page.waitForURL(/\/dai-hoi\/[0-9a-f-]{36}$/)
  return page.url()
}

const send = async (page: Page, label: string): Promise<void> => { await page.getByRole('button', { name: label, exact: true }).first().click() }

/** The cooperative of the first story meets today, in the hall and online. */
export function assemblyStories(world: () => World): void {
  test('a hybrid meeting: a refused opening, three clerks, an assisted vote, results and minutes that hold', () => visit(world(), {}, async (director) => {
    const base = await openToday(director, world(), 'giamdoc')
    await send(director, 'Khai mạc')
    expect(await director.getByRole('alert').innerText()).toContain('còn thiếu 2')
    await expectForEverybody(director)
    await shot(director, 'meeting-refused-1280')

    await visit(world(), {}, async (clerk) => {
      await openToday(clerk, world(), 'ketoan')
      for (let n = 0; n < 2; n += 1) {
        await clerk.goto(`${base}/don?q=nguyen`)
        await send(clerk, 'Có mặt')
        await clerk.getByRole('status').waitFor()
        expect(await clerk.getByRole('status').innerText()).toContain('Đã ghi nhận có mặt')
      }
      await shot(clerk, 'meeting-desk-1280')
      await expectForEverybody(clerk)
    })

    await visit(world(), phone, async (member) => {
      await openToday(member, world(), 'thanhvien')
      await member.goto(`${base}/bieu-quyet`)
      if (await member.getByRole('button', { name: 'Tôi dự trực tuyến' }).count() > 0) await send(member, 'Tôi dự trực tuyến')
      await director.goto(base)
      await send(director, 'Khai mạc')
      await director.waitForURL(/dieu-hanh$/)
      for (const round of [1, 2]) {
        await director.goto(`${base}/dieu-hanh`)
        await send(director, 'Mở biểu quyết')
        await director.getByRole('button', { name: 'Đóng biểu quyết' }).waitFor()
        await member.goto(`${base}/bieu-quyet`)
        if (round === 2) await shot(member, 'meeting-vote-360')
        await send(member, 'Tán thành')
        await member.getByText('Ông/bà đã biểu quyết').waitFor()
        if (round === 2) await helpOne(world(), base)
        await director.goto(`${base}/dieu-hanh`)
        await director.fill('input[name=for]', '36')
        await director.fill('input[name=against]', '4')
        await send(director, 'Ghi số đã kiểm')
        await director.getByRole('status').waitFor()
        await send(director, 'Đóng biểu quyết')
        await director.getByRole('button', { name: 'Chốt kết quả' }).waitFor()
        await send(director, 'Chốt kết quả')
        await director.getByText('Thông qua', { exact: false }).first().waitFor()
      }
    })

    await director.goto(`${base}/man-hinh`)
    expect(await director.locator('.wall').innerText()).toContain('Đầu tư kho lạnh 20 tấn')
    await shot(director, 'meeting-wall-1280')
    await director.goto(base)
    await send(director, 'Bế mạc')
    await director.getByText('Đã bế mạc').first().waitFor()
    await director.goto(`${base}/ket-qua`)
    expect(await director.locator('main').innerText()).toMatch(/Nghị quyết số \d+\/\d{4}\/NQ-ĐHTV/)
    await director.goto(`${base}/bien-ban`)
    await send(director, 'Lập biên bản từ diễn biến đã ghi')
    await send(director, 'Chủ tọa ký')
    await send(director, 'Thư ký ký')
    await director.getByText('Biên bản có hiệu lực').waitFor()
    expect(await director.locator('main').innerText()).toContain('Biểu quyết có người giúp')
    await expectForEverybody(director)
    await shot(director, 'meeting-minutes-1280')
  }))
}

/** A member without a phone, beside the clerk; called back to confirm. */
const helpOne = (world: World, base: string): Promise<void> => visit(world, {}, async (clerk) => {
  await signIn(world, clerk, 'ketoan')
  await clerk.goto(`${base}/dieu-hanh`)
  await clerk.locator('form[action="?/help"] select[name=memberId]').selectOption({ index: 0 })
  await clerk.locator('form[action="?/help"] input[name=choice][value=for]').check()
  await clerk.fill('form[action="?/help"] input[name=spokeName]', 'Con trai thành viên')
  await clerk.locator('form[action="?/help"] select[name=confirmedBy]').selectOption('call_back')
  await clerk.fill('form[action="?/help"] input[name=evidence]', 'Gọi lại lúc 9 giờ, số máy nhà')
  await send(clerk, 'Ghi phiếu')
  await clerk.getByText('Đã ghi nhận phiếu.').waitFor()
})
