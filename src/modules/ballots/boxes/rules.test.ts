import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Choices, Question } from '../schema.ts'
import { areMarks, ballotsPerSecond, countPapers, countSums, exposed, marksOf, mergePaper, paperCountProblem, paperProblem, type Marks, type PaperCount } from './rules.ts'

const question = (id: string, choices: number, atMost = 1): Question =>
  ({ id, text: id, atMost, choices: Array.from({ length: choices }, (_, i) => ({ id: `c${i}`, label: `c${i}` })) })
const paper = [question('a', 3), question('b', 5, 2)]

describe('a marked paper', () => {
  test.each<[string, Choices, Marks | string]>([
    ['blank', {}, [[], []]],
    ['one mark', { a: ['c1'] }, [[1], []]],
    ['in one spelling whatever the order', { b: ['c4', 'c0'] }, [[], [0, 4]]],
    ['one too many', { a: ['c0', 'c1'] }, 'ballots.tooManyChoices'],
    ['at most two', { b: ['c0', 'c1', 'c2'] }, 'ballots.tooManyChoices'],
    ['twice the same', { b: ['c0', 'c0'] }, 'ballots.sameChoiceTwice'],
    ['no such choice', { a: ['c3'] }, 'ballots.unknownChoice'],
    ['no such question', { z: [] }, 'ballots.unknownQuestion'],
  ])('%s', (_name, choices, expected) => {
    expect(marksOf(paper, choices)).toEqual(expected)
  })

  test.each<[unknown, boolean]>([
    [[[0], [1, 3]], true], [[[], []], true], [[[0]], false], [[[0], [3, 1]], false], [[[0], [1, 1]], false], [[[0.5], []], false], [[[3], []], false], ['x', false], [[['0'], []], false],
  ])('published as %j: %s', (marks, expected) => { expect(areMarks(paper, marks)).toBe(expected) })

  test.each<['plain' | 'verifiable', Question[], string | null]>([
    ['plain', paper, null], ['plain', [question('a', 3), question('a', 2)], 'ballots.sameIdTwice'], ['plain', [question('a', 2, 3)], 'ballots.atMostTooLarge'],
    ['verifiable', [question('a', 3)], null], ['verifiable', [question('a', 4)], 'ballots.verifiableThree'], ['verifiable', [question('a', 3, 2)], 'ballots.verifiableThree'],
  ])('%s paper of %j', (kind, questions, expected) => { expect(paperProblem(kind, questions)).toBe(expected) })
})

const marked = fc.record({ weight: fc.integer({ min: 1, max: 1000 }), a: fc.integer({ min: -1, max: 2 }), b: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }) })
const papersOf = (votes: readonly { weight: number; a: number; b: number[] }[]) => votes.map(({ weight, a, b }) => ({ weight, marks: [a < 0 ? [] : [a], [...b].sort()] }))
const nobody = { voters: 0, votes: 0 }

describe('for every count', () => {
  test('each vote is in exactly one place of a question with one mark, and in at most two of one with two', () => {
    fc.assert(fc.property(fc.array(marked), (votes) => {
      const tally = countPapers({ questions: paper, entitled: nobody, drawn: nobody, papers: papersOf(votes) })
      const [a, b] = tally.questions
      const total = (q: typeof a): number => (q?.choices ?? []).reduce((all, c) => all + c.votes, 0)
      expect(total(a) + (a?.blank.votes ?? 0)).toBe(tally.cast.votes)
      expect(total(b)).toBe(votes.reduce((all, v) => all + v.weight * v.b.length, 0))
      expect(tally.cast).toEqual({ ballots: votes.length, votes: votes.reduce((all, v) => all + v.weight, 0) })
    }))
  })

  test('the order of the ballots does not matter, and two boxes add up like paper and box', () => {
    fc.assert(fc.property(fc.array(marked), fc.array(marked), (first, second) => {
      const count = (votes: typeof first) => countPapers({ questions: paper, entitled: nobody, drawn: nobody, papers: papersOf(votes) })
      expect(count([...first].reverse())).toEqual(count(first))
      const other = count(second)
      const asPaper: PaperCount = { ...other.cast, questions: other.questions.map((q) => ({ ...q, choices: Object.fromEntries(q.choices.map((c) => [c.id, c])) })) }
      expect(paperCountProblem(paper, asPaper)).toBeNull()
      expect(mergePaper(count(first), asPaper)).toEqual(count([...first, ...second]))
    }))
  })

  test('a verifiable count says the same as a plain one of the same votes', () => {
    fc.assert(fc.property(fc.array(marked), (votes) => {
      const papers = papersOf(votes).map(({ weight, marks }) => ({ weight, marks: [marks[0] ?? []] }))
      const common = { questions: [question('a', 3)], entitled: nobody, drawn: nobody }
      const plain = countPapers({ ...common, papers })
      const sums = [plain.questions[0]?.choices.map((c) => c.votes) ?? []]
      const verifiable = countSums({ ...common, cast: plain.cast, sums })
      expect(verifiable.questions.map((q) => [q.choices.map((c) => c.votes), q.blank.votes])).toEqual(plain.questions.map((q) => [q.choices.map((c) => c.votes), q.blank.votes]))
    }))
  })
})

describe('the minute of a paper count', () => {
  const none = { votes: 0, ballots: 0 }
  const of = (a: number, blank: number, invalid: number, votes = 10): PaperCount => ({
    ballots: votes, votes, questions: [{ id: 'a', choices: { c0: { votes: a, ballots: a } }, blank: { votes: blank, ballots: blank }, invalid: { votes: invalid, ballots: invalid } }],
  })
  test.each<[PaperCount, string | null]>([
    [of(7, 2, 1), null], [of(7, 2, 0), 'ballots.paperDoesNotAddUp'], [of(8, 2, 1), 'ballots.paperDoesNotAddUp'], [of(0, 11, 0), 'ballots.paperDoesNotAddUp'],
    [{ ...of(7, 2, 1), questions: [] }, 'ballots.paperQuestionMissing'],
    [{ ...of(7, 2, 1), questions: [{ id: 'a', choices: { x: none }, blank: none, invalid: none }] }, 'ballots.unknownChoice'],
  ])('%j', (count, expected) => { expect(paperCountProblem([question('a', 3)], count)).toBe(expected) })
})

test('classes of one or two voters are told of; of nobody and of three they are not', () => {
  const keys = [0, 1, 2, 3].map((voters, i) => ({ weight: i + 1, publicKey: '', voters }))
  expect(exposed(keys)).toEqual([2, 3])
})

test.each([[0, 50], [1000, 50], [1001, 51], [5000, 250]])('a box of %i takes %i ballots a second', (entitled, rate) => { expect(ballotsPerSecond(entitled)).toBe(rate) })
