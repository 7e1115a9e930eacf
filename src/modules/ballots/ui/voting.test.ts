import { expect, test } from 'vitest'
import { blindSign, makeClassKey } from '../casts/token.server.ts'
import { canonical, toBase64, fromBase64 } from '../encoding.ts'
import { receiptOf } from '../casts/receipt.ts'
import { yesNo } from '../hall.ts'
import type { BoxView } from '../schema.ts'
import { forget, keep, kept, keptOf, type Shelf } from './keeping.ts'
import { draw, progressOf, send, sendAll, wireOver, type Wire } from './voting.ts'

const shelfOf = (): Shelf & { size: () => number } => {
  const held = new Map<string, string>()
  return { getItem: (k) => held.get(k) ?? null, setItem: (k, v) => void held.set(k, v), removeItem: (k) => void held.delete(k), size: () => held.size }
}

async function setting() {
  const key = await makeClassKey()
  const box = {
    id: crypto.randomUUID(), organisationId: crypto.randomUUID(), kind: 'plain', title: 'Biểu quyết', questions: yesNo, election: null, threshold: null, council: [],
    keys: [{ weight: 1, publicKey: toBase64(key.publicKey), voters: 3 }],
  } as unknown as BoxView
  const asked: string[] = []
  const wire: Wire = {
    draw: async (_box, _voter, blinded) => {
      asked.push(blinded)
      return { blindSignature: toBase64(blindSign(key.privateKey, fromBase64(blinded)) ?? new Uint8Array()) }
    },
    cast: async (_box, { token, signature }) => ({ receipt: receiptOf(box.id, token, canonical({ marks: [[0]], signature })) }),
  }
  return { box, asked, wire, shelf: shelfOf(), ballot: { box, voterKey: 'a', weight: 1 } }
}

test('a phone that dies after asking asks for the same signature again', async () => {
  const { asked, wire, shelf, ballot } = await setting()
  await expect(draw(ballot, shelf, { ...wire, draw: async (_b, _v, blinded) => { asked.push(blinded); throw new Error('no signal') } })).rejects.toThrow('no signal')
  await draw(ballot, shelf, wire)
  expect(asked[1]).toBe(asked[0])
  await draw(ballot, shelf, wire)
  expect(asked).toHaveLength(2)
})

test('a ballot that was not acknowledged is sent again as it was, whatever is marked by then', async () => {
  const { wire, shelf, ballot } = await setting()
  await draw(ballot, shelf, wire)
  const sent: unknown[] = []
  await expect(send(ballot, shelf, { ...wire, cast: async (_b, cast) => { sent.push(cast); throw new Error('no signal') } }, { 'nghi-quyet': ['co'] })).rejects.toThrow()
  await send(ballot, shelf, { ...wire, cast: async (b, cast) => { sent.push(cast); return wire.cast(b, cast) } }, { 'nghi-quyet': ['khong'] })
  expect(sent[1]).toEqual(sent[0])
  expect(kept(shelf, ballot.box.id, 'a')).toMatchObject({ turn: 1 })
  expect(kept(shelf, ballot.box.id, 'a').written).toBeUndefined()
  forget(shelf, ballot.box.id, 'a')
  expect(shelf.size()).toBe(0)
})

test('a server that answers with another receipt is found out', async () => {
  const { wire, shelf, ballot } = await setting()
  await draw(ballot, shelf, wire)
  await expect(send(ballot, shelf, { ...wire, cast: async () => ({ receipt: 'X' }) }, { 'nghi-quyet': ['co'] })).rejects.toThrow('another')
})

test('the cast carries neither cookie nor referrer; a refusal keeps its words', async () => {
  const calls: RequestInit[] = []
  const wire = wireOver(async (_url, init) => {
    calls.push(init ?? {})
    return new Response(JSON.stringify(calls.length === 1 ? { receipt: 'A' } : { detail: 'Đã hết giờ bỏ phiếu' }), { status: calls.length === 1 ? 201 : 409 })
  }, 'không kết nối được')
  const cast = { token: '', signature: '', weight: 1, turn: 1 }
  expect(await wire.cast('x', cast)).toEqual({ receipt: 'A' })
  expect(calls[0]).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer' })
  await expect(wire.cast('x', cast)).rejects.toThrow('Đã hết giờ bỏ phiếu')
  await expect(wireOver(async () => { throw new TypeError('fetch failed') }, 'không kết nối được').cast('x', cast)).rejects.toThrow('không kết nối được')
})

test('a device finds its own receipts of a box again, also of a ballot whose answer never came', () => {
  const held = new Map<string, string>()
  const shelf = {
    get length() { return held.size }, key: (i: number) => [...held.keys()][i] ?? null,
    getItem: (k: string) => held.get(k) ?? null, setItem: (k: string, v: string) => void held.set(k, v), removeItem: (k: string) => void held.delete(k),
  }
  const cast = { token: '', signature: '', weight: 1, turn: 2 }
  keep(shelf, 'hom', 'a', { turn: 1, receipt: 'MOT' })
  keep(shelf, 'hom', 'b', { turn: 1, receipt: 'HAI', written: { cast, receipt: 'BA' } })
  keep(shelf, 'hom', 'c', { turn: 0 })
  keep(shelf, 'khac', 'a', { turn: 1, receipt: 'BON' })
  expect(keptOf(shelf, 'hom')).toEqual([{ voterKey: 'a', receipt: 'MOT' }, { voterKey: 'b', receipt: 'BA' }])
})

test('the votes of one member are marked alike: what breaks off in the middle goes on with the same marks, and none is sent twice', async () => {
  const { wire, shelf, box } = await setting()
  const ballots = ['a', 'b', 'c'].map((voterKey) => ({ box, voterKey, weight: 1 }))
  for (const ballot of ballots) await draw(ballot, shelf, wire)
  expect(progressOf(ballots, shelf).state).toBe('none')
  const sent: string[] = []
  const counting: Wire = { ...wire, cast: async (id, cast) => { sent.push(JSON.stringify(cast.choices)); return wire.cast(id, cast) } }
  const cutting: Wire = { ...counting, cast: async (id, cast) => { if (sent.length === 1) throw new Error('no signal'); return counting.cast(id, cast) } }
  await expect(sendAll(ballots, shelf, cutting, { 'nghi-quyet': ['co'] })).rejects.toThrow('no signal')
  expect(progressOf(ballots, shelf)).toMatchObject({ state: 'unsent', receipts: [expect.any(String)] })
  const { state, receipts } = await sendAll(ballots, shelf, counting, null)
  expect([state, receipts.length, new Set(sent).size, sent.length]).toEqual(['done', 3, 1, 3])
  for (const { voterKey } of ballots) expect(kept(shelf, box.id, voterKey)).toMatchObject({ turn: 1 })
  forget(shelf, box.id, 'c')
  await draw(ballots[2] ?? { box, voterKey: 'c', weight: 1 }, shelf, wire)
  expect(progressOf(ballots, shelf).state).toBe('partly')
  await sendAll(ballots, shelf, counting, { 'nghi-quyet': ['co'] })
  expect([progressOf(ballots, shelf).state, sent.length]).toEqual(['done', 4])
})
