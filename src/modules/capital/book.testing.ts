import { adoptCharter } from '#modules/charter/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { admitMember } from '#modules/membership/index.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { openBook, recordContribution } from './acts/operations.server.ts'
import type { ActInput } from './schema.ts'

/** For tests: Gò Mây with members, a charter whose least contribution is a million, and a book. */
export const MILLION = 1_000_000
/** After everything that the tests record. */
export const TODAY = '2026-06-30'
/** Noon of a day in Viet Nam. */
export const on = (day: string): { now: Date } => ({ now: new Date(`${day}T05:00:00Z`) })

export type Scene = {
  t: World; director: Actor; accountant: Actor; member: Actor
  admit: (name: string, more?: object, joinedOn?: string) => Promise<string>
  open: (lines: { memberId: string; committedDong: number; paidDong?: number; clockFrom?: string }[], day?: string) => ReturnType<World['execute']>
  act: (act: Record<string, unknown> & { kind: ActInput['kind'] }, day?: string, actor?: Actor, today?: string) => Promise<{ entryIds: string[]; charterCapitalDong: number; warnings: { key: string; text: string }[] }>
}

let serial = 0

export async function bookScene(): Promise<Scene> {
  const t = await castWorld()
  await t.ownerSql`update register.organisation set registered_on = '2016-05-04', address = 'Thôn Gò Mây, Xã Đông Sơn', representative = 'Lê Văn Bảy' where id = ${goMay.id}`
  const [director, accountant, member] = [await t.as('giamdoc'), await t.as('ketoan'), await t.as('thanhvien')]
  await t.execute(director, adoptCharter, { code: goMay.code, fromOn: '2016-05-04', adoptedOn: '2016-04-18', resolutionRef: 'Hội nghị thành lập', values: { minContributionDong: MILLION } })
  return {
    t, director, accountant, member,
    admit: async (name, more = {}, joinedOn = '2026-01-10') => (await t.execute(director, admitMember, {
      code: goMay.code, writtenOn: '2016-05-04', joinedOn, decision: { organ: 'board', decidedOn: joinedOn, resolutionRef: '01/NQ-HĐQT' },
      facts: { kind: 'official', party: 'person', name, idNumber: `000400${String(serial += 1).padStart(6, '0')}`, bornOn: '1980-05-01', address: 'Thôn Gò Mây', usesService: true, givesLabour: false, pledgedDong: MILLION, ...more } as never,
    })).id,
    open: (lines, day = '2026-02-01') => t.execute(director, openBook, { code: goMay.code, onDay: day, lines: lines.map((line) => ({ paidDong: line.committedDong, ...line })) as never }, on(day)),
    act: (act, day = '2026-03-01', actor = director, today = TODAY) => t.execute(actor, recordContribution, { code: goMay.code, act: { onDay: day, ...act } as never }, { ...on(today), idempotencyKey: newId() }),
  }
}
