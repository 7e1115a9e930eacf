import { addDays } from '#platform/day.ts'
import { insertMembers, insertVersions, fillTally, kinds, listMembers, type BulkMember, type BulkVersion, type MemberFacts } from '#modules/membership/index.ts'
import { inventPerson, pick, seededRandom, type Random } from '#modules/register/index.ts'
import { modules } from '#modules/registry.server.ts'
import { kyselyOver, openPool, sender, type Pool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { createKernel, type Kernel } from '#platform/kernel.server.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { withServer } from '../tools/scratch-server.ts'
import { judge, type Result } from './load.ts'

/** The register of an HTX of 5,000 with ten years of comings, goings and changes, read at any date, 4 readers at once. */
const PRESENT = 5_000
const LEFT = 2_500
const YEARS = 10
const START = '2016-01-01'
const DAYS = YEARS * 365
const AT_ONCE = 4
const READS = 2_000
const CODE = '9951009999'

const day = (n: number): string => addDays(START, Math.floor(n))

function facts(random: Random, n: number): MemberFacts {
  const kind = n % 50 === 0 ? kinds[1] : n % 10 === 0 ? kinds[2] : kinds[0]
  return {
    kind, party: 'person', name: inventPerson(random), nationality: 'VN', idNumber: `000${String(n).padStart(9, '0')}`, bornOn: '1975-01-01', gender: n % 2 ? 'female' : 'male',
    fullCapacity: true, address: `Thôn ${n % 12}, Xã Đông Sơn`, phone: null, email: null, organisationCode: null, cooperative: false, foreignInvested: false, representatives: [],
    investmentCertificateNo: null, residencePaperNo: null, usesService: kind !== 'linked_contributing', givesLabour: false, pledgedDong: kind === 'linked_noncontributing' ? 0 : 5_000_000, memberElsewhere: false,
  }
}

/** Joined sometime; every third changed twice and was corrected once; 2,500 left. */
function invent(): { members: BulkMember[]; versions: BulkVersion[] } {
  const random = seededRandom(11)
  const members: BulkMember[] = []
  const versions: BulkVersion[] = []
  for (let n = 1; n <= PRESENT + LEFT; n += 1) {
    const joined = random() * (DAYS - 800)
    const end = n > PRESENT ? joined + 100 + random() * 600 : null
    const id = newId()
    const f = facts(random, n)
    members.push({ id, number: n, joinedOn: day(joined), organ: 'board', decidedOn: day(joined), resolutionRef: '1/NQ', pledgedDong: f.pledgedDong, heirOf: null })
    const cuts = n % 3 === 0 ? [joined, joined + 30, joined + 60] : [joined]
    cuts.forEach((from, i) => {
      const to = cuts[i + 1] ?? end
      const known = new Date(`${day(from)}T03:00:00Z`)
      const one = { memberId: id, facts: { ...f, address: `Thôn ${i}, Xã Đông Sơn` }, validFrom: day(from), ground: null }
      // What the register said before it was corrected or went on.
      if (to !== null) versions.push({ ...one, id: newId(), validTo: null, knownFrom: known, knownTo: new Date(`${day(to)}T03:00:00Z`) })
      versions.push({ ...one, id: newId(), validTo: to === null ? null : day(to), knownFrom: to === null ? known : new Date(`${day(to)}T03:00:00Z`), knownTo: null })
    })
  }
  return { members, versions }
}

async function load(owner: Pool): Promise<{ organisationId: string; versions: number }> {
  const organisationId = newId()
  const db = kyselyOver(sender(owner))
  await owner`insert into register.organisation (id, code, type, name, province_code, commune_code, registered_on, demonstration, source_system)
    values (${organisationId}, ${CODE}, 'HTX', 'Hợp tác xã năm nghìn', '51', '21109', ${START}, true, 'demonstration')`
  const { members, versions } = invent()
  for (let at = 0; at < members.length; at += 1_000) await insertMembers(db, organisationId, members.slice(at, at + 1_000))
  for (let at = 0; at < versions.length; at += 1_000) await insertVersions(db, organisationId, versions.slice(at, at + 1_000))
  await fillTally(db, organisationId)
  // As autovacuum leaves it after a load.
  await owner`vacuum analyze membership.version, membership.member`
  return { organisationId, versions: versions.length }
}

type Reading = 'first' | 'next' | 'search' | 'kind' | 'known'
const readings: readonly Reading[] = ['first', 'next', 'search', 'kind', 'known']
type Asked = { reading: Reading; ms: number }

async function ask(kernel: Kernel, actor: Actor, random: Random, reading: Reading, cursors: string[]): Promise<Asked> {
  const asOf = day(random() * DAYS)
  const more = {
    first: {}, search: { q: pick(random, ['luc', 'nguyen', 'tran thi', '4127']) }, kind: { kind: 'linked_noncontributing' as const },
    known: { knownAt: `${day(random() * DAYS)}T12:00:00Z` }, next: cursors.length > 0 ? { cursor: pick(random, cursors) } : {},
  }[reading]
  const began = performance.now()
  const { output } = await execute(kernel, { actor }, listMembers, { code: CODE, asOf, limit: 100, ...more })
  const ms = performance.now() - began
  if (output.next !== null && cursors.length < 500 && reading !== 'search') cursors.push(output.next)
  return { reading, ms }
}

async function readAll(kernel: Kernel, actor: Actor): Promise<Asked[]> {
  const random = seededRandom(3)
  const cursors: string[] = []
  const waiting = Array.from({ length: READS }, (_, i) => readings[i % readings.length] ?? 'first')
  const asked: Asked[] = []
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) asked.push(await ask(kernel, actor, random, next, cursors))
  }))
  return asked
}

const percentile = (asked: readonly Asked[], share: number): number => [...asked].sort((a, b) => a.ms - b.ms)[Math.floor(asked.length * share)]?.ms ?? Number.NaN

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
      const { organisationId, versions } = await load(owner)
      const actor: Actor = { ...anonymous, kind: 'person', id: newId(), login: 'giamdoc', name: 'Giám đốc', orgIds: [organisationId], grants: new Set(['membership.manage']) }
      // Once unmeasured: a server that has just started reads its indexes from disk.
      await readAll(kernel, actor)
      const asked = await readAll(kernel, actor)
      const figures = {
        members: PRESENT, rows: versions, p50: percentile(asked, 0.5), p95: percentile(asked, 0.95), p99: percentile(asked, 0.99),
        ...Object.fromEntries(readings.map((reading) => [`p95_${reading}`, percentile(asked.filter((a) => a.reading === reading), 0.95)])),
      }
      return judge('membership', figures, { p95: { atMost: 50 } })
    } finally {
      await kernel.close()
      await owner.end({ timeout: 5 })
      await administrator.unsafe(`drop database "${name}" with (force)`)
      await administrator.end({ timeout: 5 })
    }
  })
}
