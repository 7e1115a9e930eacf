import { goMay, storyPeople } from '#modules/identity/index.ts'
import { readSheet, type SheetLine } from '#modules/membership/index.ts'
import { addDays, addMonths, vietnamDay } from '#platform/day.ts'
import type { Seed } from '#platform/module.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { openBook, recordContribution } from './acts/operations.server.ts'
import { issueCertificate } from './certificates/operations.server.ts'
import { listContributions } from './ledger/operations.server.ts'
import { recordObligation } from './obligations/operations.server.ts'

/** Places in the register: who is late with the second instalment, who still has time for it, who owes, who hands capital to whom. */
const LATE = 24
const IN_TIME = 31
const OWES = 17
const GIVES = 9
const RECEIVES = 10
const MILLION = 1_000_000
/** Twelve days over: the thirty days in which the reduced capital is registered are running. */
const LATE_DAYS = 12
const DAYS_LEFT = 40
const MONTHS = 6

const code = goMay.code

function bookkeeper(): Actor {
  const director = storyPeople.find((one) => one.login === 'giamdoc')
  return {
    ...anonymous, kind: 'person', id: director?.id ?? null, login: director?.login ?? null, name: director?.name ?? null, orgIds: [goMay.id],
    grants: new Set(['capital.keepBook', 'membership.manage', 'documents.read']),
  }
}

const half = (dong: number): number => Math.floor(dong / (2 * MILLION)) * MILLION

function openingOf(row: SheetLine, today: string) {
  const line = { memberId: row.id, committedDong: row.pledgedDong, paidDong: row.pledgedDong }
  if (row.number === LATE) return { ...line, paidDong: half(row.pledgedDong), clockFrom: addMonths(addDays(today, -LATE_DAYS), -MONTHS) }
  if (row.number === IN_TIME) return { ...line, paidDong: half(row.pledgedDong), clockFrom: addMonths(addDays(today, DAYS_LEFT), -MONTHS) }
  return line
}

/** The book of the first story, by the operations that a clerk calls: its shares add up to the charter capital of the register. */
export async function seedCapital({ execute, now, say }: Pick<Seed, 'execute' | 'now' | 'say'>): Promise<void> {
  const actor = bookkeeper()
  const today = vietnamDay(now)
  const { rows } = await execute(actor, readSheet, { code })
  const contributors = rows.filter((row) => row.pledgedDong > 0)
  if (contributors.length === 0 || (await execute(actor, listContributions, { code })).opened) return
  await execute(actor, openBook, {
    code, onDay: `${Number(today.slice(0, 4)) - 1}-12-31`, ground: 'Chuyển từ sổ góp vốn giấy, kiểm kê cuối năm', lines: contributors.map((row) => openingOf(row, today)),
  })
  const idOf = (number: number): string => contributors.find((row) => row.number === number)?.id ?? ''
  await execute(actor, recordContribution, { code, act: { kind: 'transfer', memberId: idOf(GIVES), toMemberId: idOf(RECEIVES), paidDong: MILLION, onDay: addDays(today, -70), ground: 'Giấy chuyển nhượng phần vốn góp' } })
  await execute(actor, recordContribution, { code, act: { kind: 'payment', memberId: idOf(IN_TIME), amountDong: MILLION, onDay: addDays(today, -20), ground: 'Phiếu thu số 41' } })
  await execute(actor, recordObligation, { code, memberId: idOf(OWES), amountDong: 1_850_000, onDay: addDays(today, -55), note: 'Nợ tiền giống, vật tư vụ Hè Thu' })
  for (const login of ['giamdoc', 'ketoan', 'thanhvien']) {
    const member = contributors.find((row) => row.name === storyPeople.find((one) => one.login === login)?.name)
    if (member) await execute(actor, issueCertificate, { code, memberId: member.id })
  }
  say(`Sổ góp vốn minh họa: ${goMay.name}`)
}
