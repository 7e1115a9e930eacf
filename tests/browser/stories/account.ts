import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { totp } from './totp.ts'
import { expectForEverybody, signIn, signInByForm, visit, type World } from './world.ts'

async function tryToSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.fill('input[name=login]', login)
  await page.fill('input[name=password]', password)
  await page.click('form[action="?/password"] button')
}

/** Accounts come from the level above; a second factor, a passkey and keys are one's own. */
export function accountStories(world: () => World): void {
  test('a wrong password and an unknown login are refused in the same words, the login is kept', () => visit(world(), { javaScript: false }, async (page, go) => {
    const refusals: string[] = []
    for (const login of ['tinh', 'khong.co.ai']) {
      await go('/dang-nhap')
      await tryToSignIn(page, login, 'sai mật khẩu rồi')
      refusals.push(await page.locator('[role=alert]').innerText())
      expect(await page.inputValue('input[name=login]')).toBe(login)
      expect(await page.inputValue('input[name=password]')).toBe('')
    }
    expect(refusals[0]).toBe(refusals[1])
  }))

  test('turns on the code of the phone, signs in with it, turns it off', () => visit(world(), {}, async (page, go) => {
    await signInByForm(world(), page, 'bo')
    await go('/tai-khoan/bao-mat')
    await page.fill('form[action="?/startSecondFactor"] input[name=password]', world().password)
    await page.click('form[action="?/startSecondFactor"] button')
    const secret = await page.locator('main section code').first().innerText()
    await expectForEverybody(page)
    await page.fill('input[name=code]', totp(secret))
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    expect(await page.locator('[role=status]').innerText()).toContain('cần thêm mã')

    await page.context().clearCookies()
    await go('/dang-nhap?tiep=%2Ftai-khoan%2Fbao-mat')
    await tryToSignIn(page, 'bo', world().password)
    await expectForEverybody(page)
    await page.fill('input[name=code]', '000000')
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    expect(await page.locator('[role=alert]').isVisible()).toBe(true)
    await page.fill('input[name=code]', totp(secret))
    await page.getByRole('button', { name: 'Xác nhận' }).click()
    await page.fill('form[action="?/dropSecondFactor"] input[name=password]', world().password)
    await page.click('form[action="?/dropSecondFactor"] button')
    expect(await page.locator('[role=status]').innerText()).toContain('Đã bỏ mã xác thực')
  }))

  test('adds a passkey of the device, signs in with it alone, removes it', () => visit(world(), {}, async (page, go) => {
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
    await signIn(world(), page, 'xa')
    await go('/tai-khoan/bao-mat')
    await page.getByRole('button', { name: 'Thêm khóa của thiết bị này' }).click()
    await page.locator('form[action="?/dropPasskey"]').waitFor()
    await page.context().clearCookies()
    await go('/dang-nhap')
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa trên thiết bị này' }).click()
    await page.waitForURL((url) => url.pathname === '/danh-sach')
    await go('/tai-khoan/bao-mat')
    await page.locator('form[action="?/dropPasskey"] button').click()
    expect(await page.locator('main').innerText()).toContain('Chưa có khóa nào')
  }))

  test('a director invites an accountant, who takes the link, chooses a password and is at work', async () => {
    const login = `ke.toan.${Date.now().toString(36)}`
    const link = await visit(world(), {}, async (page, go) => {
      await signIn(world(), page, 'giamdoc')
      await go('/hop-tac-xa')
      await page.getByRole('link', { name: 'Tài khoản', exact: true }).click()
      await page.fill('input[name=name]', 'Bùi Thị Sen')
      await page.selectOption('select[name=where]', 'organisation|accountant')
      await page.getByRole('button', { name: 'Tạo lời mời' }).click()
      const made = await page.locator('[role=status] code').innerText()
      await shot(page, 'invite-1280')
      await expectForEverybody(page)
      return made
    })
    await visit(world(), { javaScript: false }, async (page, go) => {
      await go(new URL(link).pathname)
      expect(await page.locator('main').innerText()).toContain('Bùi Thị Sen được mời làm Kế toán tại Hợp tác xã Nông nghiệp Gò Mây')
      await page.fill('input[name=login]', login)
      await page.fill('input[name=password]', 'ngan')
      await page.getByRole('button', { name: 'Nhận lời mời' }).click()
      expect(await page.locator('[role=alert]').innerText()).toContain('10')
      await page.fill('input[name=password]', 'bốn năm từ ghép lại')
      await page.getByRole('button', { name: 'Nhận lời mời' }).click()
      await go('/vao')
      expect(await page.locator('h1').innerText()).toBe('Chào Sen')
      // The link has done its work.
      await page.context().clearCookies()
      await go(new URL(link).pathname, 404)
    })
  })

  test('a person makes a key, a program reads with it what the person may read, and no more once it is withdrawn', () => visit(world(), {}, async (page, go) => {
    await signIn(world(), page, 'lienminh')
    await go('/tai-khoan/khoa')
    await page.fill('input[name=name]', 'Bảng tính của văn phòng')
    await page.getByRole('button', { name: 'Tạo khóa' }).click()
    const key = await page.locator('[role=status] code').innerText()
    await expectForEverybody(page)
    const read = async () => {
      const answer = await fetch(`${world().address}/api/v1/organisations/9951000423`, { headers: { authorization: `Bearer ${key}` } })
      return { status: answer.status, body: await answer.json() as { name?: string; registered?: unknown } }
    }
    const whole = await read()
    expect(whole.status).toBe(200)
    expect(whole.body.name).toBe('Hợp tác xã Nông nghiệp Gò Mây')
    await go('/tai-khoan/khoa')
    await page.locator('form[action="?/revoke"]').filter({ hasText: 'Bảng tính của văn phòng' }).first().getByRole('button').click()
    expect((await read()).status).toBe(401)
  }))
}
