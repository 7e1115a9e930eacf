import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import type { BoardFile } from './board/file.ts'
import { recheckBoard } from './board/recheck.ts'
import { getBoard } from './board/operations.server.ts'
import { verifyBoard } from './board/verify.server.ts'
import { closeBox, tallyOf } from './boxes/boxes.server.ts'
import { castBallot } from './casts/operations.server.ts'
import { isPublished, writeBallot, type Token } from './client.ts'
import { hallOf, keyHolders, makeKey, openTogether, yesNo, type Hall, type KeyHolder, type Voter } from './hall.ts'
import { ballotFault } from './proofs/check.ts'
import type { BoxView, Choices, Question } from './schema.ts'
import { changedAt, leaves } from './tampering.ts'
import { checkShare, holdKey, stepOf } from './ui/holding.ts'
import { toBase64 } from './encoding.ts'
import { confirmKey, getCouncil, openSumsPart } from './trustees/operations.server.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t.close())

const questions: Question[] = [...yesNo, { id: 'chu-tich', text: 'Bầu ông Nguyễn Văn Hai?', atMost: 1, choices: [{ id: 'bau', label: 'Bầu' }, { id: 'khong', label: 'Không bầu' }] }]
const THRESHOLD = 2

type Election = { hall: Hall; box: BoxView; voters: Voter[]; holders: KeyHolder[] }
async function elect(weights: readonly number[], more = {}): Promise<Election> {
  const hall = hallOf(t.kernel)
  const voters = hall.voters(weights)
  const holders = keyHolders(hall, 3)
  const draft = await hall.open(voters, {
    kind: 'verifiable', questions, threshold: THRESHOLD, trustees: holders.map(({ actor }, i) => ({ personId: actor.id ?? '', name: `Người giữ khóa ${i + 1}` })), ...more,
  })
  expect(draft.state).toBe('preparing')
  await makeKey(t.kernel, draft.id, holders, THRESHOLD)
  return { hall, box: await hall.viewBy(hall.chair, draft.id), voters, holders }
}

const count = async ({ hall, box, holders }: Election, numbers: readonly number[] = [1, 3]): Promise<void> => {
  expect(await hall.as((ctx) => closeBox(ctx, box.id))).toEqual({ state: 'closed', tally: null })
  const opening = numbers.flatMap((number) => (holders[number - 1] ? [{ ...(holders[number - 1] as KeyHolder), number }] : []))
  expect(await openTogether(t.kernel, box, opening, holders.length)).toBe('counted')
}

const ballots: Choices[] = [
  { 'nghi-quyet': ['co'], 'chu-tich': ['bau'] }, { 'nghi-quyet': ['khong'] }, { 'nghi-quyet': ['co'], 'chu-tich': ['khong'] }, {}, { 'nghi-quyet': ['khac'], 'chu-tich': ['bau'] },
]

async function voted(weights: readonly number[], more = {}): Promise<Election & { board: BoardFile; receipts: string[] }> {
  const election = await elect(weights, more)
  const receipts: string[] = []
  for (const [i, voter] of election.voters.entries()) receipts.push(await election.hall.cast(election.box, await election.hall.draw(election.box, voter), weights.length === ballots.length ? (ballots[i] ?? {}) : { 'chu-tich': ['bau'] }))
  await count(election)
  return { ...election, receipts, board: JSON.parse(JSON.stringify(await t.execute(election.hall.chair, getBoard, { box: election.box.id }))) as BoardFile }
}

let whole: Awaited<ReturnType<typeof voted>>
beforeAll(async () => { whole = await voted([1, 1, 1, 5, 5]) })

test('a whole verifiable vote: common key of three, encrypted ballots, sums opened by two, published and rechecked', async () => {
  const tally = await whole.hall.as((ctx) => tallyOf(ctx, whole.box.id))
  expect(tally?.cast).toEqual({ ballots: 5, votes: 13 })
  expect(tally?.questions.map((q) => [q.choices.map((c) => c.votes), q.blank.votes])).toEqual([[[2, 1, 5], 5], [[6, 1], 6]])
  for (const receipt of whole.receipts) expect(isPublished(whole.board, receipt)).toBe(true)
  expect(await verifyBoard(whole.board)).toEqual({ faults: [], ballots: 5, final: true })
})

test('before the trustees have opened it the file is whole but not final', async () => {
  const election = await elect([1, 1])
  for (const voter of election.voters) await election.hall.cast(election.box, await election.hall.draw(election.box, voter), ballots[0] ?? {})
  await election.hall.as((ctx) => closeBox(ctx, election.box.id))
  const board = await t.execute(election.hall.chair, getBoard, { box: election.box.id })
  expect(await verifyBoard(board)).toEqual({ faults: [], ballots: 2, final: false })
  const [first, second] = election.holders
  if (!first || !second) throw new Error('no holders')
  expect(await openTogether(t.kernel, election.box, [{ ...first, number: 1 }], 3)).toBe('closed')
  expect(await openTogether(t.kernel, election.box, [{ ...first, number: 1 }, { ...second, number: 2 }], 3)).toBe('counted')
})

test('an empty box needs no opening', async () => {
  const election = await elect([1])
  const { state, tally } = await election.hall.as((ctx) => closeBox(ctx, election.box.id))
  expect([state, tally?.cast.ballots]).toEqual(['counted', 0])
  expect(await verifyBoard(await t.execute(election.hall.chair, getBoard, { box: election.box.id }))).toMatchObject({ faults: [], final: true })
})

describe('forged ballots', () => {
  let election: Election
  let token: Token
  beforeAll(async () => {
    election = await elect([1, 1, 2], { revote: true })
    token = await election.hall.draw(election.box, election.voters[0] as Voter)
  })
  const send = (cast: object) => t.execute(anonymous, castBallot, { box: election.box.id, ...cast } as never)

  test('each part of a ballot is bound to the rest: changed, swapped, taken from another turn or another token it is refused', async () => {
    const { cast } = await writeBallot(election.box, token, ballots[0] ?? {}, 1)
    const other = await writeBallot(election.box, token, ballots[1] ?? {}, 1)
    if (!cast.encrypted || !other.cast.encrypted) throw new Error('not encrypted')
    const { answers } = cast.encrypted
    const [first, second] = answers
    if (!first || !second) throw new Error('no answers')
    const flip = (text: string): string => `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
    const forged: object[] = [
      { ...cast, turn: 2 },
      { ...cast, encrypted: { ...cast.encrypted, seal: flip(cast.encrypted.seal) } },
      { ...cast, encrypted: { ...cast.encrypted, answers: [first] } },
      { ...cast, encrypted: { ...cast.encrypted, answers: [{ ...first, sum: flip(first.sum) }, second] } },
      { ...cast, encrypted: { ...cast.encrypted, answers: [{ ...first, choices: [...first.choices].reverse() }, second] } },
      { ...cast, encrypted: { ...cast.encrypted, answers: [other.cast.encrypted.answers[0], second] } },
      { ...cast, encrypted: { ...cast.encrypted, answers: [{ ...first, choices: first.choices.map((c, i) => (i === 0 ? { ...c, a: c.b } : c)) }, second] } },
      { ...cast, choices: ballots[0], encrypted: undefined },
    ]
    for (const ballot of forged) await expect(send(ballot), JSON.stringify(Object.keys(ballot))).rejects.toMatchObject({ code: 'invalid' })
    await expect(send(cast)).resolves.toMatchObject({ turn: 1 })
  })

  test('two marks where one is allowed cannot be proved', async () => {
    const { encrypt, plus, proveBit, isBit } = await import('./proofs/choice.ts')
    const { elementOf, randomScalar, mod } = await import('./proofs/group.ts')
    const key = elementOf(election.box.election?.publicKey ?? '')
    const context = new Uint8Array([1])
    const [r1, r2] = [randomScalar(), randomScalar()]
    const both = plus(encrypt(key, 1, r1), encrypt(key, 1, r2))
    for (const claimed of [0, 1] as const) expect(isBit(key, both, proveBit(key, both, claimed, mod(r1 + r2), context), context)).toBe(false)
    const one = encrypt(key, 1, r1)
    const honest = proveBit(key, one, 1, r1, context)
    expect(isBit(key, one, honest, context)).toBe(true)
    expect(isBit(key, one, honest, new Uint8Array([2]))).toBe(false)
    expect(isBit(key, one, proveBit(key, one, 0, r1, context), context)).toBe(false)
  })

  test('the same bytes again are no second ballot; a change of mind replaces, a late repetition does not', async () => {
    const late = await election.hall.draw(election.box, election.voters[1] as Voter)
    const [first, second] = [await writeBallot(election.box, late, ballots[0] ?? {}, 1), await writeBallot(election.box, late, ballots[1] ?? {}, 2)]
    expect(await send(first.cast)).toEqual(await send(first.cast))
    expect((await send(second.cast)).receipt).toBe(second.receipt)
    await expect(send(first.cast)).rejects.toMatchObject({ key: 'ballots.newer' })
  })
})

describe('trustees', () => {
  test('a box does not open when one of them was shown something else', async () => {
    const hall = hallOf(t.kernel)
    const holders = keyHolders(hall, 2)
    const box = await hall.open(hall.voters([1]), { kind: 'verifiable', questions, threshold: 2, trustees: holders.map(({ actor }) => ({ personId: actor.id ?? '', name: 'Kiểm phiếu' })) })
    await expect(hall.draw(box, { ...(hall.voters([1])[0] as Voter) })).rejects.toMatchObject({ key: 'ballots.notEntitled' })
    await expect(t.execute(hall.chair, getCouncil, { box: box.id })).rejects.toMatchObject({ key: 'ballots.noTrustee' })
    await expect(t.execute(holders[0]?.actor ?? anonymous, confirmKey, { box: box.id, code: 'X' })).rejects.toMatchObject({ key: 'ballots.waitForTrustees' })
    await makeKey(t.kernel, box.id, holders, 2)
    const other = await elect([1])
    await expect(t.execute(other.holders[0]?.actor ?? anonymous, confirmKey, { box: other.box.id, code: 'X' })).rejects.toMatchObject({ key: 'ballots.codesDiffer' })
  })

  test('a parcel that does not fit its sender’s commitments is noticed', async () => {
    const { introduce, pack, unpack } = await import('./trustees/ceremony.ts')
    const seeds = [1, 2, 3].map((n) => new Uint8Array(32).fill(n))
    const council = (number: number) => ({ boxId: 'x', number, trustees: 3, threshold: 2 })
    const introductions = seeds.map((seed, i) => ({ number: i + 1, introduction: introduce(seed, council(i + 1)) }))
    const sent = seeds.map((seed, i) => pack(seed, council(i + 1), introductions))
    const received = (to: number) => sent.flatMap((parcels, i) => parcels.filter((p) => p.to === to).map(({ sealed }) => ({ from: i + 1, sealed })))
    expect(unpack(seeds[0] as Uint8Array, council(1), introductions, received(1)).election).toEqual(unpack(seeds[2] as Uint8Array, council(3), introductions, received(3)).election)
    expect(() => unpack(seeds[0] as Uint8Array, council(1), introductions, received(2).map((p, i) => ({ ...p, from: i + 2 })))).toThrow()
    const liar = introductions.map((i) => (i.number === 2 ? { ...i, introduction: introduce(new Uint8Array(32).fill(9), council(2)) } : i))
    expect(() => unpack(seeds[0] as Uint8Array, council(1), liar, received(1))).toThrow()
    const stolen = introductions.map((i) => (i.number === 2 ? { ...i, introduction: introductions[2]?.introduction ?? i.introduction } : i))
    expect(() => pack(seeds[0] as Uint8Array, council(1), stolen)).toThrow()
  })

  test('a false opening of a sum is refused', async () => {
    const election = await elect([1, 1])
    for (const voter of election.voters) await election.hall.cast(election.box, await election.hall.draw(election.box, voter), ballots[0] ?? {})
    await election.hall.as((ctx) => closeBox(ctx, election.box.id))
    const openings = whole.board.openings[0]?.openings ?? []
    await expect(t.execute(election.holders[0]?.actor ?? anonymous, openSumsPart, { box: election.box.id, openings })).rejects.toMatchObject({ key: 'ballots.proofsFail' })
  })
})

const whatOf: [RegExp, RegExp][] = [
  [/^(format|kind|ballots\.\d+\.(token|signature)$)/, /file|token|receipt|election|fingerprint/],
  [/^(id|organisationId|title|questions|keys|election|threshold|council|fingerprint)/, /file|fingerprint|key|receipt/],
  [/^roll/, /roll/], [/^ballots\.\d+\.(weight)/, /token|roll/], [/^ballots\.\d+\.receipt/, /receipt/], [/^ballots/, /receipt|ballot|file/],
  [/^sums/, /sums|file/], [/^openings/, /opening|file/], [/^tally/, /tally|roll|file/],
]

test('each field of the published file, changed alone, makes the check fail and is named', async () => {
  // Two voters and one question have every field there is.
  const { board } = await voted([1, 3], { questions: questions.slice(1) })
  const known = new Map<string, ReturnType<typeof ballotFault>>()
  const check: typeof ballotFault = (sheet, ballot) => {
    const key = JSON.stringify([sheet.id, sheet.questions, sheet.election, ballot])
    const fault = known.get(key) ?? ballotFault(sheet, ballot)
    known.set(key, fault)
    return fault
  }
  for (const path of leaves(board)) {
    const { faults } = await verifyBoard(changedAt(board, path), check)
    const at = path.join('.')
    expect(faults.length, at).toBeGreaterThan(0)
    const expected = whatOf.find(([field]) => field.test(at))?.[1] ?? /$^/
    expect(faults.some(({ what }) => expected.test(what)), `${at}: ${JSON.stringify(faults)}`).toBe(true)
  }
})

test('a ballot left out, doubled or added makes the check fail', async () => {
  const { board } = whole
  const without = { ...board, ballots: board.ballots.slice(1) }
  const doubled = { ...board, ballots: [...board.ballots, board.ballots[0]] }
  expect((await verifyBoard(without)).faults.map((f) => f.what)).toEqual(['sums'])
  expect((await verifyBoard(doubled)).faults.map((f) => f.what)).toContain('token')
  expect((await verifyBoard({ ...board, openings: board.openings.slice(1) })).faults.map((f) => f.what)).toEqual(['opening'])
})

describe('a key holder’s own device', () => {
  const electionOfBoard = () => whole.board.election ?? { publicKey: '', commitments: [], shares: [] }
  test('finds the published list sound', async () => expect(await recheckBoard(whole.board, electionOfBoard())).toBeNull())

  test('refuses what a server could show it to learn more than the sums', async () => {
    const { board } = whole
    const [first] = board.ballots
    if (!first?.encrypted) throw new Error('no ballot')
    const sumsOfOne = first.encrypted.answers.map((a) => a.choices.map(({ a: x, b }) => ({ a: x, b })))
    const cases: [string, BoardFile][] = [
      ['paper', { ...board, questions: board.questions.slice(1) }], ['sums', { ...board, sums: sumsOfOne }],
      ['roll', { ...board, ballots: [...board.ballots, first] }], ['token', { ...board, ballots: board.ballots.map((b, i) => (i === 0 ? { ...b, signature: board.ballots[1]?.signature ?? '' } : b)) }],
      ['ballot', { ...board, ballots: board.ballots.map((b, i) => (i === 0 ? { ...b, turn: 2 } : b)) }],
    ]
    for (const [fault, shown] of cases) expect(await recheckBoard(shown, electionOfBoard()), fault).toBe(fault)
    expect(await recheckBoard(board, { ...electionOfBoard(), publicKey: electionOfBoard().shares[0] ?? '' })).toBe('election')
  })

  test('opens one list of sums and never another', async () => {
    const election = await elect([1, 1])
    for (const voter of election.voters) await election.hall.cast(election.box, await election.hall.draw(election.box, voter), ballots[0] ?? {})
    await election.hall.as((ctx) => closeBox(ctx, election.box.id))
    const [holder] = election.holders
    if (!holder) throw new Error('no holder')
    const held = new Map<string, string>()
    const shelf = { getItem: (k: string) => held.get(k) ?? null, setItem: (k: string, v: string) => void held.set(k, v), removeItem: (k: string) => void held.delete(k) }
    holdKey(shelf, { format: 'chung.key/1', box: election.box.id, title: '', seed: toBase64(holder.seed) })
    const council = await t.execute(holder.actor, getCouncil, { box: election.box.id })
    const board = await t.execute(holder.actor, getBoard, { box: election.box.id })
    let opened = 0
    const wire = { introduce: () => Promise.resolve(), send: () => Promise.resolve(), confirm: () => Promise.resolve(), open: () => Promise.resolve(void (opened += 1)), board: () => Promise.resolve(board) }
    const look = (shown: BoardFile) => checkShare(shelf, { ...wire, board: () => Promise.resolve(shown) }, council, election.box.id, () => undefined)
    expect(stepOf(council, true)).toBe('open')
    const checked = await look(board)
    expect([checked.ballots, checked.drawn]).toEqual([2, 2])
    await checked.open()
    await (await look(board)).open()
    expect(opened).toBe(2)
    const one = board.ballots.slice(0, 1)
    const alone = { ...board, ballots: one, sums: (one[0]?.encrypted?.answers ?? []).map((a) => a.choices.map(({ a: x, b }) => ({ a: x, b }))) }
    await expect(look(alone)).rejects.toThrow('again')
  })
})

test('for all votes and weights the opened sums are the votes', async () => {
  const { addBallots, encryptPaper } = await import('./proofs/ballot.ts')
  const { combine, openPart, smallLogarithm } = await import('./proofs/decryption.ts')
  const { base, elementText, mod, randomScalar, elementOf } = await import('./proofs/group.ts')
  const [s, slope] = [randomScalar(), randomScalar()]
  const at = (n: number): bigint => s + slope * BigInt(n)
  const sheet = { ...whole.box, election: { publicKey: elementText(base.multiply(s)), commitments: [], shares: [] } }
  const vote = fc.record({ weight: fc.integer({ min: 1, max: 40 }), q: fc.integer({ min: -1, max: 2 }), p: fc.integer({ min: -1, max: 1 }) })
  await fc.assert(fc.asyncProperty(fc.array(vote, { minLength: 1, maxLength: 6 }), async (votes) => {
    const papers = votes.map(({ weight, q, p }) => encryptPaper(sheet, { secret: crypto.getRandomValues(new Uint8Array(32)), weight, turn: 1 }, [q < 0 ? [] : [q], p < 0 ? [] : [p]]))
    const sums = addBallots(sheet, papers.map(({ weight, encrypted }) => ({ weight, answers: encrypted.answers })))
    const opened = sums.map((row) => row.map(({ a, b }) => {
      const parts = [2, 5].map((number) => ({ number, part: elementOf(openPart(mod(at(number)), a, new Uint8Array()).part) }))
      return smallLogarithm(combine(b, parts), 1000)
    }))
    const expected = [3, 2].map((n, i) => Array.from({ length: n }, (_, c) => votes.filter((v) => (i === 0 ? v.q : v.p) === c).reduce((all, v) => all + v.weight, 0)))
    expect(opened).toEqual(expected)
  }), { numRuns: 8 })
})
