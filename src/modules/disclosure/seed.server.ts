import { sql } from 'kysely'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import { addDays, vietnamDay } from '#platform/day.ts'
import type { Seed } from '#platform/module.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { enterItem, listDisclosures, publishItem } from './items/operations.server.ts'
import { endPosting, postItem } from './postings/operations.server.ts'
import { askForInformation } from './requests/operations.server.ts'

const { code } = goMay
const MET_ON = '2026-03-20'
const MET_POSTED_ON = '2026-03-24'
const FUND_DAYS_AGO = 10

const as = (login: string, ...grants: string[]): Actor => {
  const person = storyPeople.find((p) => p.login === login)
  return { ...anonymous, kind: 'person', id: person?.id ?? null, login, name: person?.name ?? null, grants: new Set(grants), orgIds: [goMay.id] }
}
const resolution = `Đại hội thành viên thường niên năm 2026 của Hợp tác xã Nông nghiệp Gò Mây quyết nghị:
1. Thông qua báo cáo kết quả sản xuất, kinh doanh năm 2025: doanh thu 4.820 triệu đồng, lợi nhuận 386 triệu đồng.
2. Trích quỹ chung không chia 45 triệu đồng; quỹ đầu tư phát triển 77 triệu đồng.
3. Phương án năm 2026: mở rộng 12 ha hành tím, lắp kho lạnh 20 tấn khi có vốn đối ứng.`

/**
 * The first story's notice board: last spring's resolution that hung as long as it must, the undivided fund that hangs
 * now, and, by the fact of the board's meeting, a resolution that nobody has put up in time.
 */
export async function seedDisclosures({ owner, now, execute }: Pick<Seed, 'owner' | 'now' | 'execute'>): Promise<void> {
  const director = as('giamdoc', 'disclosure.publish')
  // Items that wait may have come by facts already; what was published came from here.
  if ((await execute(director, listDisclosures, { code })).items.some((item) => item.publishedAt !== null)) return
  const place = 'Bảng tin tại trụ sở, thôn Gò Mây'
  const witnesses = ['Võ Thị Kim Loan', 'Nguyễn Tấn Lực']
  const publish = async (id: string, startOn: string) => {
    await execute(director, publishItem, { code, id, previewed: true })
    return execute(director, postItem, { code, id, startOn, place, witnesses })
  }
  const met = await execute(director, enterItem, { code, kind: 'assemblyResolution', title: 'Nghị quyết Đại hội thành viên thường niên 2026', number: '01/2026/NQ-ĐHTV', issuedOn: MET_ON, body: resolution })
  const { postings: [hung] } = await publish(met.id, MET_POSTED_ON)
  await execute(director, endPosting, { code, id: met.id, postingId: hung?.id ?? '', endOn: addDays(MET_POSTED_ON, 37) })
  const issuedOn = addDays(vietnamDay(now), -FUND_DAYS_AGO)
  const fund = await execute(director, enterItem, {
    code, kind: 'undividedFund', title: 'Quỹ chung không chia: 9 tháng năm 2026', issuedOn,
    fund: { openingDong: 182_000_000, closingDong: 203_500_000, additions: [{ source: 'internalIncome', amountDong: 15_000_000 }, { source: 'externalIncome', amountDong: 30_000_000 }], uses: [{ use: 'training', amountDong: 8_500_000 }, { use: 'production', amountDong: 15_000_000 }] },
  })
  await publish(fund.id, addDays(issuedOn, 2))
  await execute(as('thanhvien'), askForInformation, { code, kind: 'annualStatements', question: 'Cho tôi xem báo cáo tài chính năm 2025, phần chi phí mua phân bón.' })
  for (const table of ['item', 'posting', 'request']) await sql`update ${sql.table(`disclosure.${table}`)} set demonstration = true where organisation_id = ${goMay.id}::uuid`.execute(owner)
}
