import { setTimeout as pause } from 'node:timers/promises'
import { goMay } from '#modules/identity/index.ts'
import { newId } from '#platform/ids.ts'
import { withPlatform, type Platform } from './server.ts'

/**
 * The hall's screens: so many pages watch the meeting of the demonstration over their own long-lived connections, while
 * the desk checks members in. Measured from the moment the clerk's request is sent to the moment each watcher has it.
 */
const WATCHERS = Number(process.env.BENCH_WATCHERS ?? 200)
const ARRIVALS = 40
/** As fast as one desk works in a rush. */
const EVERY_MS = 400

type Watcher = { seen: number; onSeen: (attending: number) => void; stop: () => void }

async function watch(url: string, token: string): Promise<Watcher> {
  const stopper = new AbortController()
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` }, signal: stopper.signal })
  if (!answer.ok || !answer.body) throw new Error(`watching: ${answer.status}`)
  const watcher: Watcher = { seen: -1, onSeen: () => undefined, stop: () => stopper.abort() }
  void follow(answer.body, watcher).catch(() => undefined)
  return watcher
}

async function follow(body: ReadableStream<Uint8Array>, watcher: Watcher): Promise<void> {
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream() as never) as unknown as AsyncIterable<string>) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const data = /^data: (.*)$/m.exec(event)?.[1]
      if (!data) continue
      watcher.seen = (JSON.parse(data) as { quorum: { attending: number } }).quorum.attending
      watcher.onSeen(watcher.seen)
    }
  }
}

type Hall = { url: string; token: string; id: string }
async function ask<T>({ url, token }: Pick<Hall, 'url' | 'token'>, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': newId() }) },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return answer.json() as Promise<T>
}

type Line = { memberId: string; mode: string | null; withdrawn: string | null }

async function arrivals(hall: Hall, watchers: readonly Watcher[]): Promise<number[]> {
  const { items } = await ask<{ items: Line[] }>(hall, `/assemblies/${hall.id}/attendance?limit=1000`)
  const start = items.filter((line) => line.mode !== null).length
  const coming = items.filter((line) => line.mode === null && line.withdrawn === null).slice(0, ARRIVALS)
  const sentAt: number[] = []
  const delays: number[] = []
  // A view that shows three more at once answers for all three.
  for (const watcher of watchers) {
    let known = start
    watcher.onSeen = (attending) => {
      const now = performance.now()
      for (; known < attending; known += 1) delays.push(now - (sentAt[known - start] ?? now))
    }
  }
  for (const line of coming) {
    const began = performance.now()
    sentAt.push(began)
    await ask(hall, `/assemblies/${hall.id}/attendance`, { memberId: line.memberId, mode: 'in_person' })
    await pause(Math.max(0, EVERY_MS - (performance.now() - began)))
  }
  await pause(2000)
  const missed = watchers.length * coming.length - delays.length
  return [...delays, ...Array.from({ length: missed }, () => Number.POSITIVE_INFINITY)]
}

async function hallOf(platform: Platform): Promise<Hall> {
  const found = { url: platform.url, token: platform.token('giamdoc') }
  const { items } = await ask<{ items: { id: string; state: string; title: string }[] }>(found, `/organisations/${goMay.code}/assemblies`)
  const called = items.find((m) => m.state === 'called')
  if (!called) throw new Error('the demonstration has no meeting of today')
  return { ...found, id: called.id }
}

/** Every watcher's delay for every arrival. */
export const measureWatchers = (): Promise<{ watchers: number; delays: number[] }> => withPlatform(async (platform) => {
  const hall = await hallOf(platform)
  const watchers = await Promise.all(Array.from({ length: WATCHERS }, () => watch(`${platform.url}/dai-hoi/${hall.id}/truc-tiep`, hall.token)))
  try {
    await pause(1000)
    return { watchers: watchers.length, delays: await arrivals(hall, watchers) }
  } finally {
    for (const watcher of watchers) watcher.stop()
  }
})
