import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { emsa_pss_encode } from '@cloudflare/blindrsa-ts/lib/src/util.js'
import Fastify from 'fastify'
import { closeBox } from '#modules/ballots/boxes/boxes.server.ts'
import { getBoard } from '#modules/ballots/board/operations.server.ts'
import { fromBase64, toBase64 } from '#modules/ballots/encoding.ts'
import { hallOf, keyHolders, makeKey, openTogether, yesNo, type KeyHolder, type Hall } from '#modules/ballots/hall.ts'
import { encryptPaper, type Sheet } from '#modules/ballots/proofs/ballot.ts'
import type { BoxView } from '#modules/ballots/index.ts'
import { modules } from '#modules/registry.server.ts'
import { execute } from '#platform/execute.server.ts'
import { registerApi } from '#platform/http.server.ts'
import { newId } from '#platform/ids.ts'
import { createDatabase, install, urlsOf, urlWith } from '#platform/installation.server.ts'
import { openPool } from '#platform/connection.server.ts'
import { createKernel } from '#platform/kernel.server.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { useSecret } from '#platform/secrets.server.ts'
import { withServer } from '../tools/scratch-server.ts'
import { judge, type Result } from './load.ts'
import { freePort, startSide } from './process.ts'
import { measureWatchers } from './watchers.ts'

/**
 * A meeting of 5,000 votes from the web: each draws a token signed in and casts it without a name, all within one
 * minute (plain) or three (verifiable). Votes start by the clock, whether the server keeps up or not. Database, server
 * and sender are processes of their own; what a voter's device computes is prepared before the clock starts.
 */
const VOTERS = Number(process.env.BENCH_VOTERS ?? 5000)
/** Fewer voters come at the same rate. */
const WITHIN_MS = { plain: 60_000 * VOTERS / 5000, verifiable: 180_000 * VOTERS / 5000 }
type Kind = keyof typeof WITHIN_MS
const SECRET = 'bench'
const self = fileURLToPath(import.meta.url)
const choiceOf = (i: number): 'co' | 'khong' => (i % 3 === 0 ? 'khong' : 'co')

type Opened = { box: BoxView; voters: { id: string; voterKey: string }[] }
type Closed = { ms: number; votes: number[]; receipts: string[] }

/** The platform's API over a ready database. The session is a header: signing in is measured elsewhere. */
async function serve(databaseUrl: string, suffix: string, port: number): Promise<void> {
  useSecret(SECRET)
  const kernel = createKernel(urlsOf(databaseUrl, suffix).urls, modules)
  let hall: Hall | null = null
  let box: BoxView | null = null
  let holders: KeyHolder[] = []
  const actorOf = (headers: { authorization?: string }): Actor => ({ ...anonymous, kind: 'person', id: String(headers.authorization).slice(7), login: 'cutri', name: 'Cử tri', orgIds: hall ? [hall.organisationId] : [] })
  const app = Fastify({ bodyLimit: 10_000_000 })
  await registerApi(app, { kernel, actorOf: (request) => actorOf(request.headers), demonstration: () => false, onError: (error) => void process.stderr.write(`${String(error)}\n`) })
  app.get('/readyz', () => ({ ready: true }))
  app.post<{ Params: { kind: Kind } }>('/open/:kind', async (request): Promise<Opened> => {
    const { kind } = request.params
    hall = hallOf(kernel)
    const voters = hall.voters(Array.from({ length: VOTERS }, () => 1))
    holders = kind === 'verifiable' ? keyHolders(hall, 3) : []
    box = await hall.open(voters, { kind, ...(kind === 'verifiable' ? { threshold: 2, trustees: holders.map((h, i) => ({ personId: h.actor.id ?? '', name: `Người giữ khóa ${i + 1}` })) } : {}), questions: yesNo })
    if (kind === 'verifiable') await makeKey(kernel, box.id, holders, 2)
    box = await hall.viewBy(hall.chair, box.id)
    return { box, voters: voters.map((v) => ({ id: v.actor.id ?? '', voterKey: v.voterKey })) }
  })
  app.post('/close', async (): Promise<Closed> => {
    if (!hall || !box) throw new Error('nothing is open')
    const { id } = box
    const began = performance.now()
    let { tally } = await hall.as((ctx) => closeBox(ctx, id))
    if (!tally) await openTogether(kernel, box, holders.slice(0, 2).map((h, i) => ({ ...h, number: i + 1 })), holders.length)
    const ms = performance.now() - began
    const board = (await execute(kernel, { actor: hall.chair }, getBoard, { box: id })).output
    tally = board.tally
    return { ms, votes: tally?.questions[0]?.choices.map((c) => c.votes) ?? [], receipts: board.ballots.map((b) => b.receipt) }
  })
  await app.listen({ port, host: '127.0.0.1' })
}

const MODULUS_BYTES = 256
const bigOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const block = (n: bigint): Uint8Array => Buffer.from(n.toString(16).padStart(MODULUS_BYTES * 2, '0'), 'hex')

function inverse(a: bigint, n: bigint): bigint {
  let [r, s, t, u] = [n, a, 0n, 1n]
  while (s !== 0n) [r, s, t, u] = [s, r % s, u, t - (r / s) * u]
  return t < 0n ? t + n : t
}

function power(a: bigint, e: number, n: bigint): bigint {
  let result = 1n
  for (const bit of e.toString(2)) result = bit === '1' ? ((result * result) % n) * a % n : (result * result) % n
  return result
}

type Prepared = { authorization: string; drawing: string; unblind: (signature: string) => string; casting: (signature: string) => string; key: string }

/** What the browser of voter i would have computed; blinding with numbers of the language, which is much faster than a phone's. */
async function prepare({ box, voters }: Opened, i: number, modulus: bigint): Promise<Prepared> {
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const choice = choiceOf(i)
  const ballot = box.kind === 'verifiable' ? encryptPaper(box as Sheet, { secret, weight: 1, turn: 1 }, [[choice === 'co' ? 0 : 1]]) : null
  const token = ballot?.token ?? toBase64(secret)
  const encoded = bigOf(await emsa_pss_encode(fromBase64(token), MODULUS_BYTES * 8 - 1, { sLen: 48, hash: 'SHA-384' }))
  const r = bigOf(crypto.getRandomValues(new Uint8Array(MODULUS_BYTES - 1)))
  const [blinded, back] = [toBase64(block((encoded * power(r, 65_537, modulus)) % modulus)), inverse(r, modulus)]
  const voter = voters[i]
  return {
    authorization: `Bearer ${voter?.id}`, key: newId(), drawing: JSON.stringify({ voterKey: voter?.voterKey, blinded }),
    unblind: (signature) => toBase64(block((bigOf(fromBase64(signature)) * back) % modulus)),
    casting: (signature) => JSON.stringify({ token, signature, weight: 1, turn: 1, ...(ballot ? { encrypted: ballot.encrypted } : { choices: { 'nghi-quyet': [choice] } }) }),
  }
}

type Sent = { ms: number; castMs: number; receipt: string; again: number }

/** A phone sends again when it is refused for the moment or hears nothing. */
async function post(url: string, body: string, headers: Record<string, string>): Promise<{ content: Record<string, string>; again: number }> {
  for (let again = 0; ; again += 1) {
    const answer = await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } }).catch(() => null)
    const content = answer ? await answer.json() as Record<string, string> : {}
    if (answer && answer.status < 300) return { content, again }
    if (answer && ![429, 503].includes(answer.status) || again > 20) throw new Error(JSON.stringify(content))
    await pause(1000)
  }
}

async function vote(url: string, p: Prepared): Promise<Sent> {
  const began = performance.now()
  const drawn = await post(`${url}/tokens`, p.drawing, { authorization: p.authorization, 'idempotency-key': p.key })
  const casting = p.casting(p.unblind(drawn.content.blindSignature ?? ''))
  const between = performance.now()
  const cast = await post(`${url}/casts`, casting, {})
  const end = performance.now()
  // Every tenth is sent twice, as a phone does that did not hear the answer.
  if (p.key.endsWith('0')) await post(`${url}/casts`, casting, {})
  return { ms: end - began, castMs: end - between, receipt: cast.content.receipt ?? '', again: drawn.again + cast.again }
}

/** Its own process: prepares, waits for the clock, sends, writes what it was told. */
async function send(url: string, file: string): Promise<void> {
  const opened = JSON.parse(await readFile(file, 'utf8')) as Opened
  const key = await crypto.subtle.importKey('spki', fromBase64(opened.box.keys[0]?.publicKey ?? ''), { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify'])
  const modulus = bigOf(fromBase64((await crypto.subtle.exportKey('jwk', key)).n ?? ''))
  const prepared: Prepared[] = []
  for (let i = 0; i < VOTERS; i += 1) prepared.push(await prepare(opened, i, modulus))
  const within = WITHIN_MS[opened.box.kind]
  const began = performance.now()
  const sent = await Promise.all(prepared.map(async (p, i) => {
    await pause(Math.max(0, (within * i) / VOTERS - (performance.now() - began)))
    return vote(`${url}/api/v1/ballots/${opened.box.id}`, p)
  }))
  await writeFile(file, JSON.stringify({ sent, tookMs: performance.now() - began }))
}

const at = (values: readonly number[], share: number): number => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN

async function meeting(url: string, kind: Kind, folder: string): Promise<Record<string, number>> {
  const opened = await fetch(`${url}/open/${kind}`, { method: 'POST' }).then((answer) => answer.json()) as Opened
  const file = join(folder, `${kind}.json`)
  await writeFile(file, JSON.stringify(opened))
  const child = spawn(process.execPath, [self, 'send', url, file], { stdio: ['ignore', 'inherit', 'inherit'] })
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Error('the sender failed')
  const { sent, tookMs } = JSON.parse(await readFile(file, 'utf8')) as { sent: Sent[]; tookMs: number }
  const closed = await fetch(`${url}/close`, { method: 'POST' }).then((answer) => answer.json()) as Closed
  const listed = new Set(closed.receipts)
  const noes = Array.from({ length: VOTERS }, (_, i) => choiceOf(i)).filter((c) => c === 'khong').length
  const wrong = Number(closed.votes[0] !== VOTERS - noes || closed.votes[1] !== noes)
  return {
    [`${kind}P50Ms`]: at(sent.map((s) => s.ms), 0.5), [`${kind}P95Ms`]: at(sent.map((s) => s.ms), 0.95), [`${kind}CastP95Ms`]: at(sent.map((s) => s.castMs), 0.95),
    [`${kind}TookMs`]: tookMs, [`${kind}SentAgain`]: sent.reduce((all, s) => all + s.again, 0), [`${kind}ResultMs`]: closed.ms,
    [`${kind}Lost`]: sent.filter((s) => !listed.has(s.receipt)).length, [`${kind}Doubled`]: closed.receipts.length - listed.size + Math.max(0, closed.receipts.length - VOTERS), [`${kind}Miscounted`]: wrong,
  }
}

/** What is on the screens is shown to people: half a second is at once. */
const SHOWN_WITHIN_MS = 500

export default async function run(): Promise<Result> {
  useSecret(SECRET)
  const { watchers, delays } = await measureWatchers()
  const live = { watchers, liveP50Ms: at(delays, 0.5), liveP95Ms: at(delays, 0.95), liveMissed: delays.filter((ms) => !Number.isFinite(ms)).length }
  return withServer(async (serverUrl) => {
    const name = `chung_bench_${newId().replaceAll('-', '').slice(-8)}`
    const administrator = openPool(serverUrl, 1)
    const folder = await mkdtemp(join(tmpdir(), 'chung-bench-'))
    await createDatabase(administrator, name)
    const databaseUrl = urlWith(serverUrl, { database: name })
    try {
      await install(databaseUrl, name, modules)
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const side = await startSide([self, 'serve', databaseUrl, name, String(port)], {}, `${url}/readyz`)
      try {
        const figures = { voters: VOTERS, ...live, ...(await meeting(url, 'plain', folder)), ...(await meeting(url, 'verifiable', folder)) }
        return judge('assembly', figures, {
          watchers: { atLeast: 200 }, liveP95Ms: { atMost: SHOWN_WITHIN_MS }, liveMissed: { atMost: 0 },
          plainP95Ms: { atMost: 300 }, plainResultMs: { atMost: 2000 }, plainTookMs: { atMost: WITHIN_MS.plain + 2000 }, plainLost: { atMost: 0 }, plainDoubled: { atMost: 0 }, plainMiscounted: { atMost: 0 },
          verifiableP95Ms: { atMost: 300 }, verifiableResultMs: { atMost: 60_000 }, verifiableTookMs: { atMost: WITHIN_MS.verifiable + 2000 }, verifiableLost: { atMost: 0 }, verifiableDoubled: { atMost: 0 }, verifiableMiscounted: { atMost: 0 },
        })
      } finally {
        await side.stop()
      }
    } finally {
      await administrator.unsafe(`drop database if exists "${name}" with (force)`)
      for (const role of ['chung_app', 'chung_public', 'chung_national', 'chung_auth']) await administrator.unsafe(`drop role if exists ${role}_${name}`)
      await administrator.end({ timeout: 5 })
      await rm(folder, { recursive: true, force: true })
    }
  }, { durable: true })
}

if (process.argv[1] === self) {
  const [, , role = '', first = '', second = '', port = ''] = process.argv
  if (role === 'serve') await serve(first, second, Number(port))
  else await send(first, second)
}
