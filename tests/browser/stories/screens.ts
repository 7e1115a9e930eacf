import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { desk, expectForEverybody, phone, signIn, visit, type World } from './world.ts'

/** [what it is called under docs/pictures, where it is]; each screen of an account, seen once at a desk and once on a phone. */
type Screen = readonly [name: string | null, path: string]
const record = '/ho-so/9951000423'

const screens: Readonly<Record<string, readonly Screen[]>> = {
  '': [['home', '/'], ['search', '/?q=htx+nong+nghiep+go+may'], ['record', '/htx/9951000423'], ['figures', '/so-lieu'], ['address', '/dia-chi?address=thôn+Quế,+xã+Trà+Bùi,+huyện+Trà+Bồng,+Quảng+Ngãi'], [null, '/api/docs'], [null, '/dang-nhap']],
  xa: [[null, '/danh-sach'], [null, `${record}/chinh-sua?truong=address`], [null, '/tai-khoan/cap-duoi']],
  tinh: [['list', '/danh-sach'], [null, '/danh-sach?q=khong+co+gi+nhu+vay'], ['upload', '/nhap-du-lieu'], [null, '/kho-khan'], [null, '/tai-khoan/cap-duoi']],
  bo: [[null, '/danh-sach'], [null, '/tai-khoan'], [null, '/tai-khoan/bao-mat'], [null, '/tai-khoan/khoa']],
  lienminh: [['alliance', '/danh-sach'], [null, record], ['difficulties', '/kho-khan']],
  giamdoc: [['duties', '/hop-tac-xa'], ['record-own', record], ['update', `${record}/cap-nhat`], ['history', `${record}/lich-su`], [null, `${record}/chinh-sua`], [null, '/kho-khan/moi'], [null, '/dang-xuat']],
}

export function screenStories(world: () => World): void {
  test.each(Object.keys(screens))('every screen of %j is for everybody, at a desk, on a phone and at 320 px, and says that its data are invented', (login) => visit(world(), {}, async (page, go) => {
    if (login !== '') await signIn(world(), page, login)
    for (const [name, path] of screens[login] ?? []) {
      await page.setViewportSize(desk)
      await go(path)
      expect(await page.locator('.demo').innerText(), path).toContain('SỐ LIỆU MINH HỌA')
      if (name) await shot(page, `${name}-1280`)
      await expectForEverybody(page)
      await page.setViewportSize(phone)
      if (name) await shot(page, `${name}-360`)
    }
  }))
}
