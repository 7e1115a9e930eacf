import { sql } from 'kysely'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import { listMembers } from '#modules/membership/index.ts'
import { addDays, addMonths, vietnamDay } from '#platform/day.ts'
import type { Seed } from '#platform/module.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { declareKinship } from './kinship/operations.server.ts'
import { recordBoardMeeting } from './meetings/operations.server.ts'
import { getOffices, recordElection } from './offices/operations.server.ts'
import type { Post } from './schema.ts'

const { code } = goMay
/** The general meeting of the story that adopted the charter elected the board too. */
const ELECTED_ON = '2025-03-28'
const ELECTED_BY = '01/2025/NQ-ĐHTV'
const FOUNDED_BY = '2016-12-31'
/** The chief supervisor's five years end soon, so that the list has something to prepare. */
const ENDS_IN_DAYS = 40
const MET_DAYS_AGO = 12

const director = (): Actor => {
  const person = storyPeople.find((p) => p.login === 'giamdoc')
  return { ...anonymous, kind: 'person', id: person?.id ?? null, login: 'giamdoc', name: person?.name ?? null, grants: new Set(['governance.manage', 'membership.manage']), orgIds: [goMay.id] }
}

type Seat = { memberId: string; post: Post; fromOn: string; untilOn: string | null; ballot: 'secret' | 'appointed'; legalRepresentative?: boolean }
const seatOf = ({ memberId, ...seat }: Seat) => ({ person: { memberId }, ...seat })

/** The board of the first story, by operations: a chair and four others, the director, three supervisors, the chief accountant. */
export async function seedOffices({ owner, now, execute }: Pick<Seed, 'owner' | 'now' | 'execute'>): Promise<void> {
  const actor = director()
  if ((await execute(actor, getOffices, { code })).holders.length > 0) return
  const { items } = await execute(actor, listMembers, { code, kind: 'official', limit: 100 })
  const named = (login: string): string => items.find((m) => m.name === storyPeople.find((p) => p.login === login)?.name)?.id ?? ''
  const story = new Set(['giamdoc', 'ketoan', 'thanhvien'].map(named))
  const [chair, ...others] = items.filter((m) => m.party === 'person' && m.joinedOn <= FOUNDED_BY && !story.has(m.id)).map((m) => m.id)
  if (!chair || others.length < 8 || story.has('')) return
  const elected = { fromOn: ELECTED_ON, untilOn: addMonths(ELECTED_ON, 60), ballot: 'secret' as const }
  const today = vietnamDay(now)
  const soon = addDays(today, ENDS_IN_DAYS)
  const board: Seat[] = [
    { memberId: chair, post: 'chair', ...elected }, { memberId: named('giamdoc'), post: 'boardMember', ...elected },
    ...others.slice(0, 3).map((memberId): Seat => ({ memberId, post: 'boardMember', ...elected })),
    { memberId: named('giamdoc'), post: 'director', ...elected, ballot: 'appointed', legalRepresentative: true },
    ...others.slice(3, 5).map((memberId): Seat => ({ memberId, post: 'supervisor', ...elected })),
  ]
  const chief: Seat = { memberId: others[5] ?? '', post: 'chiefSupervisor', fromOn: addMonths(soon, -60), untilOn: soon, ballot: 'secret' }
  await execute(actor, recordElection, { code, seats: [seatOf(chief)], decidedBy: 'assembly', resolutionRef: '03/2021/NQ-ĐHTV' })
  await execute(actor, recordElection, { code, seats: board.map(seatOf), decidedBy: 'assembly', resolutionRef: ELECTED_BY })
  await execute(actor, recordElection, {
    code, seats: [seatOf({ memberId: named('ketoan'), post: 'chiefAccountant', fromOn: '2025-04-01', untilOn: null, ballot: 'appointed' }), seatOf({ memberId: others[6] ?? '', post: 'treasurer', fromOn: '2025-04-01', untilOn: null, ballot: 'appointed' })],
    decidedBy: 'board', resolutionRef: '02/2025/NQ-HĐQT',
  })
  await execute(actor, declareKinship, { code, first: { memberId: others[0] ?? '' }, second: { memberId: others[7] ?? '' }, relation: 'sibling' })
  const { holders } = await execute(actor, getOffices, { code })
  const seats = holders.filter((h) => h.post === 'chair' || h.post === 'boardMember')
  await execute(actor, recordBoardMeeting, {
    code, plannedOn: addDays(today, -MET_DAYS_AGO), present: seats.slice(0, 4).map((h) => h.id), minutesRef: '06/2026/BB-HĐQT',
    decisions: [{ text: 'Mua máy sấy hành tím, dùng chung cho các tổ', for: 3, against: 1, chair: 'for' }, { text: 'Kết nạp hai thành viên thôn Phước An', for: 4, against: 0, chair: 'for' }],
    dissent: 'Một thành viên đề nghị chờ báo giá thứ ba trước khi mua máy.',
  })
  for (const table of ['person', 'term', 'kinship', 'board_meeting']) await sql`update ${sql.table(`governance.${table}`)} set demonstration = true where organisation_id = ${goMay.id}::uuid`.execute(owner)
}
