import { recountDuties } from '#modules/duties/index.ts'
import { modules } from '#modules/registry.server.ts'
import { openPool, type Pool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { createKernel, type Kernel } from '#platform/kernel.server.ts'
import { system, type Actor } from '#platform/operation.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { withServer } from '../tools/scratch-server.ts'
import { judge, type Result } from './load.ts'
import { inventOrganisations, loadOrganisations, type Organisation } from './search-data.ts'

/** All duties of 35,000 HTX, through the operation of the night: everything written, nothing changed, a year later. */
const HTX = 35_000
const night: Actor = { ...system, territory: { level: 'nation' } }

function* cooperatives(): Generator<Organisation, never> {
  for (const source = inventOrganisations(); ;) yield { ...source.next().value, type: 'HTX' }
}

async function loadProfiles(owner: Pool): Promise<void> {
  await owner.unsafe(`alter table register.organisation disable trigger user; update register.organisation set founded_on = date '2012-01-01' + (hashtext(id::text) & 4095);
    alter table register.organisation enable trigger user; alter table register.profile disable trigger user`)
  await owner`insert into register.profile (organisation_id, province_code, commune_code, phone, official_members, revenue_dong, last_general_meeting_on, last_confirmed_on)
    select id, province_code, commune_code, '0900', hashtext(id::text) & 255, 1000, date '2024-06-01' + (hashtext(name) & 1023), date '2024-12-01' + (hashtext(id::text) & 511) from register.organisation`
  await owner.unsafe('alter table register.profile enable trigger user')
  await owner.unsafe('vacuum analyze register.organisation, register.profile')
}

async function recountAll(kernel: Kernel, now: Date): Promise<{ seconds: number; organisations: number; written: number }> {
  const began = performance.now()
  let [organisations, written, after] = [0, 0, null as string | null]
  do {
    const { output } = await execute(kernel, { actor: night, now }, recountDuties, { after })
    organisations += output.organisations
    written += output.written
    after = output.next
  } while (after !== null)
  return { seconds: (performance.now() - began) / 1000, organisations, written }
}

export default async function run(): Promise<Result> {
  return withServer(async (serverUrl) => {
    useSecret('bench')
    const name = `chung_bench_${newId().replaceAll('-', '').slice(-8)}`
    const administrator = openPool(serverUrl, 1)
    await createDatabase(administrator, name)
    const ownerUrl = urlWith(serverUrl, { database: name })
    const { urls } = await install(ownerUrl, name, modules)
    const owner = openPool(ownerUrl, 1)
    const kernel = createKernel(urls, modules)
    try {
      await loadOrganisations(owner, cooperatives(), HTX)
      await loadProfiles(owner)
      const first = await recountAll(kernel, new Date('2026-11-24T00:00:00Z'))
      const second = await recountAll(kernel, new Date('2026-11-24T01:00:00Z'))
      const later = await recountAll(kernel, new Date('2027-11-24T00:00:00Z'))
      if (first.organisations !== HTX || second.written !== 0) throw new Error(`${first.organisations} organisations, ${second.written} written again`)
      return judge('duties', {
        organisations: first.organisations, duties: first.written, seconds: Math.max(first.seconds, second.seconds, later.seconds),
        seconds_all_new: first.seconds, seconds_unchanged: second.seconds, seconds_all_changed: later.seconds,
      }, { seconds: { atMost: 60 } })
    } finally {
      await kernel.close()
      await owner.end({ timeout: 5 })
      await administrator.unsafe(`drop database if exists "${name}" with (force)`)
      for (const role of ['chung_app', 'chung_public', 'chung_national', 'chung_auth']) await administrator.unsafe(`drop role if exists ${role}_${name}`)
      await administrator.end({ timeout: 5 })
    }
  }, { durable: true })
}
