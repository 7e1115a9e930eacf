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
  giamdoc: [['duties', '/hop-tac-xa'], ['record-own', record], ['update', `${record}/cap-nhat`], ['history', `${record}/lich-su`], [null, `${record}/chinh-sua`], [null, '/kho-khan/moi'], [null, '/dang-xuat'],
    ['capital', '/von-gop'], [null, '/von-gop/nhap'], [null, '/von-gop/ghi'], [null, '/von-gop/giay-chung-nhan'], ['members', '/thanh-vien'], [null, '/thanh-vien/nhap'], [null, '/thanh-vien/so'],
    [null, '/cong-khai'], ['board', '/cong-khai/quan-ly'], [null, '/thong-bao'], [null, '/thong-bao/da-gui'], ['charter', '/dieu-le'], [null, '/dieu-le/sua']],
  thanhvien: [[null, '/von-gop'], [null, '/thanh-vien'], ['disclosures', '/cong-khai'], [null, '/thong-bao'], [null, '/dieu-le'], [null, '/tai-khoan/kenh-bao'], [null, '/tai-khoan/bao-mat']],
}

/** General meetings and office holders: the meeting of the past, the next one, and the one of today. */
const [held, next, today] = ['2f651ad3-4aa6-740e-812a-5c770d4e4692', '69691be6-d53c-7038-8b17-85862aa4264f', '568f066a-851b-7fa0-83d7-224ed634a806'].map((id) => `/dai-hoi/${id}`)
const meetings: typeof screens = {
  giamdoc: [
    ['meetings', '/dai-hoi'], [null, '/dai-hoi/moi'], ['meeting-held', `${held}`], [null, `${held}/ket-qua`], [null, `${held}/bien-ban`], ['meeting-papers', `${held}/giay-to`], ['meeting-next', `${next}/chuong-trinh`],
    ...['capital', 'charter', 'model', 'election', 'dismissal', 'admission', 'asset_divisible'].map((subject): Screen => [subject === 'capital' ? 'meeting-capital' : null, `${next}/chuong-trinh?noi-dung=${subject}`]),
    [null, `${today}`], ['meeting-list', `${today}/danh-sach`], ['meeting-door', `${today}/don?q=nguyen`], ['meeting-wall', `${today}/man-hinh`], [null, `${today}/giay-to`],
    ['offices', '/bo-may'], [null, '/bo-may/bau'], [null, '/bo-may/quan-he'], [null, '/bo-may/hop-hoi-dong'],
  ],
  ketoan: [[null, `${today}/don`]],
  thanhvien: [[null, '/dai-hoi'], ['meeting-member', `${today}`], [null, `${today}/bieu-quyet`], [null, `${held}/ket-qua`], [null, `${held}/giay-to`], [null, '/bo-may']],
}

const seeEvery = (world: () => World, list: typeof screens) => (login: string): Promise<void> => visit(world(), {}, async (page, go) => {
  if (login !== '') await signIn(world(), page, login)
  for (const [name, path] of list[login] ?? []) {
    await page.setViewportSize(desk)
    await go(path)
    expect(await page.locator('.demo').innerText(), path).toContain('SỐ LIỆU MINH HỌA')
    if (name) await shot(page, `${name}-1280`)
    await expectForEverybody(page)
    await page.setViewportSize(phone)
    if (name) await shot(page, `${name}-360`)
  }
})

export function screenStories(world: () => World): void {
  test.each(Object.keys(screens))('every screen of %j is for everybody, at a desk, on a phone and at 320 px, and says that its data are invented', seeEvery(world, screens))
  test.each(Object.keys(meetings))('every screen of meetings and offices of %j is for everybody, at a desk, on a phone and at 320 px', seeEvery(world, meetings))
}
