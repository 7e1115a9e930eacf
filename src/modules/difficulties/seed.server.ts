import { sql } from 'kysely'
import { goMay, storyPeople } from '#modules/identity/index.ts'
import { isWorkingDay } from '#modules/register/index.ts'
import type { Seed } from '#platform/module.ts'
import clocks from '#data/difficulties/clocks.json' with { type: 'json' }
import { addressedTo, dueDates } from './rules.ts'
import type { Step } from './schema.ts'

const ID = '0199a000-0000-7000-a000-000000000001'
const DAY_MS = 86_400_000
const RAISED_DAYS_AGO = 4

/** One open request of the first story, so that the Alliance's list and the director's page have something to show. */
export async function seedDifficulties({ owner, now }: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const director = storyPeople.find((p) => p.login === 'giamdoc')
  const raisedAt = new Date(now.getTime() - RAISED_DAYS_AGO * DAY_MS)
  const due = dueDates(raisedAt.toISOString().slice(0, 10), clocks, isWorkingDay)
  const steps: Step[] = [{ kind: 'raise', at: raisedAt.toISOString(), level: 'alliance', office: goMay.name, person: director?.name ?? '', note: null }]
  await sql`
    insert into difficulties.difficulty (organisation_id, id, organisation_name, topic, subject, body, state, level, alliance_code,
      province_code, commune_code, raised_by, raised_at, take_up_by, answer_by, steps)
    values (${goMay.id}::uuid, ${ID}::uuid, ${goMay.name}, 'machinery', 'Cần vốn đối ứng để lắp kho lạnh 20 tấn',
      'Vụ tới hợp tác xã dự kiến thu 60 tấn rau, hiện chưa có kho lạnh nên phải bán ngay tại ruộng. Ngân hàng yêu cầu vốn đối ứng 30 %. Kính đề nghị Liên minh hướng dẫn nguồn hỗ trợ.',
      'waiting', 'alliance', ${addressedTo('alliance', goMay).allianceCode}, ${goMay.provinceCode}, ${goMay.communeCode},
      ${director?.id ?? null}::uuid, ${raisedAt}::timestamptz, ${due.takeUpBy}, ${due.answerBy}, ${steps as never}::jsonb)
    on conflict do nothing`.execute(owner)
}
