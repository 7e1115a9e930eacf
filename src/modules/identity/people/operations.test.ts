import { afterAll, beforeAll, expect, it } from 'vitest'
import { goMay } from '../cast.ts'
import { castWorld, type World } from '../world.ts'
import { chooseOffice, endPosting, getProfile, listAccounts, restoreAccount, suspendAccount } from './operations.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

const postingOf = async (login: string): Promise<string> => {
  const [row] = await t.ownerSql<{ id: string }[]>`select id from identity.posting where person_id = ${t.personOf(login)} order by id desc limit 1`
  return row?.id ?? ''
}

it('C62 gives each of the cast the reach of their office', async () => {
  const reach = async (login: string) => {
    const { territory, alliance, orgIds } = await t.as(login)
    return { territory, alliance, orgIds }
  }
  expect(await reach('bo')).toEqual({ territory: { level: 'nation' }, alliance: null, orgIds: [] })
  expect(await reach('tinh')).toEqual({ territory: { level: 'province', province: '51' }, alliance: null, orgIds: [] })
  expect(await reach('xa')).toEqual({ territory: { level: 'commune', province: '51', commune: '21109' }, alliance: null, orgIds: [] })
  expect(await reach('lienminh')).toEqual({ territory: null, alliance: { level: 'province', province: '51' }, orgIds: [] })
  for (const login of ['giamdoc', 'ketoan', 'thanhvien']) expect(await reach(login)).toEqual({ territory: null, alliance: null, orgIds: [goMay.id] })
})

it('shows a person only themselves, the personal number masked', async () => {
  const profile = await t.execute(await t.as('giamdoc'), getProfile, {})
  expect(profile).toMatchObject({ login: 'giamdoc', name: 'Lê Văn Bảy', personalId: '•••••••••105', via: 'session' })
  expect(profile.postings).toHaveLength(1)
  expect(profile.postings[0]).toMatchObject({ role: { code: 'director', name: 'Giám đốc hoặc người đại diện' }, office: { organisationId: goMay.id }, acting: true })
})

it('refuses who has not signed in', async () => {
  await expect(t.execute({ ...(await t.as('bo')), kind: 'anonymous', id: null }, getProfile, {})).rejects.toMatchObject({ code: 'unauthenticated' })
})

it('lists the accounts below and no others', async () => {
  const logins = async (login: string) => (await t.execute(await t.as(login), listAccounts, {})).items.map((a) => a.login).sort()
  expect(await logins('bo')).toEqual(['tinh'])
  expect(await logins('tinh')).toEqual(['giamdoc', 'giamdoc2', 'ketoan', 'thanhvien', 'xa'])
  expect(await logins('xa')).toEqual(['giamdoc', 'ketoan', 'thanhvien'])
  expect(await logins('giamdoc')).toEqual(['ketoan', 'thanhvien'])
  expect(await logins('lienminh')).toEqual([])
  await expect(t.execute(await t.as('ketoan'), listAccounts, {})).rejects.toMatchObject({ code: 'forbidden' })
})

it('pages through the list by key', async () => {
  const actor = await t.as('tinh')
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await t.execute(actor, listAccounts, { limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map((a) => a.login))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(new Set(seen).size).toBe(5)
  expect(seen).toHaveLength(5)
})

it('C61 lets only the level directly above lock an account (C09 9)', async () => {
  const posting = await postingOf('xa')
  for (const login of ['bo', 'giamdoc', 'lienminh']) {
    await expect(t.execute(await t.as(login), endPosting, { postingId: posting, reason: 'locked' })).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(t.execute(await t.as('ketoan'), endPosting, { postingId: posting, reason: 'locked' })).rejects.toMatchObject({ code: 'forbidden' })
})

it('C61 locks an officer who moves at the same moment, and says so in the trail (C09 9.6)', async () => {
  const posting = await postingOf('thanhvien')
  await t.execute(await t.as('giamdoc'), endPosting, { postingId: posting, reason: 'moved' }, { ground: 'Chuyển công tác' })
  const [row] = await t.ownerSql<{ locked_at: Date | null; valid_to: string | null; end_reason: string; ended_by: string }[]>`
    select locked_at, valid_to, end_reason, ended_by from identity.posting where id = ${posting}`
  expect(row).toMatchObject({ end_reason: 'moved', ended_by: t.personOf('giamdoc') })
  expect(row?.locked_at).toBeInstanceOf(Date)
  expect((await t.edge.identity.standingOf(t.personOf('thanhvien')))?.access).toBe('noPosting')
  const [audit] = await t.ownerSql<{ action: string; actor_id: string; ground: string }[]>`
    select action, actor_id, ground from platform.audit where table_name = 'posting' and operation = 'U' and row_id = ${posting}`
  expect(audit).toEqual({ action: 'identity.endPosting', actor_id: t.personOf('giamdoc'), ground: 'Chuyển công tác' })
})

it('suspends a person and lets them in again', async () => {
  const posting = await postingOf('ketoan')
  const director = await t.as('giamdoc')
  await t.execute(director, suspendAccount, { postingId: posting })
  expect((await t.edge.identity.standingOf(t.personOf('ketoan')))?.access).toBe('suspended')
  await t.execute(director, restoreAccount, { postingId: posting })
  expect((await t.edge.identity.standingOf(t.personOf('ketoan')))?.access).toBe('active')
})

it('acts from the office the person chose, with that office’s grants only', async () => {
  const [office] = await t.ownerSql<{ id: string }[]>`select id from identity.office where kind = 'commune' and commune_code = '21109'`
  const [second] = await t.ownerSql<{ id: string }[]>`
    insert into identity.posting (id, person_id, office_id, role_code, valid_from) values (uuidv7(), ${t.personOf('giamdoc2')}, ${office?.id ?? ''}, 'communeOfficer', '2025-07-01') returning id`
  expect((await t.as('giamdoc2')).territory).toBeNull()
  await t.execute(await t.as('giamdoc2'), chooseOffice, { postingId: second?.id ?? '' })
  expect(await t.as('giamdoc2')).toMatchObject({ territory: { level: 'commune', province: '51', commune: '21109' }, orgIds: [] })
  await expect(t.execute(await t.as('giamdoc'), chooseOffice, { postingId: second?.id ?? '' })).rejects.toMatchObject({ code: 'not_found' })
})

it('C55 shuts out everybody of an organisation that has ended (C09 9.7)', async () => {
  await t.ownerSql`insert into platform.outbox (name, payload, request_id) values ('register.organisationEnded', ${t.ownerSql.json({ organisationId: goMay.id })}, 'test')`
  await t.drain()
  expect((await t.edge.identity.standingOf(t.personOf('giamdoc')))?.access).toBe('organisationEnded')
  expect((await t.edge.identity.standingOf(t.personOf('xa')))?.access).toBe('active')
})

it('never writes a personal ID number in clear, neither in the table nor in the trail', async () => {
  const [sealed] = await t.ownerSql<{ n: number }[]>`select count(*)::int n from identity.person where personal_id_sealed is not null and personal_id_hash is not null`
  expect(sealed?.n).toBe(8)
  const [trail] = await t.ownerSql<{ n: number }[]>`select count(*)::int n from platform.audit where table_name = 'person'`
  expect(trail?.n).toBeGreaterThanOrEqual(8)
  const [clear] = await t.ownerSql<{ n: number }[]>`
    select (select count(*) from platform.audit where concat(before::text, after::text) like '%0002000001%')::int
      + (select count(*) from identity.person p where to_jsonb(p)::text like '%0002000001%')::int n`
  expect(clear?.n).toBe(0)
})
