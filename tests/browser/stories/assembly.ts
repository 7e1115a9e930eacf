import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { shot } from '../browser.ts'
import { asOwner } from '../owner.ts'
import { expectForEverybody, phone, signIn, visit, type World } from './world.ts'

const DAY_MS = 86_400_000
const dayIn = (days: number): string => new Date(Date.now() + days * DAY_MS + 7 * 3_600_000).toISOString().slice(0, 10)
const title = 'Đại hội thành viên thường niên: bầu Trưởng Ban kiểm soát'

const send = async (page: Page, label: string): Promise<void> => { await page.getByRole('button', { name: label, exact: true }).first().click() }
const alertOf = async (page: Page): Promise<string> => page.getByRole('alert').innerText()
const form = (action: string): string => `form[action="?/${action}"]`

async function plan(director: Page, world: World): Promise<string> {
  await signIn(world, director, 'giamdoc')
  await director.goto(`${world.address}/dai-hoi/moi`)
  await director.fill('input[name=title]', title)
  await director.fill('input[name=day]', dayIn(5))
  await director.fill('input[name=place]', 'Nhà văn hóa thôn Gò Mây')
  await director.check('input[name=mode][value=hybrid]')
  await send(director, 'Lập kế hoạch')
  await director.waitForURL(/\/dai-hoi\/[0-9a-f-]{36}$/)
  const base = director.url()
  await director.fill('input[name=chairName]', 'Lê Văn Bảy')
  await director.fill('input[name=secretaryName]', 'Võ Thị Kim Loan')
  await send(director, 'Lưu')
  await director.waitForURL(/officers/)
  return base
}

/** One matter; `fill` types what is special to it, and what the page answers with is left to the caller. */
async function add(director: Page, base: string, subject: string, words: { title: string; draft: string }, fill: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  await director.goto(`${base}/chuong-trinh?noi-dung=${subject}`)
  await director.fill('#them input[name=title]', words.title)
  await director.fill('#them textarea[name=draft]', words.draft)
  await fill()
  await send(director, 'Thêm vào chương trình')
  await director.waitForURL((url) => url.searchParams.has('/add') || !url.search)
}

const tick = (director: Page, name: string): Promise<void> => director.locator('#them .choice', { hasText: name }).locator('input[name=candidate]').check()

/** Five matters, each with what it makes happen; what the Law bars is refused here, before anybody is invited. */
async function agenda(director: Page, base: string): Promise<void> {
  await add(director, base, 'agenda', { title: 'Chương trình Đại hội', draft: 'Thông qua chương trình Đại hội.' })
  await add(director, base, 'report', { title: 'Báo cáo kết quả sản xuất, kinh doanh', draft: 'Thông qua báo cáo: doanh thu 4,8 tỷ đồng, lợi nhuận 386 triệu đồng.' })
  await add(director, base, 'charter', { title: 'Sửa hạn kiến nghị trong Điều lệ', draft: 'Kiến nghị gửi trước ngày khai mạc ba ngày.' }, async () => {
    await director.fill('input[name=agendaProposalDays]', '3')
    await director.fill('#them input[name=fromOn]', dayIn(0))
  })
  await add(director, base, 'capital', { title: 'Ông Lê Văn Bảy góp thêm vốn', draft: 'Ông Lê Văn Bảy góp thêm 1.000.000 đồng.' }, async () => {
    await director.locator('select[name=who]').first().selectOption({ label: await labelOf(director, 'select[name=who]', 'Lê Văn Bảy') })
    await director.locator('input[name=amount]').first().fill('1.000.000')
  })
  const chief = { title: 'Bầu Trưởng Ban kiểm soát', draft: 'Bầu một Trưởng Ban kiểm soát nhiệm kỳ năm năm.' }
  const stand = (name: string) => async (): Promise<void> => {
    await tick(director, name)
    await director.selectOption('select[name=post]', 'chiefSupervisor')
    await director.fill('#them input[name=fromOn]', dayIn(0))
    await director.fill('#them input[name=untilOn]', `${Number(dayIn(0).slice(0, 4)) + 4}${dayIn(0).slice(4, 8)}01`)
    await director.locator('#them .choice', { hasText: 'Trưởng Ban kiểm soát' }).locator('input[name=leaving]').check()
  }
  await add(director, base, 'election', chief, stand('Lê Văn Bảy'))
  expect(await alertOf(director)).toMatch(/không được giữ cùng lúc[\s\S]*L62/)
  await expectForEverybody(director)
  await shot(director, 'meeting-barred-1280')
  await add(director, base, 'election', chief, stand('Nguyễn Tấn Lực'))
  expect(await director.locator('main').innerText()).toContain('Người trúng cử giữ chức Trưởng Ban kiểm soát')
}

async function labelOf(page: Page, select: string, name: string): Promise<string> {
  const labels = await page.locator(`${select} >> nth=0`).locator('option').allInnerTexts()
  return labels.find((label) => label.includes(name)) ?? ''
}

/** Invitations with code and PIN for the printer, the notice as PDF and DOCX from the archive. */
async function papers(director: Page, base: string): Promise<void> {
  await director.goto(`${base}/giay-to`)
  for (const [label, beginning] of [['PDF: Giấy mời từng thành viên', '%PDF-'], ['DOCX: Danh sách có quyền biểu quyết', 'PK']] as const) {
    const href = await director.getByRole('link', { name: label }).getAttribute('href')
    const answer = await director.request.get(new URL(href ?? '', base).href)
    expect((await answer.body()).subarray(0, beginning.length).toString('latin1')).toBe(beginning)
  }
}

/** Five days go by between the notice and the opening: nothing in a browser can wait for them. */
const daysPass = (world: World, base: string): Promise<void> => asOwner(world.dataDir ?? '', async (sql) => {
  const id = base.split('/').at(-1) ?? ''
  await sql`update assembly.call set planned_at = now(), notified_at = now() - interval '5 days' where meeting_id = ${id}`
})

async function deliver(director: Page, base: string): Promise<void> {
  await director.goto(`${base}/danh-sach`)
  await director.fill('input[name=deliveredOn]', dayIn(-4))
  await send(director, 'Ghi nhận đã giao')
  await director.waitForURL(/deliver/)
  for (const [who, task] of [['Nguyễn Tấn Lực', 'check_in'], ['Võ Thị Kim Loan', 'count']] as const) {
    await director.goto(`${base}/danh-sach`)
    await director.selectOption('select[name=helper]', { label: who })
    await director.selectOption('select[name=task]', task)
    await send(director, 'Cử người này')
    await director.waitForURL(/clerk/)
  }
  expect(await director.locator('main').innerText()).toContain('Nguyễn Tấn Lực · Đón thành viên')
}

/** Three desks, one person: whoever is fastest writes, the others read who it was. Then each receives people of their own, and a queue. */
async function receive(desks: readonly Page[], base: string, most: number): Promise<number> {
  const [first = ''] = (await desks[0]?.locator('tbody tr td:nth-child(3) strong').allInnerTexts() ?? []).filter((name) => name !== 'Nguyễn Tấn Lực')
  const find = (desk: Page, q: string): Promise<unknown> => desk.goto(`${base}/don?q=${encodeURIComponent(q)}`)
  await Promise.all(desks.map((desk) => find(desk, first)))
  await Promise.all(desks.map(async (desk) => {
    await send(desk, 'Có mặt')
    await desk.getByRole('status').waitFor()
  }))
  const said = await Promise.all(desks.map((desk) => desk.getByRole('status').innerText()))
  expect(said.filter((text) => text.includes('mang 1 phiếu'))).toHaveLength(1)
  expect(said.filter((text) => text.includes('Không ghi lần nữa'))).toHaveLength(2)
  const key = (): string => crypto.randomUUID()
  const clerk = desks[0] as Page
  await clerk.goto(`${base}/danh-sach`)
  const rows = await clerk.locator('tbody tr').evaluateAll((trs) => trs.map((tr) => ({ name: tr.querySelector('strong')?.textContent ?? '', number: tr.children[1]?.textContent?.trim() ?? '', came: tr.children[5]?.textContent?.trim() ?? '' })))
  const waiting = rows.filter((row) => row.came === '–' && row.name !== 'Nguyễn Tấn Lực').slice(0, most)
  const members = await clerk.locator('select[name=principalId] option').evaluateAll((options) => options.map((o) => ({ id: (o as HTMLOptionElement).value, number: (o.textContent ?? '').split('.')[0] ?? '' })))
  let n = 0
  for (const row of waiting) {
    const desk = desks[n % desks.length] as Page
    const answer = await desk.request.post(`${base}/don?/arrive`, { headers: { origin: new URL(base).origin }, form: { _key: key(), memberId: members.find((m) => m.number === row.number)?.id ?? '', mode: 'in_person' } })
    expect(answer.status()).toBe(200)
    n += 1
  }
  return n + 1
}

/** Signed with the finger on the clerk's screen: who spoke, who typed, how it was confirmed. */
async function help(clerk: Page, base: string): Promise<void> {
  await clerk.goto(`${base}/dieu-hanh`)
  await clerk.locator(`${form('help')} input[name=choice][value=for]`).check()
  await clerk.fill(`${form('help')} input[name=spokeName]`, 'Con gái thành viên')
  await clerk.selectOption(`${form('help')} select[name=confirmedBy]`, 'signature')
  const pad = clerk.locator(`${form('help')} svg`)
  await pad.scrollIntoViewIfNeeded()
  const box = await pad.boundingBox()
  if (!box) throw new Error('there is nowhere to sign')
  await clerk.mouse.move(box.x + 30, box.y + box.height / 2)
  await clerk.mouse.down()
  for (let i = 1; i <= 24; i += 1) await clerk.mouse.move(box.x + 30 + i * 9, box.y + box.height / 2 + 22 * Math.sin(i))
  await clerk.mouse.up()
  await shot(clerk, 'meeting-signing-1280')
  await send(clerk, 'Ghi phiếu')
  await clerk.getByText('Đã ghi nhận phiếu.').waitFor()
}

async function count(teller: Page, base: string, figures: Record<string, string>): Promise<string> {
  await teller.goto(`${base}/dieu-hanh`)
  for (const [name, value] of Object.entries(figures)) await teller.fill(`${form('count')} input[name="${name}"]`, value)
  await send(teller, 'Ghi số đã kiểm')
  return teller.getByRole('status').innerText()
}

async function start(director: Page, base: string): Promise<void> {
  await director.goto(`${base}/dieu-hanh`)
  await send(director, 'Mở biểu quyết')
  await director.getByRole('button', { name: 'Đóng biểu quyết' }).waitFor()
}
async function stop(director: Page, base: string): Promise<void> {
  await director.goto(`${base}/dieu-hanh`)
  await send(director, 'Đóng biểu quyết')
  await director.getByRole('button', { name: 'Chốt kết quả' }).waitFor()
}
async function decide(director: Page): Promise<void> {
  await send(director, 'Chốt kết quả')
  await director.getByRole('button', { name: 'Chốt kết quả' }).waitFor({ state: 'detached' })
}

const QUEUE = 44

/** The cooperative of the first story holds its annual meeting, in the hall and online. */
export function assemblyStories(world: () => World): void {
  test('a hybrid annual meeting: barred slate, invitations, three clerks, an assisted vote, a paper box, minutes that hold, and what was decided is done', () => visit(world(), {}, async (director) => {
    const base = await plan(director, world())
    await agenda(director, base)
    await director.goto(base)
    await send(director, 'Gửi thông báo mời họp')
    await director.getByRole('button', { name: 'Khai mạc' }).waitFor()
    await papers(director, base)
    await daysPass(world(), base)
    await deliver(director, base)
    await director.goto(base)
    await send(director, 'Khai mạc')
    expect(await alertOf(director)).toContain('còn thiếu')
    await shot(director, 'meeting-refused-1280')
    await director.goto(`${base}/danh-sach`)

    await visit(world(), {}, async (accountant) => visit(world(), phone, async (member) => {
      await signIn(world(), accountant, 'ketoan')
      await signIn(world(), member, 'thanhvien')
      const hall = await receive([director, accountant, member], base, QUEUE)
      await expectForEverybody(member)
      await shot(accountant, 'meeting-desk-1280')
      await member.goto(`${base}/bieu-quyet`)
      await send(member, 'Tôi dự trực tuyến')
      await director.goto(`${base}/man-hinh`)
      expect(await director.locator('.wall').innerText()).toContain(String(hall + 1))
      await shot(director, 'meeting-quorum-1280')
      await director.goto(base)
      await send(director, 'Khai mạc')
      await director.waitForURL(/dieu-hanh$/)

      for (const matter of ['agenda', 'report', 'charter', 'capital']) {
        await start(director, base)
        await member.goto(`${base}/bieu-quyet`)
        if (matter === 'report') await shot(member, 'meeting-vote-360')
        await send(member, 'Tán thành')
        await member.getByText('Ông/bà đã biểu quyết').waitFor()
        if (matter === 'report') await help(accountant, base)
        expect(await count(director, base, { for: String(hall - (matter === 'report' ? 4 : 3)), against: '2', abstain: '1' })).toContain('Đã ghi số đếm tay')
        await stop(director, base)
        await decide(director)
      }
      // The election is secret: the hall votes on paper, the box is counted by two who do not see each other's figures.
      await start(director, base)
      await director.goto(`${base}/man-hinh`)
      expect(await director.locator('.wall').innerText()).toContain('Bầu Trưởng Ban kiểm soát')
      await stop(director, base)
      const candidate = await director.locator(`${form('count')} input[name^="c-"]`).getAttribute('name') ?? ''
      const figures = { for: String(hall - 2), abstain: '2', [candidate]: String(hall - 4) }
      expect(await count(director, base, figures)).toContain('Chờ người kiểm phiếu thứ hai')
      expect(await count(accountant, base, { ...figures, [candidate]: String(hall - 5) })).toContain('khác nhau')
      expect(await count(accountant, base, figures)).toContain('Chờ người kiểm phiếu thứ hai')
      expect(await count(director, base, figures)).toContain('Hai người kiểm khớp ở lượt 2')
      await decide(director)
    }))

    await director.goto(base)
    await send(director, 'Bế mạc')
    await director.getByText('Đã bế mạc').first().waitFor()
    await director.goto(`${base}/ket-qua`)
    expect((await director.locator('main').innerText()).match(/Nghị quyết số \d+\/\d{4}\/NQ-ĐHTV/g)).toHaveLength(5)
    await director.goto(`${base}/bien-ban`)
    await send(director, 'Lập biên bản từ diễn biến đã ghi')
    await send(director, 'Chủ tọa ký')
    await send(director, 'Thư ký ký')
    await director.getByText('Biên bản có hiệu lực').waitFor()
    const minutes = await director.locator('main').innerText()
    for (const words of ['Con gái thành viên nói lại ý kiến', 'chữ ký trên màn hình', 'Lê Văn Bảy góp thêm 1.000.000 đồng', 'khác nhau']) expect(minutes).toContain(words)
    await shot(director, 'meeting-minutes-1280')
    await director.goto(`${base}/giay-to`)
    await expectForEverybody(director)
    expect(await director.getByRole('link', { name: /^DOCX: \d/ }).count()).toBe(11)
    // The decided things happened: the board, the capital, the charter.
    await director.goto(`${world().address}/bo-may`)
    expect((await director.locator('tbody tr', { hasText: 'Trưởng Ban kiểm soát' }).allInnerTexts()).join()).toContain('Nguyễn Tấn Lực')
    await asOwner(world().dataDir ?? '', async (sql) => {
      expect(await sql`select amount from (select committed_dong::int as amount, ground from capital.entry where kind = 'topUp' order by id desc limit 1) e where ground like '%NQ-ĐHTV'`).toMatchObject([{ amount: 1_000_000 }])
      expect(await sql`select (stated ->> 'agendaProposalDays')::int as days from charter.version where resolution_ref like '%NQ-ĐHTV' order by version_no desc limit 1`).toMatchObject([{ days: 3 }])
    })
  }))
}
