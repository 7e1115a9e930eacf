import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import Fastify from 'fastify'
import { modules } from '#modules/registry.server.ts'
import { asListed, demonstrationCode, inventPerson, inventUniqueName, pick, pickWeighted, seededRandom, type Random } from '#modules/register/index.ts'
import { openPool, type Pool } from '#platform/connection.server.ts'
import { startDispatcher } from '#platform/events.server.ts'
import { registerApi } from '#platform/http.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlsOf, urlWith } from '#platform/installation.server.ts'
import { startJobs } from '#platform/jobs.server.ts'
import { createKernel } from '#platform/kernel.server.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { loadReference } from '#platform/reference.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { markWorkbook, openWorkbook, workbookBytes, type WriteValue } from '#platform/workbook/index.server.ts'
import { withServer } from '../tools/scratch-server.ts'
import { judge, median, type Result } from './load.ts'
import { freePort, startSide } from './process.ts'
import { inventOrganisations, loadOrganisations } from './search-data.ts'

/** A list of 35,000 rows into a register of 101,000: addresses old and new, respelled duplicates, trail; upload to done. */
const ROWS = 35_000
const REGISTERED = 101_000
const ROUNDS = 5
const PROVINCE = '51'
const SECRET = 'bench'

const csv = (name: string): string[][] => readFileSync(new URL(`../data/places/${name}.csv`, import.meta.url), 'utf8').trim().split('\n').map((line) => line.split(','))

/** Today's communes of the province, and how the same places were written before 1/7/2025. */
function spellings(): { today: string[]; old: string[] } {
  const today = csv('today').filter(([, parent]) => parent === PROVINCE)
  const olds = new Map(csv('old').map(([code = '', parent = '', name = '']) => [code, { parent, name }]))
  const converted = csv('conversion').filter(([, to]) => today.some(([code]) => code === to)).map(([from = '']) => olds.get(from))
  const old = converted.flatMap((commune) => {
    const district = olds.get(commune?.parent ?? '')
    const province = olds.get(district?.parent ?? '')
    return commune && district && province ? [`${commune.name}, ${district.name}, ${province.name}`] : []
  })
  return { today: today.map(([, , name = '']) => `${name}, tỉnh Quảng Ngãi`), old }
}

const headings = ['STT', 'Tên HTX', 'Mã số thuế', 'Địa chỉ', 'Người đại diện', 'Điện thoại', 'Ngành nghề', 'Lĩnh vực', 'Ngày cấp', 'Vốn điều lệ', 'Số thành viên', 'Số lao động', 'Doanh thu', 'Tình trạng', 'Ghi chú']
const fields = { agriculture: 668, trade_service: 92, transport: 57, construction: 26 } as const
const fieldWords = { agriculture: 'Nông nghiệp', trade_service: 'Thương mại - dịch vụ', transport: 'Vận tải', construction: 'Xây dựng' }

/** Every twentieth row is a body that the register has already, spelled as people spell. */
async function inventList(registered: readonly { name: string; code: string | null; address: string }[]): Promise<Uint8Array> {
  const random = seededRandom(7)
  const places = spellings()
  const taken = new Set<string>()
  let serial = 5_000_000
  const nextCode = (): string => demonstrationCode(serial += 1) ?? nextCode()
  const row = (n: number): WriteValue[] => {
    const known = n % 20 === 0 ? registered[n / 20 - 1] : undefined
    const place = pick(random, random() < 0.5 ? places.today : places.old)
    const field = pickWeighted(random, fields)
    const name = known?.name ?? inventUniqueName(random, { type: 'HTX', field, communeName: place.split(',')[0] ?? '' }, taken)
    return [n, asListed(name, random), known ? (random() < 0.5 ? known.code : null) : random() < 0.8 ? nextCode() : null,
      known?.address ?? `Thôn ${1 + Math.floor(random() * 12)}, ${place}`, inventPerson(random), `09${String(Math.floor(random() * 1e8)).padStart(8, '0')}`,
      field === 'agriculture' ? 'Trồng lúa, dịch vụ thủy lợi, làm đất' : 'Dịch vụ', fieldWords[field], dateOf(random),
      `${1 + Math.floor(random() * 9)}.${String(Math.floor(random() * 1000)).padStart(3, '0')}.000.000`, 7 + Math.floor(random() * 300), Math.floor(random() * 60),
      Math.floor(random() * 9000) * 1_000_000, random() < 0.93 ? 'Đang hoạt động' : 'Tạm ngừng hoạt động', null]
  }
  const rows = function* (): Generator<WriteValue[]> { for (let n = 1; n <= ROWS; n += 1) yield row(n) }
  return workbookBytes({ sheets: [{ name: 'Danh sách', columns: headings.map((header) => ({ header })), rows: rows() }] })
}

const dateOf = (random: Random): string => `${String(1 + Math.floor(random() * 28)).padStart(2, '0')}/${String(1 + Math.floor(random() * 12)).padStart(2, '0')}/${2000 + Math.floor(random() * 25)}`

const officer: Actor = { ...anonymous, kind: 'person', id: newId(), login: 'tinh', name: 'Cán bộ tỉnh', grants: new Set(['imports.importList']), territory: { level: 'province', province: PROVINCE } }

/** The app alone in its process, so that its memory is its own: API and workers over a database that is ready. */
async function serve(databaseUrl: string, suffix: string, port: number): Promise<void> {
  useSecret(SECRET)
  const { urls } = urlsOf(databaseUrl, suffix)
  const kernel = createKernel(urls, modules)
  const complain = (error: unknown): void => { process.stderr.write(`${String(error)}\n`) }
  startDispatcher(kernel, complain)
  await startJobs(kernel, urls, complain)
  const app = Fastify()
  await registerApi(app, { kernel, actorOf: () => officer, demonstration: () => true, onError: complain })
  app.get('/readyz', () => ({ ready: true }))
  await app.listen({ port, host: '127.0.0.1' })
}

type Job = { id: string; batchId: string; state: string; counts: Record<string, number>; problems: { text: string }[] }

async function importOnce(url: string, bytes: Uint8Array): Promise<{ ms: number; job: Job }> {
  const began = performance.now()
  const headers = { 'content-type': 'application/octet-stream', 'chung-file-name': 'danh-sach.xlsx', 'idempotency-key': newId() }
  let job = await fetch(`${url}/api/v1/imports/organisations`, { method: 'POST', headers, body: bytes as BodyInit }).then((answer) => answer.json()) as Job
  const { batchId } = job
  while (job.state === 'queued' || job.state === 'running') {
    await pause(50)
    job = await fetch(`${url}/api/v1/jobs/${job.id}`).then((answer) => answer.json()) as Job
  }
  if (job.state !== 'done') throw new Error(JSON.stringify(job).slice(0, 1000))
  return { ms: performance.now() - began, job: { ...job, batchId } }
}

/** In a process of its own as well: a library that has just started reads slower than one that is warm. */
const readOnce = (file: string): number =>
  Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), 'read', file], { encoding: 'utf8' }))

async function readRows(file: string): Promise<number> {
  const began = performance.now()
  const workbook = await openWorkbook(file)
  let cells = 0
  for await (const row of workbook.sheets[0]?.rows ?? []) cells += row.cells.length
  await workbook.close()
  if (cells < ROWS * 10) throw new Error('the list is shorter than it should be')
  return performance.now() - began
}

const peakMb = (pid: number | undefined): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024

type Round = { importMs: number; readMs: number; rssMb: number; markMs: number; markRssMb: number; counts: Record<string, number> }

async function round(file: string, bytes: Uint8Array, databaseUrl: string, suffix: string): Promise<Round> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const side = await startSide([fileURLToPath(import.meta.url), databaseUrl, suffix, String(port)], {}, `${url}/readyz`)
  try {
    const readMs = readOnce(file)
    const { ms, job } = await importOnce(url, bytes)
    const rssMb = peakMb(side.child.pid)
    return { importMs: ms, readMs, rssMb, ...(await markOnce(file)), counts: job.counts }
  } finally {
    await side.stop()
  }
}

/** The marked workbook: every hundredth row has something to say. */
async function markOnce(file: string): Promise<{ markMs: number; markRssMb: number }> {
  const began = performance.now()
  await markWorkbook(file, Array.from({ length: ROWS / 100 }, (_, i) => ({ sheet: 'Danh sách', row: 2 + i * 100, column: 3, message: 'Mã số HTX có 10 chữ số; xem giấy chứng nhận đăng ký.' })), { heading: 'Lỗi cần sửa' })
  return { markMs: performance.now() - began, markRssMb: process.memoryUsage().rss / 1024 / 1024 }
}

async function prepare(serverUrl: string, template: string): Promise<{ owner: Pool; bytes: Uint8Array }> {
  const ownerUrl = urlWith(serverUrl, { database: template })
  await install(ownerUrl, template, modules)
  await loadReference(ownerUrl, modules)
  const owner = openPool(ownerUrl, 1)
  await loadOrganisations(owner, inventOrganisations(), REGISTERED)
  const known = await owner<{ name: string; code: string | null; address: string }[]>`select name, code, address from register.organisation where province_code = ${PROVINCE} order by id limit ${ROWS / 20}`
  return { owner, bytes: await inventList(known) }
}

export default async function run(): Promise<Result> {
  useSecret(SECRET)
  return withServer(async (serverUrl) => {
    const template = `chung_bench_${newId().replaceAll('-', '').slice(-8)}`
    const administrator = openPool(serverUrl, 1)
    const folder = await mkdtemp(join(tmpdir(), 'chung-bench-'))
    await createDatabase(administrator, template)
    try {
      const { owner, bytes } = await prepare(serverUrl, template)
      await owner.end({ timeout: 5 })
      const file = join(folder, 'danh-sach.xlsx')
      await writeFile(file, bytes)
      const rounds: Round[] = []
      for (let i = 0; i < ROUNDS; i += 1) {
        const name = `${template}_${i}`
        await createDatabase(administrator, name, template)
        rounds.push(await round(file, bytes, urlWith(serverUrl, { database: name }), template))
        await administrator.unsafe(`drop database "${name}" with (force)`)
      }
      const of = (key: Exclude<keyof Round, 'counts'>): number => median(rounds.map((one) => one[key]))
      const figures = {
        ratio: median(rounds.map((one) => one.importMs / one.readMs)), importMs: of('importMs'), readMs: of('readMs'), rssMb: Math.max(...rounds.map((one) => one.rssMb)),
        markMs: of('markMs'), markRssMb: of('markRssMb'), rows: ROWS, ...Object.fromEntries(Object.entries(rounds[0]?.counts ?? {}).map(([name, count]) => [`rows_${name}`, count])),
      }
      return judge('import', figures, { ratio: { atMost: 10 }, rssMb: { atMost: 600 }, markRssMb: { atMost: 600 } })
    } finally {
      await administrator.unsafe(`drop database if exists "${template}" with (force)`)
      for (const role of ['chung_app', 'chung_public', 'chung_national', 'chung_auth']) await administrator.unsafe(`drop role if exists ${role}_${template}`)
      await administrator.end({ timeout: 5 })
      await rm(folder, { recursive: true, force: true })
    }
  }, { durable: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , first = '', second = '', port = ''] = process.argv
  if (first === 'read') process.stdout.write(String(await readRows(second)))
  else await serve(first, second, Number(port))
}
