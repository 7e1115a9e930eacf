import { sql } from 'kysely'
import { goMay } from '#modules/identity/index.ts'
import type { Seed } from '#platform/module.ts'
import { fillTally, insertMembers, insertVersions } from './bulk/store.server.ts'
import { inventGoMayMembers } from './population.ts'

/** The members of the first story, by fixed ids; may run again. */
export async function seedMembers({ owner, now }: Pick<Seed, 'owner' | 'now'>): Promise<void> {
  const members = inventGoMayMembers()
  await insertMembers(owner, goMay.id, members.map(({ facts, ...m }) => ({ ...m, pledgedDong: facts.pledgedDong, heirOf: null })))
  await insertVersions(owner, goMay.id, members.map((m) => ({
    id: m.versionId, memberId: m.id, facts: m.facts, validFrom: m.joinedOn, validTo: m.endedOn, knownFrom: now, knownTo: null, ground: null,
  })))
  for (const m of members.filter((one) => one.endedOn !== null)) {
    await sql`insert into membership.ending (organisation_id, id, member_id, ended_on, reason, organ, resolution_ref)
      values (${goMay.id}::uuid, ${m.versionId}::uuid, ${m.id}::uuid, ${m.endedOn}::date, ${m.reason}, ${m.reason === 'a' ? 'law' : 'board'}, ${m.reason === 'a' ? null : 'Nghị quyết HĐQT'})
      on conflict do nothing`.execute(owner)
  }
  await fillTally(owner, goMay.id)
}
