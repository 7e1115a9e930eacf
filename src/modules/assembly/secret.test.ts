import { afterAll, beforeAll, expect, test } from 'vitest'
import { castBallot, drawToken, getBoard, getBox, verifyBoard, type Choices } from '#modules/ballots/index.ts'
import { declareKinship } from '#modules/governance/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { anonymous, type Actor } from '#platform/operation.server.ts'
import { finishDraft, prepareDraft, writeBallot } from '../ballots/client.ts'
import { makeKey, openTogether } from '../ballots/hall.ts'
import { castWorld, type World } from '../identity/world.ts'
import { authorise } from './attendance/proxies.server.ts'
import { followNow } from './follow.testing.ts'
import { openMeeting, OPENING, settle, type Person } from './hall.ts'
import { getLive } from './live/operations.server.ts'
import { watchAssembly } from './live/broadcaster.server.ts'
import type { LiveView } from './live/schema.ts'
import { appointClerk, listEvents } from './meetings/operations.server.ts'
import { chooseBallot, chooseKeyHolders, dropKeyHolders, getSecretBallot, handOutPapers } from './secret/operations.server.ts'
import { recordCount } from './votes/operations.server.ts'

let t: World
let director: Actor
let people: Person[]
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  people = await settle(t, 10)
})
afterAll(() => t.close())
const person = (n: number): Person => people[n] as Person
const call = { now: OPENING }

/** What the voter's own browser does: draws one token, casts it without a name. */
async function voteSecretly(box: string, p: Person, marks: string[], nth = 0): Promise<void> {
  const view = await t.execute(p.actor, getBox, { box }, call)
  const mine = view.mine[nth]
  const draft = await prepareDraft(view, mine?.weight ?? 1)
  const { blindSignature } = await t.execute(p.actor, drawToken, { box, voterKey: mine?.voterKey ?? '', blinded: draft.blinded }, call)
  const token = await finishDraft(view, draft, blindSignature)
  const question = view.questions[0]?.id ?? ''
  const choices: Choices = { [question]: marks }
  const { cast } = await writeBallot(view, token, choices, 1)
  await t.execute(anonymous, castBallot, { box, ...cast }, call)
}
const count = (actor: Actor, id: string, questionId: string, figures: object) => t.execute(actor, recordCount, { id, questionId, source: 'box', ...figures }, call)

test('C32 a secret ballot in the hall and online: paper and tokens in one tally, nobody in both', async () => {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{ ballot: 'secret' }], {}, people.slice(0, 8))
  await t.execute(director, appointClerk, { id, personId: person(0).actor.id ?? '', name: 'Đào 100', task: 'count' }, call)
  await steps.arrive(id, person(8), 'online')
  await t.execute(director, authorise, { id, principalId: person(9).memberId, holderId: person(8).memberId, ground: 'Giấy ủy quyền' }, call)
  await steps.arrive(id, person(9), 'proxy')
  await steps.start(id, q)
  expect((await t.execute(person(8).actor, getBox, { box: q })).mine).toHaveLength(2)
  expect((await t.execute(person(0).actor, getBox, { box: q })).mine).toHaveLength(0)
  expect(await t.execute(person(7).actor, chooseBallot, { id, questionId: q, channel: 'electronic' }, call)).toMatchObject({ box: q, votes: 1 })
  await voteSecretly(q, person(7), ['for'])
  await expect(t.execute(director, chooseBallot, { id, questionId: q, memberId: person(7).memberId, channel: 'paper' }, call)).rejects.toMatchObject({ key: 'assembly.tokenDrawn', article: 'L61.4' })
  await voteSecretly(q, person(8), ['for'], 0)
  await voteSecretly(q, person(8), ['against'], 1)
  await steps.stop(id, q)
  await expect(count(director, id, q, { for: 8 })).rejects.toMatchObject({ key: 'assembly.tally.moreThanPresent', params: { cast: 8, present: 7 } })
  await count(director, id, q, { for: 4, against: 3 })
  await count(person(0).actor, id, q, { for: 4, against: 3 })
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ presentVotes: 10, tally: { for: 6, against: 4, abstain: 0, invalid: 0 }, passed: true })
})

test('C32 excluded while a secret vote runs: a token not drawn is void, a ballot in the box stays and the journal says so', async () => {
  const [gone] = await settle(t, 1, { from: 400 })
  const all = [...people, gone as Person]
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, all, [{ ballot: 'secret' }], {}, people)
  await steps.arrive(id, gone as Person, 'online')
  await steps.start(id, q)
  await voteSecretly(q, gone as Person, ['against'])
  await t.ownerSql`update membership.version set valid_to = '2027-03-20' where member_id = ${(gone as Person).memberId}`
  await t.ownerSql`insert into membership.ending (organisation_id, id, member_id, ended_on, reason, organ) values (${goMay.id}, gen_random_uuid(), ${(gone as Person).memberId}, '2027-03-20', 'd', 'law')`
  await t.execute(director, followNow, { id }, call)
  const stopped = await steps.stop(id, q)
  expect(stopped.questions[1]?.presentVotes).toBe(11)
  expect(stopped.quorum.base).toBe(10)
  expect((await t.execute(director, listEvents, { id })).items.some((e) => e.kind === 'entitlementWithdrawn' && e.text.includes('Nguyễn Thị Đào 400'))).toBe(true)
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { against: 1 } })
})

test('L65.2 a board is elected in secret, and the elected hold office from the same transaction; a barred slate is refused before the vote', async () => {
  const candidates = people.slice(0, 4).map((p) => ({ name: `Nguyễn Thị Đào ${p.number}`, memberId: p.memberId }))
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{
    subject: 'election', title: 'Bầu Hội đồng quản trị', seats: 3, candidates, effect: { kind: 'election', post: 'boardMember', fromOn: '2027-03-20', untilOn: '2032-03-20' },
  }])
  await t.execute(director, appointClerk, { id, personId: person(0).actor.id ?? '', name: 'Đào 100', task: 'count' }, call)
  const view = await steps.start(id, q)
  const ids = view.questions[1]?.candidates.map((c) => c.id) ?? []
  await steps.stop(id, q)
  const byCandidate = { [ids[0] ?? '']: 9, [ids[1] ?? '']: 8, [ids[2] ?? '']: 5, [ids[3] ?? '']: 6 }
  await expect(count(director, id, q, { for: 12, byCandidate })).rejects.toMatchObject({ key: 'assembly.tally.moreThanPresent' })
  for (const actor of [director, person(0).actor]) await count(actor, id, q, { for: 10, byCandidate })
  const decided = await steps.decide(id, q)
  expect(decided.questions[1]).toMatchObject({ passed: true, effectDone: true })
  expect(decided.questions[1]?.candidates.map((c) => c.elected)).toEqual([true, true, false, true])
  const family = { code: goMay.code, first: { memberId: person(4).memberId }, second: { memberId: person(5).memberId }, relation: 'sibling' as const }
  await t.execute(director, declareKinship, family, call)
  const both = [4, 5].map((n) => ({ name: `Nguyễn Thị Đào ${person(n).number}`, memberId: person(n).memberId }))
  await expect(openMeeting(t, director, people, [{
    subject: 'election', title: 'Bầu bổ sung', seats: 2, candidates: both, effect: { kind: 'election', post: 'boardMember', fromOn: '2027-03-20', untilOn: '2032-03-20' },
  }])).rejects.toMatchObject({ key: 'assembly.slateBarred', article: expect.stringMatching(/^L62/) })
  const terms = await t.ownerSql`select post from governance.term where assembly_id = ${id}`
  expect(terms).toHaveLength(3)
})

test('who watches is told of each arrival at its commit, one reading for all', async () => {
  const { steps, id } = await openMeeting(t, director, people, [], {}, people.slice(0, 6))
  const seen: LiveView[] = []
  const first = await t.execute(person(0).actor, getLive, { id })
  const told = new Promise<LiveView>((resolve) => {
    void watchAssembly(t.kernel, person(0).actor, first, (view) => {
      seen.push(view)
      if (view.quorum.attending === 7) resolve(view)
    }).then(() => steps.arrive(id, person(6)))
  })
  expect(await told).toMatchObject({ state: 'open', quorum: { attending: 7, base: 10 }, last: { passed: true } })
  expect(seen.length).toBeGreaterThan(0)
})

test('L61.4 a paper in the hand is given back to a teller before one votes at a screen; who changed his mind before either keeps the vote', async () => {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{ ballot: 'secret' }])
  await steps.start(id, q)
  const choose = (actor: Actor, channel: 'paper' | 'electronic', memberId?: string) => t.execute(actor, chooseBallot, { id, questionId: q, channel, memberId }, call)
  await choose(person(0).actor, 'electronic')
  await choose(person(0).actor, 'paper')
  await choose(person(0).actor, 'electronic')
  await voteSecretly(q, person(0), ['for'])
  expect(await t.execute(director, handOutPapers, { id, questionId: q }, call)).toEqual({ votes: 9 })
  await expect(choose(person(1).actor, 'electronic')).rejects.toMatchObject({ key: 'assembly.paperHanded', article: 'L61.4' })
  await expect(t.execute(person(1).actor, handOutPapers, { id, questionId: q }, call)).rejects.toMatchObject({ code: 'forbidden' })
  await choose(director, 'electronic', person(1).memberId)
  await voteSecretly(q, person(1), ['against'])
  expect(await t.execute(person(1).actor, getSecretBallot, { id, questionId: q })).toMatchObject({ kind: 'plain', state: 'open', mine: [{ channel: 'electronic', handed: false }], turnout: { paper: 8, handed: 8, electronic: 2 } })
})

test('L61.4 who comes himself draws his own token: the one who carried him can no more', async () => {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{ ballot: 'secret' }], {}, people.slice(0, 7))
  await steps.arrive(id, person(7), 'online')
  await t.execute(director, authorise, { id, principalId: person(8).memberId, holderId: person(7).memberId, ground: 'Giấy ủy quyền' }, call)
  await steps.arrive(id, person(8), 'proxy')
  await steps.start(id, q)
  expect((await t.execute(person(7).actor, getBox, { box: q })).mine).toHaveLength(2)
  await steps.arrive(id, person(8), 'online')
  await t.execute(person(8).actor, chooseBallot, { id, questionId: q, channel: 'electronic' }, call)
  expect((await t.execute(person(7).actor, getBox, { box: q })).mine).toHaveLength(1)
  await voteSecretly(q, person(8), ['for'])
})

test('a verifiable box: key holders before the vote, nothing decided before they have opened the sums, the file holds', async () => {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{ ballot: 'secret' }], {}, people.slice(0, 6))
  for (const n of [6, 7, 8]) await steps.arrive(id, person(n), 'online')
  const holders = [0, 1, 2].map((n) => ({ actor: person(n).actor, seed: new Uint8Array(32).fill(n + 1) }))
  const chosen = { id, questionId: q, memberIds: [0, 1, 2].map((n) => person(n).memberId), mayChange: true }
  await expect(t.execute(person(0).actor, chooseKeyHolders, chosen, call)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await t.execute(director, chooseKeyHolders, chosen, call)).toEqual({ holders: 3, threshold: 2 })
  await expect(steps.start(id, q)).rejects.toMatchObject({ key: 'assembly.keyNotReady' })
  expect(await t.execute(director, dropKeyHolders, { id, questionId: q }, call)).toEqual({ dropped: true })
  await t.execute(director, chooseKeyHolders, chosen, call)
  await makeKey(t.kernel, q, holders, 2)
  // Of nobody, so that the server has seen a box that is then dropped and made anew under the same number.
  await expect(t.execute(anonymous, castBallot, { box: q, token: 'A'.repeat(43), signature: 'A'.repeat(342), weight: 1 }, call)).rejects.toMatchObject({ key: 'ballots.tokenUnknown' })
  expect(await t.execute(director, dropKeyHolders, { id, questionId: q }, call)).toEqual({ dropped: true })
  await t.execute(director, chooseKeyHolders, chosen, call)
  await makeKey(t.kernel, q, holders, 2)
  await steps.start(id, q)
  await expect(t.execute(director, dropKeyHolders, { id, questionId: q }, call)).rejects.toMatchObject({ key: 'assembly.boxChosen' })
  for (const [i, n] of [6, 7, 8].entries()) await voteSecretly(q, person(n), [i === 2 ? 'against' : 'for'])
  await steps.stop(id, q)
  await expect(steps.decide(id, q)).rejects.toMatchObject({ key: 'assembly.sumsClosed' })
  const view = await t.execute(person(0).actor, getBox, { box: q })
  expect(await openTogether(t.kernel, view, holders.slice(1).map((h, i) => ({ ...h, number: i + 2 })), 3)).toBe('counted')
  expect((await t.execute(person(9).actor, getSecretBallot, { id, questionId: q })).holders.map((h) => h.opened)).toEqual([false, true, true])
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { for: 2, against: 1, abstain: 0 } })
  expect(await verifyBoard(await t.execute(person(9).actor, getBoard, { box: q }))).toMatchObject({ faults: [], ballots: 3, final: true })
})
