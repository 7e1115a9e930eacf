import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import type { Seed } from '#platform/module.ts'
import { addDays, vietnamDay } from '#platform/day.ts'
import { seedSecretMeeting } from './secret/seed.server.ts'
import { leastVotes, majorityFor, type Subject } from './votes/rules.ts'

/** Fixed ids: a start that was killed in the middle seeds again and writes nothing twice. */
const id = (name: string): string => {
  const hex = createHash('md5').update(`assembly demonstration ${name}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
}
const HELD = id('held 2026')
const NEXT = id('next')
const TODAY = id('today')
const HELD_ON = '2026-03-20'
const at = (clock: string, day = HELD_ON): string => `${day}T${clock}:00+07:00`
const nameOf = (login: string): string => storyPeople.find((p) => p.login === login)?.name ?? ''

type Matter = { subject: Subject; title: string; draft: string; lost: [against: number, abstain: number]; asset?: [valueDong: number, totalDong: number] }
const matters: readonly Matter[] = [
  { subject: 'agenda', title: 'Thông qua chương trình Đại hội', draft: 'Thông qua chương trình Đại hội gồm năm nội dung.', lost: [0, 1] },
  { subject: 'report', title: 'Báo cáo kết quả sản xuất, kinh doanh năm 2025', draft: 'Thông qua báo cáo: doanh thu 4.820.000.000 đồng, lợi nhuận 386.000.000 đồng.', lost: [1, 2] },
  { subject: 'distribution', title: 'Phương án phân phối thu nhập năm 2025', draft: 'Trích quỹ theo Điều lệ; phần còn lại chia theo mức độ sử dụng dịch vụ và vốn góp.', lost: [6, 3] },
  { subject: 'plan', title: 'Phương án sản xuất, kinh doanh năm 2026', draft: 'Mở rộng 12 ha rau an toàn, ký hợp đồng bao tiêu với hai siêu thị.', lost: [2, 4] },
  { subject: 'asset_divisible', title: 'Đầu tư nhà sơ chế rau', draft: 'Đầu tư nhà sơ chế 940.000.000 đồng tại thôn Gò Mây.', lost: [9, 5], asset: [940_000_000, 3_900_000_000] },
]

async function plan({ owner, now }: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const today = vietnamDay(now)
  const year = Number(today.slice(0, 4))
  const toldOn = addDays(today, -8)
  for (const m of [
    { id: HELD, title: 'Đại hội thành viên thường niên năm 2025', kind: 'annual', year: 2025, state: 'closed', on: HELD_ON, toldOn: '2026-03-10', opened: at('08:20'), closed: at('11:30') },
    { id: NEXT, title: `Đại hội thành viên thường niên năm ${year}`, kind: 'annual', year, state: 'preparing', on: `${year + 1}-03-19`, toldOn: null, opened: null, closed: null },
    { id: TODAY, title: 'Đại hội thành viên bất thường: đầu tư kho lạnh', kind: 'extraordinary', year: null, state: 'called', on: today, toldOn, opened: null, closed: null },
  ]) {
    await sql`insert into assembly.meeting (organisation_id, id, organisation_type, title, kind, fiscal_year, form, mode, convener, model, state, denominator, proposal_days, chair_name, secretary_name, entitled_on, opened_at, closed_at)
      values (${goMay.id}::uuid, ${m.id}::uuid, 'HTX', ${m.title}, ${m.kind}, ${m.year}::int, 'full', 'hybrid', 'board', 'full', ${m.state}, 'present', 2, ${nameOf('giamdoc')}, ${nameOf('ketoan')},
        ${m.state === 'closed' ? HELD_ON : today}::date, ${m.opened}::timestamptz, ${m.closed}::timestamptz) on conflict do nothing`.execute(owner)
    await sql`insert into assembly.call (organisation_id, meeting_id, number, planned_at, place, notified_at, closed_at, outcome)
      values (${goMay.id}::uuid, ${m.id}::uuid, 1, ${at('08:00', m.on)}::timestamptz, 'Nhà văn hóa thôn Gò Mây', ${m.toldOn ? at('14:00', m.toldOn) : null}::timestamptz, ${m.closed}::timestamptz,
        ${m.closed ? 'held' : null}) on conflict do nothing`.execute(owner)
    await sql`insert into assembly.entitled (organisation_id, meeting_id, member_id, number, name, search_name, party, person_id, joined_on, listed_at)
      select m.organisation_id, ${m.id}::uuid, m.id, m.number, v.name, v.search_name, v.party,
        coalesce(m.person_id, case when v.name = ${nameOf('thanhvien')} then ${storyPeople.find((p) => p.login === 'thanhvien')?.id ?? null}::uuid end), m.joined_on, ${m.toldOn ? at('14:00', m.toldOn) : now}::timestamptz
      from membership.member m join membership.version v on v.organisation_id = m.organisation_id and v.member_id = m.id and v.known_to is null and v.kind = 'official'
      where m.organisation_id = ${goMay.id}::uuid and v.valid_from <= ${m.closed ? HELD_ON : today}::date and (v.valid_to is null or v.valid_to > ${m.closed ? HELD_ON : today}::date)
      on conflict do nothing`.execute(owner)
  }
}

/** Five of six came; one in eleven online. */
async function attend({ owner }: Pick<Seed, 'owner'>): Promise<{ base: number; attending: number }> {
  await sql`insert into assembly.delivery (organisation_id, id, meeting_id, call_no, member_id, channel, delivered_on, recorded_at, by_name)
    select organisation_id, md5('delivery' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, 'paper', '2026-03-12', ${at('09:00', '2026-03-13')}::timestamptz, ${nameOf('ketoan')}
    from assembly.entitled where meeting_id = ${HELD}::uuid on conflict do nothing`.execute(owner)
  await sql`insert into assembly.attendance (organisation_id, id, meeting_id, call_no, member_id, mode, via, came_at, by_name)
    select organisation_id, md5('attendance' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, case when number % 11 = 0 then 'online' else 'in_person' end, 'clerk',
      ${at('07:30')}::timestamptz + number % 45 * interval '1 minute', ${nameOf('ketoan')}
    from assembly.entitled where meeting_id = ${HELD}::uuid and number % 6 <> 0 on conflict do nothing`.execute(owner)
  const { rows } = await sql<{ base: number; attending: number }>`
    select (select count(*)::int from assembly.entitled where meeting_id = ${HELD}::uuid) as base, (select count(*)::int from assembly.attendance where meeting_id = ${HELD}::uuid) as attending`.execute(owner)
  const counted = rows[0] ?? { base: 0, attending: 0 }
  await sql`update assembly.call set base = ${counted.base}, attending = ${counted.attending} where meeting_id = ${HELD}::uuid and base is null`.execute(owner)
  return counted
}

async function decide({ owner }: Pick<Seed, 'owner'>, attending: number): Promise<void> {
  for (const [i, q] of matters.entries()) {
    const [against, abstain] = q.lost
    const majority = majorityFor(q.subject, q.asset ? { valueDong: BigInt(q.asset[0]), totalAssetsDong: BigInt(q.asset[1]) } : null)
    const clock = `${String(8 + Math.floor((30 + i * 35) / 60)).padStart(2, '0')}:${String((30 + i * 35) % 60).padStart(2, '0')}`
    await sql`insert into assembly.question (organisation_id, id, meeting_id, position, subject, title, draft, ballot, majority, asset_value_dong, total_assets_dong, state, started_at, stopped_at, decided_at,
        present_votes, votes_for, votes_against, votes_abstain, votes_invalid, denominator, least, passed, resolution_no)
      values (${goMay.id}::uuid, ${id(`question ${i}`)}::uuid, ${HELD}::uuid, ${i + 1}, ${q.subject}, ${q.title}, ${q.draft}, 'open', ${majority}, ${q.asset?.[0] ?? null}::bigint, ${q.asset?.[1] ?? null}::bigint, 'decided',
        ${at(clock)}::timestamptz, ${at(clock)}::timestamptz + interval '6 minutes', ${at(clock)}::timestamptz + interval '8 minutes', ${attending}, ${attending - against - abstain}, ${against}, ${abstain}, 0,
        ${attending}, ${leastVotes(majority, attending)}, true, ${`${String(i + 1).padStart(2, '0')}/2026/NQ-ĐHTV`}) on conflict do nothing`.execute(owner)
  }
  for (const [i, [clock, kind, params]] of ([
    ['08:20', 'open', { attending, base: 0, votes: attending }], ['09:40', 'pause', { reason: 'Mất điện hội trường', since: at('09:40') }], ['09:52', 'resume', { minutes: 12 }], ['11:30', 'close', { attending }],
  ] as const).entries()) {
    await sql`insert into assembly.happening (organisation_id, id, meeting_id, at, kind, params, by_name)
      values (${goMay.id}::uuid, ${id(`event ${i}`)}::uuid, ${HELD}::uuid, ${at(clock)}::timestamptz, ${kind}, ${params as never}::jsonb, ${nameOf('giamdoc')}) on conflict do nothing`.execute(owner)
  }
}

async function record({ owner }: Pick<Seed, 'owner'>, attending: number, base: number): Promise<void> {
  await sql`update assembly.happening set params = params || ${{ base } as never}::jsonb where meeting_id = ${HELD}::uuid and kind = 'open'`.execute(owner)
  const body = [
    'BIÊN BẢN: Đại hội thành viên thường niên năm 2025', `Tổ chức: ${goMay.name}, mã số ${goMay.code}`, 'Thời gian: từ 08:20 đến 11:30 ngày 20/03/2026', 'Địa điểm: Nhà văn hóa thôn Gò Mây (triệu tập lần 1)',
    `Triệu tập ${base}, có mặt ${attending}.`, '',
    ...matters.map((q, i) => `${i + 1}. ${q.title}: tán thành ${attending - q.lost[0] - q.lost[1]}, không tán thành ${q.lost[0]}, không có ý kiến ${q.lost[1]}. Đại hội thông qua.`), '',
    'Gián đoạn 12 phút vì mất điện, từ 09:40 đến 09:52.',
  ].join('\n')
  const hash = createHash('sha256').update(body, 'utf8').digest('hex')
  await sql`insert into assembly.minutes (organisation_id, meeting_id, body, written_at, written_by, body_hash, valid_at, valid_by)
    values (${goMay.id}::uuid, ${HELD}::uuid, ${body}, ${at('15:00')}::timestamptz, ${nameOf('ketoan')}, ${hash}, ${at('15:20')}::timestamptz, 'officers') on conflict do nothing`.execute(owner)
  for (const [role, login] of [['chair', 'giamdoc'], ['secretary', 'ketoan']] as const) {
    await sql`insert into assembly.signature (organisation_id, id, meeting_id, role, name, state, body_hash, at, by_name)
      values (${goMay.id}::uuid, ${id(`signature ${role}`)}::uuid, ${HELD}::uuid, ${role}, ${nameOf(login)}, 'signed', ${hash}, ${at('15:20')}::timestamptz, ${nameOf(login)}) on conflict do nothing`.execute(owner)
  }
}

/** The two on their way. Of the one of today two people are missing for a quorum, so that one may try the desk. */
async function prepareOthers({ owner, now }: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const today = vietnamDay(now)
  for (const [i, q] of ([
    { meeting: NEXT, position: 1, subject: 'agenda', title: 'Thông qua chương trình Đại hội', draft: 'Thông qua chương trình Đại hội.', majority: 'simple', value: null },
    { meeting: NEXT, position: 2, subject: 'report', title: 'Báo cáo kết quả sản xuất, kinh doanh', draft: 'Thông qua báo cáo kết quả sản xuất, kinh doanh của năm.', majority: 'simple', value: null },
    { meeting: TODAY, position: 1, subject: 'agenda', title: 'Thông qua chương trình Đại hội', draft: 'Thông qua chương trình Đại hội.', majority: 'simple', value: null },
    { meeting: TODAY, position: 2, subject: 'asset_divisible', title: 'Đầu tư kho lạnh 20 tấn', draft: 'Đầu tư kho lạnh 20 tấn, giá trị 1.150.000.000 đồng, vay 60 %.', majority: 'qualified', value: 1_150_000_000 },
  ] as const).entries()) {
    await sql`insert into assembly.question (organisation_id, id, meeting_id, position, subject, title, draft, ballot, majority, asset_value_dong, total_assets_dong)
      values (${goMay.id}::uuid, ${id(`other question ${i}`)}::uuid, ${q.meeting}::uuid, ${q.position}, ${q.subject}, ${q.title}, ${q.draft}, 'open', ${q.majority}, ${q.value}::bigint, ${q.value === null ? null : 3_900_000_000}::bigint)
      on conflict do nothing`.execute(owner)
  }
  await sql`insert into assembly.delivery (organisation_id, id, meeting_id, call_no, member_id, channel, delivered_on, recorded_at, by_name)
    select organisation_id, md5('delivery' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, 'paper', ${addDays(today, -7)}::date, ${at('09:00', addDays(today, -6))}::timestamptz, ${nameOf('ketoan')}
    from assembly.entitled where meeting_id = ${TODAY}::uuid on conflict do nothing`.execute(owner)
  await sql`insert into assembly.attendance (organisation_id, id, meeting_id, call_no, member_id, mode, via, came_at, by_name)
    select organisation_id, md5('attendance' || meeting_id || member_id)::uuid, meeting_id, 1, member_id, 'in_person', 'clerk', ${at('07:30', today)}::timestamptz + number % 25 * interval '1 minute', ${nameOf('ketoan')}
    from (select *, row_number() over (order by number) as place, count(*) over () as base from assembly.entitled where meeting_id = ${TODAY}::uuid and person_id is null) e
    where place <= (base + 1) / 2 - 2 on conflict do nothing`.execute(owner)
}

/** The first story: the annual meeting of 20/03/2026 with its results, the next one on its way, and one of today. */
export async function seedAssemblies(seed: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const { rows } = await sql<{ members: number }>`select count(*)::int as members from membership.member where organisation_id = ${goMay.id}::uuid`.execute(seed.owner)
  // Without members there is nobody to meet.
  if (!rows[0]?.members) return
  await plan(seed)
  const { base, attending } = await attend(seed)
  await decide(seed, attending)
  await record(seed, attending, base)
  await prepareOthers(seed)
  await seedSecretMeeting(seed)
}
