import { verifyBoard } from '#modules/ballots/index.ts'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { expectForEverybody, fileBehind, phone, signIn, visit, type World } from './world.ts'

const heading = 'Đại hội thành viên bất thường: bỏ phiếu kín'
const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/
const send = async (page: Page, label: string): Promise<void> => { await page.getByRole('button', { name: label, exact: true }).first().click() }
const receiptOn = async (page: Page): Promise<string> => {
  await page.getByText('Phiếu đã vào hòm').waitFor()
  return code.exec(await page.locator('.receipt').first().innerText())?.[0] ?? ''
}

async function mark(page: Page, choice: string): Promise<void> {
  await page.getByRole('radio', { name: choice, exact: true }).check()
  await send(page, 'Xem lại phiếu')
  await page.getByRole('button', { name: 'Bỏ phiếu', exact: true }).waitFor()
}
async function vote(page: Page, base: string, choice: string): Promise<string> {
  await page.goto(`${base}/bieu-quyet`)
  await mark(page, choice)
  await send(page, 'Bỏ phiếu')
  return receiptOn(page)
}

/** The chair closes; papers of the hall are counted by two who do not see each other's figures. */
async function closeAndCount(base: string, director: Page, teller: Page): Promise<void> {
  await director.goto(`${base}/dieu-hanh`)
  await director.getByRole('button', { name: /^Đã phát \d+ phiếu giấy$/ }).click()
  await director.getByText(/Phiếu giấy đã phát (\d+)\/\1;/).waitFor()
  const papers = Number(/đã phát (\d+)\//.exec(await director.locator('main').innerText())?.[1])
  await send(director, 'Đóng biểu quyết')
  await director.getByText('Đã đóng, chờ chốt').first().waitFor()
  for (const page of [director, teller]) {
    await page.goto(`${base}/dieu-hanh`)
    await page.fill('input[name=for]', String(papers - 9))
    await page.fill('input[name=against]', '9')
    await send(page, 'Ghi số đã kiểm')
    await page.getByRole('status').waitFor()
  }
  expect(await teller.getByRole('status').innerText()).toContain('khớp')
}

/** Everybody at the own screen: the director conducts, the accountant counts, all three are members. */
type Cast = { base: string; director: Page; teller: Page; member: Page }

async function adoptAgenda({ base, director }: Cast): Promise<void> {
  await director.goto(base)
  await send(director, 'Khai mạc')
  await director.waitForURL(/dieu-hanh$/)
  await send(director, 'Mở biểu quyết')
  await director.getByRole('button', { name: 'Đóng biểu quyết' }).waitFor()
  await director.fill('input[name=for]', '40')
  await send(director, 'Ghi số đã kiểm')
  await director.getByRole('status').waitFor()
  await send(director, 'Đóng biểu quyết')
  await send(director, 'Chốt kết quả')
  await director.getByText('Thông qua', { exact: false }).first().waitFor()
}

async function plainBallot({ base, director, teller, member }: Cast): Promise<void> {
  await director.goto(`${base}/dieu-hanh`)
  await director.getByRole('checkbox', { name: 'Được đổi phiếu đến khi đóng' }).first().check()
  await send(director, 'Mở biểu quyết')
  await director.getByRole('button', { name: 'Đóng biểu quyết' }).waitFor()

  await director.goto(`${base}/man-hinh`)
  const shown = code.exec(await director.locator('.wall').innerText())?.[0] ?? 'none'
  await member.goto(`${base}/bieu-quyet`)
  await member.getByRole('button', { name: 'Xem lại phiếu' }).waitFor()
  expect(await member.locator('.ballot').innerText()).toContain(shown)
  await expectForEverybody(member)
  await shot(member, 'secret-vote-360', true)
  await mark(member, 'Không tán thành')
  await send(member, 'Bỏ phiếu')
  const first = await receiptOn(member)
  await shot(member, 'secret-receipt-360')
  await send(member, 'Đổi lựa chọn')
  await mark(member, 'Tán thành')
  await send(member, 'Bỏ phiếu')
  await member.getByText(first).waitFor({ state: 'detached' })
  const second = await receiptOn(member)
  expect(second).not.toBe(first)

  // The signal drops between the two acts, and again before the answer: the very same ballot goes in once.
  let cuts = 0
  await teller.route('**/casts', async (route) => {
    cuts += 1
    if (cuts === 2) await route.fetch()
    await (cuts <= 2 ? route.abort() : route.continue())
  })
  await teller.goto(`${base}/bieu-quyet`)
  await mark(teller, 'Tán thành')
  await send(teller, 'Bỏ phiếu')
  await teller.getByText('Không kết nối được máy chủ').waitFor()
  await teller.reload()
  await send(teller, 'Gửi lại phiếu ấy')
  await teller.getByText('Không kết nối được máy chủ').waitFor()
  await send(teller, 'Gửi lại phiếu ấy')
  const tellers = await receiptOn(teller)
  await teller.unroute('**/casts')

  await closeAndCount(base, director, teller)
  await director.goto(`${base}/dieu-hanh`)
  await send(director, 'Chốt kết quả')
  await director.getByText('Thông qua', { exact: false }).nth(1).waitFor()

  await member.goto(`${base}/ket-qua`)
  await member.getByRole('link', { name: 'Kiểm tra phiếu của tôi đã được tính' }).first().click()
  await member.getByText('phiếu này đã được tính').waitFor()
  expect(await member.getByRole('status').first().innerText()).toContain(second)
  for (const [typed, words] of [[tellers.toLowerCase().replaceAll('-', ' '), 'phiếu này đã được tính'], [first, 'Không có trong danh sách']] as const) {
    await member.fill('input[autocapitalize]', typed)
    await send(member, 'Tra mã')
    expect(await member.getByRole('status').last().innerText()).toContain(words)
  }
  await expectForEverybody(member)
  await shot(member, 'secret-check-360', true)
  await recheck(member, 2)
}

async function recheck(page: Page, ballots: number): Promise<void> {
  const path = await page.getByRole('link', { name: 'Tải tệp phiếu công bố' }).getAttribute('href')
  const published: unknown = JSON.parse((await fileBehind(page, path ?? '')).toString('utf8'))
  expect(await verifyBoard(published)).toEqual({ faults: [], ballots, final: true })
}

/** On the day before the opening, or at least before the vote: three members make a key that none of them has. */
async function makeKey({ director, teller, member }: Cast, box: string): Promise<void> {
  await director.goto(`${box}/hom`)
  await expectForEverybody(director)
  await shot(director, 'secret-box-1280')
  const people = director.locator('input[name=memberIds]')
  for (let n = 0; n < 3; n += 1) await people.nth(n).check()
  await send(director, 'Dùng hòm kiểm chứng được')
  await director.getByText('Người giữ khóa').first().waitFor()
  const holders = [director, teller, member]
  for (const page of holders) {
    await page.goto(`${box}/khoa`)
    await send(page, 'Tạo phần khóa trên máy này')
    await page.getByRole('button', { name: 'Tải tệp khóa' }).waitFor()
  }
  for (const page of holders) {
    await page.getByRole('button', { name: 'Mã giống nhau, tôi xác nhận' }).waitFor()
    if (page === member) await expectForEverybody(page)
    if (page === member) await shot(page, 'secret-key-360', true)
  }
  const codes = await Promise.all(holders.map((page) => page.locator('.code').innerText()))
  expect(new Set(codes).size).toBe(1)
  for (const page of holders) await send(page, 'Mã giống nhau, tôi xác nhận')
  for (const page of holders) await page.getByText('Khóa chung đã xong').waitFor()
}

async function verifiableBallot(cast: Cast, box: string): Promise<void> {
  const { base, director, teller, member } = cast
  await director.goto(`${base}/dieu-hanh`)
  await send(director, 'Mở biểu quyết')
  await director.getByRole('button', { name: 'Đóng biểu quyết' }).waitFor()
  const receipts = [await vote(director, base, 'Tán thành'), await vote(teller, base, 'Tán thành'), await vote(member, base, 'Không có ý kiến')]
  await closeAndCount(base, director, teller)
  await director.goto(`${base}/dieu-hanh`)
  expect(await director.locator('main').innerText()).toContain('Chờ người giữ khóa mở kết quả: 0/2')
  await expectForEverybody(director)
  for (const page of [teller, member]) {
    await page.goto(`${box}/khoa`)
    await send(page, 'Kiểm tra phiếu đã công bố')
    await page.getByText('3 phiếu trên 3 thẻ đã phát').waitFor()
    if (page === member) await shot(page, 'secret-open-360')
    await send(page, 'Mở kết quả')
    await page.getByText(/Ông\/bà đã góp phần mở|Kết quả đã được mở/).first().waitFor()
  }
  await director.goto(`${base}/dieu-hanh`)
  await send(director, 'Chốt kết quả')
  await director.getByText('Thông qua', { exact: false }).nth(2).waitFor()
  await member.goto(box)
  await member.getByText('phiếu này đã được tính').waitFor()
  for (const receipt of receipts) expect(await member.locator('.codes').textContent()).toContain(receipt)
  await expectForEverybody(member)
  await shot(member, 'secret-result-360', true)
  await recheck(member, 3)
}

export function secretVoteStories(world: () => World): void {
  test('a secret vote on phones beside paper, changed once and sent again without signal, and one in a verifiable box with three key holders', () =>
    visit(world(), {}, (director) => visit(world(), {}, (teller) => visit(world(), phone, async (member) => {
      const base = await meet(world(), director, teller, member)
      const cast = { base, director, teller, member }
      await director.goto(`${base}/chuong-trinh`)
      const box = new URL(await director.getByRole('link', { name: 'Hòm phiếu và kiểm tra' }).last().getAttribute('href') ?? '', base).href
      await makeKey(cast, box)
      await adoptAgenda(cast)
      await plainBallot(cast)
      await verifiableBallot(cast, box)
      await withoutScript(world(), base, box)
      await director.goto(base)
      await send(director, 'Bế mạc')
      await director.getByText('Đã bế mạc').first().waitFor()
    }))))
}

async function meet(world: World, ...pages: [Page, ...Page[]]): Promise<string> {
  let base = ''
  for (const [i, page] of pages.entries()) {
    await signIn(world, page, ['giamdoc', 'ketoan', 'thanhvien'][i] ?? '')
    await page.goto(`${world.address}/dai-hoi`)
    await page.getByRole('link', { name: heading }).click()
    await page.waitForURL(/\/dai-hoi\/[0-9a-f-]{36}$/)
    base = page.url()
    await page.goto(`${base}/bieu-quyet`)
    await send(page, 'Tôi dự trực tuyến')
    await page.getByText('Đại hội chưa khai mạc').waitFor()
  }
  return base
}

/** Without script nobody votes or checks on a screen, and the pages say where to go instead. */
const withoutScript = (world: World, base: string, box: string): Promise<void> => visit(world, { ...phone, javaScript: false }, async (page) => {
  await signIn(world, page, 'thanhvien')
  await page.goto(box)
  expect(await page.locator('main').innerText()).toContain('tìm bằng mắt')
  await page.getByText(/^Danh sách \d+ mã phiếu$/).click()
  expect(await page.locator('.codes li').count()).toBe(3)
  await page.goto(`${box}/khoa`)
  expect(await page.locator('main').innerText()).toContain('Giữ khóa cần trình duyệt chạy JavaScript')
  await page.goto(`${base}/bieu-quyet`)
  expect(await page.locator('main').innerText()).toContain('Chưa có nội dung nào đang biểu quyết')
})
