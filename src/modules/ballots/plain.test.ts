import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listTables } from '#platform/archive/catalogue.server.ts'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { getBoard } from './board/operations.server.ts'
import { verifyBoard } from './board/verify.server.ts'
import { closeBox, entitle, issueToken, tallyOf, withdrawEntitlement } from './boxes/boxes.server.ts'
import { drawToken, listBallots } from './boxes/operations.server.ts'
import { castBallot } from './casts/operations.server.ts'
import { finishDraft, isPublished, prepareDraft, writeBallot } from './client.ts'
import { hallOf, yesNo } from './hall.ts'
import { changedAt, leaves } from './tampering.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t.close())

const yes = { 'nghi-quyet': ['co'] }
const no = { 'nghi-quyet': ['khong'] }

test('a whole plain vote: token, cast, closing, receipt, published list that anybody rechecks', async () => {
  const hall = hallOf(t.kernel)
  const voters = hall.voters([1, 1, 1, 4, 4])
  const box = await hall.open(voters)
  expect(box.state).toBe('open')
  const ballots = [yes, no, {}, yes, yes]
  const receipts: string[] = []
  for (const [i, voter] of voters.entries()) receipts.push(await hall.cast(box, await hall.draw(box, voter), ballots[i] ?? {}))
  const { tally } = await hall.as((ctx) => closeBox(ctx, box.id))
  expect(tally).toMatchObject({ entitled: { voters: 5, votes: 11 }, drawn: { voters: 5, votes: 11 }, cast: { ballots: 5, votes: 11 } })
  expect(tally?.questions[0]).toEqual({
    id: 'nghi-quyet', blank: { votes: 1, ballots: 1 }, invalid: { votes: 0, ballots: 0 },
    choices: [{ id: 'co', votes: 9, ballots: 3 }, { id: 'khong', votes: 1, ballots: 1 }, { id: 'khac', votes: 0, ballots: 0 }],
  })
  const board = await t.execute(voters[0]?.actor ?? anonymous, getBoard, { box: box.id })
  for (const receipt of receipts) expect(isPublished(board, receipt)).toBe(true)
  expect(await verifyBoard(JSON.parse(JSON.stringify(board)))).toEqual({ faults: [], ballots: 5, final: true })
})

test('two of very few with one weight are told of, because the list would point at them', async () => {
  const hall = hallOf(t.kernel)
  const voters = hall.voters([1, 1, 1, 7])
  const box = await hall.open(voters)
  expect(box.keys.map((k) => [k.weight, k.voters])).toEqual([[1, 3], [7, 1]])
})

describe('the token', () => {
  test('the same request gets the same signature, another one is refused', async () => {
    const hall = hallOf(t.kernel)
    const [voter] = hall.voters([1])
    if (!voter) throw new Error('no voter')
    const box = await hall.open([voter])
    const [first, second] = [await prepareDraft(box, 1), await prepareDraft(box, 1)]
    const draw = (blinded: string) => t.execute(voter.actor, drawToken, { box: box.id, blinded })
    const answers = [await draw(first.blinded), await draw(first.blinded)]
    expect(answers[1]).toEqual(answers[0])
    await expect(draw(second.blinded)).rejects.toMatchObject({ code: 'conflict', key: 'ballots.drawnBefore' })
    await expect(finishDraft(box, first, answers[0]?.blindSignature ?? '')).resolves.toMatchObject({ token: first.token })
    await expect(finishDraft(box, second, answers[0]?.blindSignature ?? '')).rejects.toThrow()
  })

  test('of two devices at once one draws it', async () => {
    const hall = hallOf(t.kernel)
    const [voter] = hall.voters([1])
    if (!voter) throw new Error('no voter')
    const box = await hall.open([voter])
    const drafts = [await prepareDraft(box, 1), await prepareDraft(box, 1)]
    const results = await Promise.allSettled(drafts.map(({ blinded }) => t.execute(voter.actor, drawToken, { box: box.id, blinded })))
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('who is not on the list, or of another organisation, draws none', async () => {
    const hall = hallOf(t.kernel)
    const [voter, stranger] = hall.voters([1, 1])
    const box = await hall.open(voter ? [voter] : [])
    const { blinded } = await prepareDraft(box, 1)
    await expect(t.execute(stranger?.actor ?? anonymous, drawToken, { box: box.id, blinded })).rejects.toMatchObject({ key: 'ballots.notEntitled' })
    await expect(t.execute(hallOf(t.kernel).chair, drawToken, { box: box.id, blinded })).rejects.toMatchObject({ key: 'ballots.notFound' })
    await expect(t.execute(anonymous, drawToken, { box: box.id, blinded })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  test('a person who votes for two says for whom; each entitlement has its own token', async () => {
    const hall = hallOf(t.kernel)
    const [voter] = hall.voters([1])
    if (!voter) throw new Error('no voter')
    const twice = [voter, { ...voter, voterKey: 'uy-quyen' }]
    const box = await hall.open(twice)
    expect(box.turnout.entitled).toBe(2)
    const { blinded } = await prepareDraft(box, 1)
    await expect(t.execute(voter.actor, drawToken, { box: box.id, blinded })).rejects.toMatchObject({ key: 'ballots.sayForWhom' })
    for (const one of twice) await hall.cast(box, await hall.draw(box, one), yes)
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast.ballots).toBe(2)
  })

  test('drawn at the desk by the module above, for a voter who does not sign in', async () => {
    const hall = hallOf(t.kernel)
    const [voter] = hall.voters([1])
    if (!voter) throw new Error('no voter')
    const box = await hall.open([], { entitled: [{ voterKey: 'ba-tu', weight: 1 }] })
    const draft = await prepareDraft(box, 1)
    const { blindSignature } = await hall.as((ctx) => issueToken(ctx, { boxId: box.id, voterKey: 'ba-tu', blinded: draft.blinded }))
    await expect(hall.cast(box, await finishDraft(box, draft, blindSignature), yes)).resolves.toMatch(/^[0-9A-Z-]{19}$/)
  })

  test('someone excluded while voting runs draws none; who had drawn before is reported as too late', async () => {
    const hall = hallOf(t.kernel)
    const voters = hall.voters([1, 1])
    const [early, late] = voters
    if (!early || !late) throw new Error('no voters')
    const box = await hall.open(voters)
    await hall.draw(box, early)
    expect(await hall.as((ctx) => withdrawEntitlement(ctx, box.id, early.voterKey))).toEqual({ tooLate: true })
    expect(await hall.as((ctx) => withdrawEntitlement(ctx, box.id, late.voterKey))).toEqual({ tooLate: false })
    await expect(hall.draw(box, late)).rejects.toMatchObject({ key: 'ballots.notEntitled' })
    await expect(hall.as((ctx) => issueToken(ctx, { boxId: box.id, voterKey: late.voterKey, blinded: 'A'.repeat(342) }))).rejects.toMatchObject({ key: 'ballots.withdrawn' })
  })

  test('a late voter comes in with a weight that the box knows, not with another', async () => {
    const hall = hallOf(t.kernel)
    const [first, late] = hall.voters([1, 1])
    if (!first || !late) throw new Error('no voters')
    const box = await hall.open([first], { weights: [3] })
    const add = (weight: number) => hall.as((ctx) => entitle(ctx, box.id, [{ voterKey: late.voterKey, personId: late.actor.id, weight }]))
    await expect(add(2)).rejects.toMatchObject({ key: 'ballots.weightUnknown' })
    expect(await add(3)).toBe(1)
    await hall.cast(box, await hall.draw(box, { ...late, weight: 3 }), no)
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast).toEqual({ ballots: 1, votes: 3 })
  })
})

describe('the cast', () => {
  const opened = async (more = {}) => {
    const hall = hallOf(t.kernel)
    const voters = hall.voters([1, 1, 2])
    const box = await hall.open(voters, more)
    const [voter] = voters
    if (!voter) throw new Error('no voter')
    return { hall, box, token: await hall.draw(box, voter), voters }
  }

  test('sent twice it gives the same receipt and counts once', async () => {
    const { hall, box, token } = await opened()
    const receipts = [await hall.cast(box, token, yes), await hall.cast(box, token, yes)]
    expect(receipts[0]).toBe(receipts[1])
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast.ballots).toBe(1)
  })

  test('spent with other choices it is refused where no change is allowed, and the first ballot stands', async () => {
    const { hall, box, token } = await opened()
    await hall.cast(box, token, yes)
    for (const turn of [1, 2]) await expect(hall.cast(box, token, no, turn)).rejects.toMatchObject({ code: 'conflict', key: 'ballots.spent' })
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.questions[0]?.choices[0]?.votes).toBe(1)
  })

  test('where a change is allowed the last one counts, and a late repetition of the first does not undo it', async () => {
    const { hall, box, token } = await opened({ revote: true })
    await hall.cast(box, token, yes, 1)
    await hall.cast(box, token, no, 2)
    await expect(hall.cast(box, token, yes, 1)).rejects.toMatchObject({ key: 'ballots.newer' })
    await expect(hall.cast(box, token, yes, 2)).rejects.toMatchObject({ key: 'ballots.spent' })
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.questions[0]?.choices.map((c) => c.votes)).toEqual([0, 1, 0])
  })

  test('many at once, some twice: each token once', async () => {
    const hall = hallOf(t.kernel)
    const voters = hall.voters(Array.from({ length: 12 }, () => 1))
    const box = await hall.open(voters)
    const tokens = await Promise.all(voters.map((v) => hall.draw(box, v)))
    const receipts = await Promise.all([...tokens, ...tokens].map((token, i) => hall.cast(box, token, i % 2 === 0 ? yes : no)))
    expect(new Set(receipts).size).toBe(12)
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast.ballots).toBe(12)
  })

  test('with a token of another box, another weight or nobody’s it is refused', async () => {
    const { hall, box, token } = await opened()
    const other = await opened()
    const refused = { code: 'forbidden', key: 'ballots.tokenUnknown' }
    await expect(hall.cast(box, other.token, yes)).rejects.toMatchObject(refused)
    await expect(hall.cast(box, { ...token, weight: 2 }, yes)).rejects.toMatchObject(refused)
    await expect(hall.cast(box, { ...token, weight: 9 }, yes)).rejects.toMatchObject(refused)
    await expect(hall.cast(box, { ...token, signature: other.token.signature }, yes)).rejects.toMatchObject(refused)
    await expect(hall.cast(box, { ...token, token: 'A'.repeat(43) }, yes)).rejects.toMatchObject(refused)
  })

  test('with marks that the paper does not have it is refused', async () => {
    const { box, token } = await opened()
    const cast = (choices: Record<string, string[]>) => t.execute(anonymous, castBallot, { box: box.id, token: token.token, signature: token.signature, weight: 1, turn: 1, choices })
    await expect(cast({ khac: ['co'] })).rejects.toMatchObject({ key: 'ballots.unknownQuestion' })
    await expect(cast({ 'nghi-quyet': ['la'] })).rejects.toMatchObject({ key: 'ballots.unknownChoice' })
    await expect(cast({ 'nghi-quyet': ['co', 'khong'] })).rejects.toMatchObject({ key: 'ballots.tooManyChoices' })
    await expect(cast({ 'nghi-quyet': ['co', 'co'] })).rejects.toMatchObject({ key: 'ballots.sameChoiceTwice' })
  })

  test('after the closing it is refused, also by a process that remembers the box as open', async () => {
    const { hall, box, token } = await opened()
    await hall.cast(box, token, yes)
    await hall.as((ctx) => closeBox(ctx, box.id))
    await expect(hall.cast(box, token, yes)).rejects.toMatchObject({ code: 'conflict', key: 'ballots.closed' })
  })

  test('the hour is the server’s: a moment before it enters, at the hour it does not', async () => {
    const closesAt = new Date('2026-04-12T09:00:00Z')
    const hall = hallOf(t.kernel)
    const voters = hall.voters([1, 1])
    const box = await hall.open(voters, { closesAt })
    const before = new Date(closesAt.getTime() - 1)
    for (const [i, voter] of voters.entries()) {
      const draft = await prepareDraft(box, 1)
      const { blindSignature } = await t.execute(voter.actor, drawToken, { box: box.id, blinded: draft.blinded }, { now: before })
      const token = await finishDraft(box, draft, blindSignature)
      if (i === 0) await hall.cast(box, token, yes, 1, before)
      else await expect(hall.cast(box, token, yes, 1, closesAt)).rejects.toMatchObject({ key: 'ballots.closed' })
    }
    const { blinded } = await prepareDraft(box, 1)
    await expect(t.execute(voters[1]?.actor ?? anonymous, drawToken, { box: box.id, blinded }, { now: closesAt })).rejects.toMatchObject({ code: 'conflict' })
    expect((await hall.as((ctx) => closeBox(ctx, box.id))).tally?.cast.ballots).toBe(1)
  })

  test('while the box is being closed: every acknowledged ballot is counted, every other refused', async () => {
    const hall = hallOf(t.kernel)
    const voters = hall.voters(Array.from({ length: 20 }, () => 1))
    const box = await hall.open(voters)
    const tokens = await Promise.all(voters.map((v) => hall.draw(box, v)))
    const casts = tokens.map((token) => hall.cast(box, token, yes))
    const closing = hall.as((ctx) => closeBox(ctx, box.id))
    const results = await Promise.allSettled(casts)
    const { tally } = await closing
    const taken = results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []))
    expect(tally?.cast.ballots).toBe(taken.length)
    for (const refused of results) if (refused.status === 'rejected') expect(refused.reason).toMatchObject({ key: 'ballots.closed' })
    const board = await t.execute(hall.chair, getBoard, { box: box.id })
    expect(board.ballots.map((b) => b.receipt).sort()).toEqual(taken.sort())
  })
})

describe('the closing', () => {
  test('twice gives the same result; the keys and the tables of the box are gone', async () => {
    const hall = hallOf(t.kernel)
    const voters = hall.voters([1])
    const box = await hall.open(voters)
    const first = await hall.as((ctx) => closeBox(ctx, box.id))
    expect(await hall.as((ctx) => closeBox(ctx, box.id))).toEqual(first)
    expect(await hall.as((ctx) => tallyOf(ctx, box.id))).toEqual(first.tally)
    const left = await t.ownerSql`select relname from pg_class where relname ~ ${box.id.replaceAll('-', '')}`
    expect(left).toHaveLength(0)
    await expect(hall.draw(box, voters[0] ?? { actor: anonymous, voterKey: '', weight: 1 })).rejects.toMatchObject({ key: 'ballots.closed' })
  })

  test('nobody reads the list before, nobody of another organisation after; the open box is on the voter’s list', async () => {
    const hall = hallOf(t.kernel)
    const [voter] = hall.voters([1])
    if (!voter) throw new Error('no voter')
    const box = await hall.open([voter])
    expect((await t.execute(voter.actor, listBallots, {})).items.map((b) => [b.id, b.mine])).toEqual([[box.id, [{ voterKey: voter.voterKey, weight: 1, drawn: false }]]])
    await expect(t.execute(voter.actor, getBoard, { box: box.id })).rejects.toMatchObject({ key: 'ballots.notClosedYet' })
    await hall.as((ctx) => closeBox(ctx, box.id))
    await expect(t.execute(hallOf(t.kernel).chair, getBoard, { box: box.id })).rejects.toMatchObject({ key: 'ballots.notFound' })
    expect((await t.execute(voter.actor, listBallots, {})).items).toEqual([])
  })

  test('another organisation neither closes nor fills nor empties the box', async () => {
    const hall = hallOf(t.kernel)
    const box = await hall.open(hall.voters([1]))
    const stranger = hallOf(t.kernel)
    await expect(stranger.as((ctx) => closeBox(ctx, box.id))).rejects.toMatchObject({ key: 'ballots.notFound' })
    await expect(t.kernel.pools.app`select ballots.empty_urn(${box.id})`).rejects.toThrow(/not the actor/)
    await expect(t.kernel.pools.app`select ballots.sealed_key(${box.id}, 1)`).rejects.toThrow(/not the actor/)
    await expect(t.kernel.pools.app.unsafe(`select * from ballots.urn_${box.id.replaceAll('-', '')}`)).rejects.toThrow(/permission denied/)
  })

  test('a box that cannot be voted on is not opened', async () => {
    const hall = hallOf(t.kernel)
    const [question] = yesNo
    if (!question) throw new Error('no question')
    await expect(hall.open([], { questions: [] })).rejects.toMatchObject({ key: 'ballots.badPaper' })
    await expect(hall.open([], { questions: [question, question] })).rejects.toMatchObject({ key: 'ballots.sameIdTwice' })
    await expect(hall.open([], { questions: [{ ...question, atMost: 4 }] })).rejects.toMatchObject({ key: 'ballots.atMostTooLarge' })
    await expect(hall.open([], { entitled: [{ voterKey: 'a', weight: 1 }, { voterKey: 'a', weight: 2 }] })).rejects.toMatchObject({ key: 'ballots.sameVoterTwice' })
    await expect(hall.open([], { kind: 'verifiable' })).rejects.toMatchObject({ key: 'ballots.trusteesMissing' })
  })
})

test('the tables of an open box: nobody who serves may touch them, and no archive keeps their order', async () => {
  const hall = hallOf(t.kernel)
  const box = await hall.open(hall.voters([1]))
  const tables = await t.ownerSql<{ name: string; forced: boolean; served: boolean }[]>`
    select c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select bool_or(has_table_privilege(r, c.oid, 'select, insert, update, delete')) from unnest(array['chung_app', 'chung_public', 'chung_national', 'chung_auth']) r) as served
    from pg_class c where c.relkind = 'r' and c.relname ~ ${box.id.replaceAll('-', '')}`
  expect(tables.map(({ forced, served }) => [forced, served])).toEqual([[true, false], [true, false]])
  const sql = await t.ownerSql.reserve()
  const archived = (await listTables(sql)).map((table) => table.name)
  sql.release()
  expect(archived).toContain('board')
  expect(archived.filter((name) => tables.some((table) => table.name === name))).toEqual([])
})

test('each field of the published list, changed alone, makes the check fail', async () => {
  const hall = hallOf(t.kernel)
  const voters = hall.voters([1, 1, 3])
  const box = await hall.open(voters)
  for (const voter of voters) await hall.cast(box, await hall.draw(box, voter), yes)
  await hall.as((ctx) => closeBox(ctx, box.id))
  const board: unknown = JSON.parse(JSON.stringify(await t.execute(hall.chair, getBoard, { box: box.id })))
  expect((await verifyBoard(board)).faults).toEqual([])
  for (const path of leaves(board)) expect((await verifyBoard(changedAt(board, path))).faults, path.join('.')).not.toEqual([])
})

test('the ballot that a client writes has the receipt that the server gives', async () => {
  const hall = hallOf(t.kernel)
  const [voter] = hall.voters([1])
  if (!voter) throw new Error('no voter')
  const box = await hall.open([voter])
  const token = await hall.draw(box, voter)
  const { cast, receipt } = await writeBallot(box, token, yes, 1)
  expect((await t.execute(anonymous, castBallot, { box: box.id, ...cast })).receipt).toBe(receipt)
})
