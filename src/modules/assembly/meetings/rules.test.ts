import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { after, moves, questionAfter, questionStates, refuseStart, refuseVote, states, type Move, type QuestionMove, type Situation, type State } from './rules.ts'

const situation = (change: Partial<Situation>): Situation => ({ meeting: 'open', question: 'planned', subject: 'report', agendaAdopted: true, running: 0, ...change })

describe('the life of a meeting', () => {
  test('whatever is tried, a closed or cancelled meeting stays so and only a called one opens', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...Object.keys(moves) as Move[]), { maxLength: 60 }), (tries) => {
      let state: State = 'preparing'
      for (const move of tries) {
        const next = after(move, state)
        if (next === 'open') expect(['called', 'paused']).toContain(state)
        if (state === 'closed' || state === 'cancelled') expect(next).toBeNull()
        state = next ?? state
      }
    }))
  })
  test('every state is reached', () => expect(new Set(['preparing', ...Object.values(moves).map((m) => m.to)])).toEqual(new Set(states)))
  test('a decided question is never voted again', () => {
    const all: QuestionMove[] = ['start', 'stop', 'decide', 'withdraw', 'voteAgain']
    expect(all.map((m) => questionAfter(m, 'decided'))).toEqual([null, null, null, null, null])
    expect(questionStates.map((s) => questionAfter('start', s))).toEqual(['voting', null, null, null, null])
  })
})

test.each<[string, Partial<Situation>, string | null]>([
  ['a report once the agenda stands', {}, null],
  ['a report before it', { agendaAdopted: false }, 'agendaFirst'],
  ['the agenda itself', { subject: 'agenda', agendaAdopted: false }, null],
  ['while another vote runs', { running: 1 }, 'anotherRunning'],
  ['in a paused meeting', { meeting: 'paused' }, 'meetingNotOpen'],
  ['one already decided', { question: 'decided' }, 'closed'],
])('C28 a vote starts: %s (L 60.4)', (_name, change, refused) => expect(refuseStart(situation(change))).toBe(refused))

test.each<[Partial<Situation>, string | null]>([
  [{ question: 'voting' }, null], [{ question: 'closed' }, 'closed'], [{ question: 'decided' }, 'closed'], [{}, 'notVoting'], [{ question: 'voting', meeting: 'paused' }, 'meetingNotOpen'],
])('C32 a vote into %j: %s', (change, refused) => expect(refuseVote(situation(change))).toBe(refused))
