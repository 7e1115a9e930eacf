import { searchOrganisations, seededRandom } from '#modules/register/index.ts'
import { modules } from '#modules/registry.server.ts'
import { openPool, type Pool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlWith } from '#platform/installation.server.ts'
import { createKernel, type Kernel } from '#platform/kernel.server.ts'
import { anonymous } from '#platform/operation.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { syllables } from '#platform/vietnamese/fold.ts'
import { withServer } from '../tools/scratch-server.ts'
import { judge, type Result } from './load.ts'
import { inventOrganisations, loadOrganisations, slip } from './search-data.ts'

/** What people type, 8 at once, through the operation: whole names, codes, slips, beginnings, addresses, each in turn. */
const AT_ONCE = 8
const SAMPLES = 300
const SMALL = 101_000
const LARGE = 1_000_000

type Sample = { name: string; code: string | null; address: string; province: string }
type Kind = 'full' | 'code' | 'typo' | 'prefix' | 'address'
type Question = { kind: Kind; q: string; province?: string; wanted: Sample }

const plain = (text: string): string => syllables(text).join(' ')

function questionsAbout(samples: readonly Sample[]): Question[] {
  const random = seededRandom(5)
  return samples.flatMap((wanted): Question[] => [
    { kind: 'full', q: plain(wanted.name), wanted },
    ...(wanted.code ? [{ kind: 'code' as const, q: wanted.code, wanted }] : []),
    { kind: 'typo', q: slip(random, plain(wanted.name)), province: wanted.province, wanted },
    { kind: 'prefix', q: plain(wanted.name).slice(0, -2), wanted },
    { kind: 'address', q: plain(wanted.address.split(', ').slice(-3, -1).join(' ')), province: wanted.province, wanted },
  ])
}

type Asked = { kind: Kind; ms: number; place: number }

async function ask(kernel: Kernel, question: Question): Promise<Asked> {
  const began = performance.now()
  const { output } = await execute(kernel, { actor: anonymous }, searchOrganisations, { q: question.q, province: question.province, limit: 20 })
  return { kind: question.kind, ms: performance.now() - began, place: output.items.findIndex((item) => item.name === question.wanted.name) }
}

async function askAll(kernel: Kernel, questions: readonly Question[]): Promise<Asked[]> {
  const waiting = [...questions]
  const asked: Asked[] = []
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) asked.push(await ask(kernel, next))
  }))
  return asked
}

const percentile = (asked: readonly Asked[], share: number): number => [...asked].sort((a, b) => a.ms - b.ms)[Math.floor(asked.length * share)]?.ms ?? Number.NaN
const share = (asked: readonly Asked[], kinds: readonly Kind[], within: number): number => {
  const those = asked.filter((a) => kinds.includes(a.kind))
  return those.filter((a) => a.place >= 0 && a.place < within).length / those.length
}

async function measure(kernel: Kernel, owner: Pool, size: string): Promise<Record<string, number>> {
  const samples = await owner<Sample[]>`select name, code, address, province_code as province from register.organisation order by md5(id::text || name) limit ${SAMPLES}`
  const questions = questionsAbout(samples)
  // Once unmeasured: a server that has just started reads its indexes from disk.
  await askAll(kernel, questions)
  const asked = await askAll(kernel, questions)
  const ofKind = (kind: Kind): number => percentile(asked.filter((a) => a.kind === kind), 0.95)
  return {
    [`p50_${size}`]: percentile(asked, 0.5), [`p95_${size}`]: percentile(asked, 0.95), [`p99_${size}`]: percentile(asked, 0.99),
    [`hit1_${size}`]: share(asked, ['full', 'code'], 1), [`hit5_typo_${size}`]: share(asked, ['typo'], 5),
    ...Object.fromEntries((['full', 'code', 'typo', 'prefix', 'address'] as const).map((kind) => [`p95_${kind}_${size}`, ofKind(kind)])),
  }
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
      const source = inventOrganisations()
      await loadOrganisations(owner, source, SMALL)
      const small = await measure(kernel, owner, '101k')
      await loadOrganisations(owner, source, LARGE - SMALL)
      const large = await measure(kernel, owner, '1m')
      const figures = { ...small, ...large, hit1: Math.min(small.hit1_101k ?? 0, large.hit1_1m ?? 0), hit5_typo: Math.min(small.hit5_typo_101k ?? 0, large.hit5_typo_1m ?? 0) }
      return judge('search', figures, { p95_101k: { atMost: 20 }, p95_1m: { atMost: 50 }, hit1: { atLeast: 0.95 }, hit5_typo: { atLeast: 0.8 } })
    } finally {
      await kernel.close()
      await owner.end({ timeout: 5 })
      await administrator.unsafe(`drop database if exists "${name}" with (force)`)
      for (const role of ['chung_app', 'chung_public', 'chung_national', 'chung_auth']) await administrator.unsafe(`drop role if exists ${role}_${name}`)
      await administrator.end({ timeout: 5 })
    }
  }, { durable: true })
}
