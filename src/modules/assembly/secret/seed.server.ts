import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import { addDays, vietnamDay } from '#platform/day.ts'
import type { Seed } from '#platform/module.ts'

/** A second meeting of today, for whoever wants to try a secret ballot: two matters, on paper and on screens. */
const id = (name: string): string => {
  const hex = createHash('md5').update(`assembly secret demonstration ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
const MEETING = id('today')
const personOf = (login: string): { id: string; name: string } => storyPeople.find((p) => p.login === login) ?? { id: '', name: '' }

const matters = [
  { subject: 'agenda', title: 'Thông qua chương trình Đại hội', draft: 'Thông qua chương trình Đại hội.', ballot: 'open' },
  { subject: 'remuneration', title: 'Thù lao Hội đồng quản trị', draft: 'Thù lao Hội đồng quản trị năm nay: 36.000.000 đồng.', ballot: 'secret' },
  { subject: 'other', title: 'Dời trụ sở về thôn Gò Mây', draft: 'Dời trụ sở hợp tác xã về nhà kho mới tại thôn Gò Mây.', ballot: 'secret' },
] as const

export async function seedSecretMeeting({ owner, now }: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const today = vietnamDay(now)
  const at = (clock: string, day: string): string => `${day}T${clock}:00+07:00`
  const [director, accountant] = [personOf('giamdoc'), personOf('ketoan')]
  await sql`insert into assembly.meeting (organisation_id, id, organisation_type, title, kind, form, mode, convener, model, state, denominator, proposal_days, chair_name, secretary_name, entitled_on)
    values (${goMay.id}::uuid, ${MEETING}::uuid, 'HTX', 'Đại hội thành viên bất thường: bỏ phiếu kín', 'extraordinary', 'full', 'hybrid', 'board', 'full', 'called', 'present', 2,
      ${director.name}, ${accountant.name}, ${today}::date) on conflict do nothing`.execute(owner)
  await sql`insert into assembly.call (organisation_id, meeting_id, number, planned_at, place, notified_at)
    values (${goMay.id}::uuid, ${MEETING}::uuid, 1, ${at('14:00', today)}::timestamptz, 'Nhà văn hóa thôn Gò Mây', ${at('14:00', addDays(today, -8))}::timestamptz) on conflict do nothing`.execute(owner)
  await sql`insert into assembly.entitled (organisation_id, meeting_id, member_id, number, name, search_name, party, person_id, joined_on, listed_at)
    select m.organisation_id, ${MEETING}::uuid, m.id, m.number, v.name, v.search_name, v.party, coalesce(m.person_id, (select p.id from identity.person p where p.personal_id_hash = v.id_hash)), m.joined_on, ${at('14:00', addDays(today, -8))}::timestamptz
    from membership.member m join membership.version v on v.organisation_id = m.organisation_id and v.member_id = m.id and v.known_to is null and v.kind = 'official'
    where m.organisation_id = ${goMay.id}::uuid and v.valid_from <= ${today}::date and (v.valid_to is null or v.valid_to > ${today}::date) on conflict do nothing`.execute(owner)
  for (const [i, q] of matters.entries()) {
    await sql`insert into assembly.question (organisation_id, id, meeting_id, position, subject, title, draft, ballot, majority)
      values (${goMay.id}::uuid, ${id(`question ${i}`)}::uuid, ${MEETING}::uuid, ${i + 1}, ${q.subject}, ${q.title}, ${q.draft}, ${q.ballot}, 'simple') on conflict do nothing`.execute(owner)
  }
  await sql`insert into assembly.delivery (organisation_id, id, meeting_id, call_no, member_id, channel, delivered_on, recorded_at, by_name)
    select organisation_id, md5('delivery' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, 'paper', ${addDays(today, -7)}::date, ${at('09:00', addDays(today, -6))}::timestamptz, ${accountant.name}
    from assembly.entitled where meeting_id = ${MEETING}::uuid on conflict do nothing`.execute(owner)
  // Half are in the hall; who has an account is to come by himself.
  await sql`insert into assembly.attendance (organisation_id, id, meeting_id, call_no, member_id, mode, via, came_at, by_name)
    select organisation_id, md5('attendance' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, 'in_person', 'clerk', ${at('13:30', today)}::timestamptz + number % 25 * interval '1 minute', ${accountant.name}
    from (select *, row_number() over (order by number) as place, count(*) over () as base from assembly.entitled where meeting_id = ${MEETING}::uuid) e
    where person_id is null and place <= base / 2 + 1 on conflict do nothing`.execute(owner)
  await sql`insert into assembly.clerk (organisation_id, meeting_id, person_id, name, task)
    values (${goMay.id}::uuid, ${MEETING}::uuid, ${accountant.id}::uuid, ${accountant.name}, 'count') on conflict do nothing`.execute(owner)
}
