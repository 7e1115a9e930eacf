import { VERIFIABLE_CHOICES } from '../bounds.ts'
import type { ClassKey, Choices, Counts, Question, Tally } from '../schema.ts'

/** Pure rules of a ballot paper and its count. */

export type Refusal = 'ballots.unknownQuestion' | 'ballots.unknownChoice' | 'ballots.sameChoiceTwice' | 'ballots.tooManyChoices'

/** One marked paper in one spelling: for each question the positions of its choices, ascending. */
export type Marks = readonly (readonly number[])[]

export function marksOf(questions: readonly Question[], choices: Choices): Marks | Refusal {
  const known = new Set(questions.map((q) => q.id))
  if (Object.keys(choices).some((id) => !known.has(id))) return 'ballots.unknownQuestion'
  const marks: number[][] = []
  for (const question of questions) {
    const chosen = choices[question.id] ?? []
    const positions = chosen.map((id) => question.choices.findIndex((choice) => choice.id === id))
    const refusal = refusalOf(question, positions)
    if (refusal) return refusal
    marks.push(positions.sort((a, b) => a - b))
  }
  return marks
}

function refusalOf(question: Question, positions: readonly number[]): Refusal | null {
  if (positions.some((p) => !Number.isInteger(p) || p < 0 || p >= question.choices.length)) return 'ballots.unknownChoice'
  if (new Set(positions).size < positions.length) return 'ballots.sameChoiceTwice'
  return positions.length > question.atMost ? 'ballots.tooManyChoices' : null
}

/** What a published list claims to be a paper: the same questions, in the one spelling. */
export const areMarks = (questions: readonly Question[], value: unknown): value is Marks =>
  Array.isArray(value) && value.length === questions.length && questions.every((question, i) => {
    const positions: unknown = value[i]
    return Array.isArray(positions) && positions.every((p): p is number => typeof p === 'number')
      && refusalOf(question, positions) === null && positions.every((p, at) => at === 0 || p > (positions[at - 1] ?? 0))
  })

export const duplicates = (ids: readonly string[]): boolean => new Set(ids).size < ids.length

/** Whether this paper can be voted on in this kind of box. */
export function paperProblem(kind: 'plain' | 'verifiable', questions: readonly Question[]): string | null {
  if (duplicates(questions.map((q) => q.id)) || questions.some((q) => duplicates(q.choices.map((c) => c.id)))) return 'ballots.sameIdTwice'
  if (questions.some((q) => q.atMost > q.choices.length)) return 'ballots.atMostTooLarge'
  if (kind === 'verifiable' && questions.some((q) => q.choices.length > VERIFIABLE_CHOICES || q.atMost !== 1)) return 'ballots.verifiableThree'
  return null
}

export type Voters = { voters: number; votes: number }
export const addUp = (rows: readonly { weight: number; voters: number }[]): Voters =>
  rows.reduce((sum, row) => ({ voters: sum.voters + row.voters, votes: sum.votes + row.voters * row.weight }), { voters: 0, votes: 0 })

const none = (): Counts => ({ votes: 0, ballots: 0 })
const plus = (counts: Counts, weight: number): void => {
  counts.votes += weight
  if (counts.ballots !== null) counts.ballots += 1
}

export type Counting = { questions: readonly Question[]; entitled: Voters; drawn: Voters; papers: readonly { weight: number; marks: Marks }[] }

/** The count of a plain box. Nothing in it can be invalid: what does not fit the paper is refused before it is cast. */
export function countPapers({ questions, entitled, drawn, papers }: Counting): Tally {
  const tally: Tally = {
    entitled, drawn, cast: { ballots: papers.length, votes: papers.reduce((sum, p) => sum + p.weight, 0) },
    questions: questions.map((q) => ({ id: q.id, choices: q.choices.map((c) => ({ id: c.id, ...none() })), blank: none(), invalid: none() })),
  }
  for (const { weight, marks } of papers) {
    for (const [i, question] of tally.questions.entries()) {
      const positions = marks[i] ?? []
      if (positions.length === 0) plus(question.blank, weight)
      for (const position of positions) {
        const counts = question.choices[position]
        if (counts) plus(counts, weight)
      }
    }
  }
  return tally
}

/** The count of a verifiable box from its decrypted, weighted sums; one choice a question, so the rest is blank. */
export function countSums(counting: Omit<Counting, 'papers'> & { cast: Tally['cast']; sums: readonly (readonly number[])[] }): Tally {
  return {
    entitled: counting.entitled, drawn: counting.drawn, cast: counting.cast,
    questions: counting.questions.map((q, i) => {
      const sums = counting.sums[i] ?? []
      return {
        id: q.id,
        choices: q.choices.map((c, j) => ({ id: c.id, votes: sums[j] ?? 0, ballots: null })),
        blank: { votes: counting.cast.votes - sums.reduce((a, b) => a + b, 0), ballots: null },
        invalid: none(),
      }
    }),
  }
}

/** What two people counted on paper, by question: added to what the box says. */
export type PaperCount = {
  ballots: number; votes: number
  questions: readonly { id: string; choices: Readonly<Record<string, Counts>>; blank: Counts; invalid: Counts }[]
}

const sum = (a: Counts, b: Counts): Counts => ({ votes: a.votes + b.votes, ballots: a.ballots === null || b.ballots === null ? null : a.ballots + b.ballots })

/** Entitled and drawn stay those of the box: who votes on paper is on the meeting's own list. */
export function mergePaper(tally: Tally, paper: PaperCount): Tally {
  const byId = new Map(paper.questions.map((q) => [q.id, q]))
  return {
    ...tally,
    cast: { ballots: tally.cast.ballots + paper.ballots, votes: tally.cast.votes + paper.votes },
    questions: tally.questions.map((q) => {
      const more = byId.get(q.id)
      if (!more) return q
      return {
        id: q.id,
        choices: q.choices.map((c) => ({ id: c.id, ...sum(c, more.choices[c.id] ?? none()) })),
        blank: sum(q.blank, more.blank), invalid: sum(q.invalid, more.invalid),
      }
    }),
  }
}

/** What a counting minute of paper must add up to, question by question; null when it does. */
export function paperCountProblem(questions: readonly Question[], paper: PaperCount): string | null {
  for (const question of questions) {
    const counted = paper.questions.find((q) => q.id === question.id)
    if (!counted) return 'ballots.paperQuestionMissing'
    if (Object.keys(counted.choices).some((id) => !question.choices.some((c) => c.id === id))) return 'ballots.unknownChoice'
    const marked = Object.values(counted.choices).reduce((all, c) => all + c.votes, 0)
    const rest = paper.votes - counted.blank.votes - counted.invalid.votes
    if (rest < 0 || marked < rest || marked > rest * question.atMost) return 'ballots.paperDoesNotAddUp'
  }
  return null
}

/** Fewer than this in a class, and its published ballots point at people. */
export const HIDES_FROM = 3
export const exposed = (keys: readonly ClassKey[]): number[] => keys.filter((k) => k.voters > 0 && k.voters < HIDES_FROM).map((k) => k.weight)

/** Ballots a second that a box takes in: everybody within a minute, with room for sending again. */
const LEAST_PER_SECOND = 50
const WITHIN_SECONDS = 20
export const ballotsPerSecond = (entitled: number): number => Math.max(LEAST_PER_SECOND, Math.ceil(entitled / WITHIN_SECONDS))
