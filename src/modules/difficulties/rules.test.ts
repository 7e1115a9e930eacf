import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addWorkingDays, addressedTo, after, dueDates, isOpen, isOverdue, levelAbove, levels, moves, states, type Level, type Move, type Situation } from './rules.ts'

const weekday = (date: string): boolean => ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay())
const situation = (over: Partial<Situation> = {}): Situation => ({ state: 'waiting', level: 'commune', takeUpBy: '2026-03-09', answerBy: '2026-03-23', ...over })
const inTime = '2026-03-09'
const late = '2026-03-10'

describe('what may follow what', () => {
  it.each<[Move, Partial<Situation>, string, ReturnType<typeof after>]>([
    ['takeUp', {}, inTime, { state: 'takenUp', level: 'commune' }],
    ['takeUp', { state: 'takenUp' }, inTime, 'wrongState'],
    ['answer', {}, inTime, { state: 'answered', level: 'commune' }],
    ['answer', { state: 'takenUp' }, late, { state: 'answered', level: 'commune' }],
    ['answer', { state: 'answered' }, inTime, 'wrongState'],
    ['passUp', { state: 'takenUp' }, inTime, { state: 'waiting', level: 'province' }],
    ['passUp', { level: 'alliance' }, inTime, { state: 'waiting', level: 'province' }],
    ['passUp', { level: 'province' }, inTime, { state: 'waiting', level: 'ministry' }],
    ['passUp', { level: 'ministry' }, inTime, 'noLevelAbove'],
    ['escalate', {}, inTime, 'notOverdue'],
    ['escalate', {}, late, { state: 'waiting', level: 'province' }],
    ['escalate', { state: 'takenUp' }, late, 'notOverdue'],
    ['escalate', { state: 'takenUp' }, '2026-03-24', { state: 'waiting', level: 'province' }],
    ['settle', { state: 'answered' }, inTime, { state: 'settled', level: 'commune' }],
    ['settle', {}, inTime, 'wrongState'],
    ['reopen', { state: 'answered' }, inTime, { state: 'waiting', level: 'commune' }],
    ['withdraw', { state: 'takenUp' }, inTime, { state: 'withdrawn', level: 'commune' }],
    ['withdraw', { state: 'settled' }, inTime, 'wrongState'],
  ])('%s from %j on %s', (move, now, today, expected) => {
    expect(after(move, situation(now), today)).toEqual(expected)
  })
})

describe('for every course of events', () => {
  const move = fc.constantFrom(...(Object.keys(moves) as Move[]))
  const course = fc.array(fc.record({ move, days: fc.nat(40) }), { maxLength: 25 })
  const start = fc.constantFrom<Level>('alliance', 'commune')
  const clocks = { takeUpWorkingDays: 5, answerWorkingDays: 15 }

  const play = (level: Level, events: { move: Move; days: number }[], visit: (before: Situation, move: Move, next: Situation) => void): void => {
    let today = '2026-01-05'
    let now: Situation = { state: 'waiting', level, ...dueDates(today, clocks, weekday) }
    for (const event of events) {
      today = new Date(Date.parse(today) + event.days * 86_400_000).toISOString().slice(0, 10)
      const result = after(event.move, now, today)
      if (typeof result === 'string') continue
      const next = { ...now, ...result }
      visit(now, event.move, next)
      now = next
    }
  }

  it('nothing leaves settled or withdrawn, and nothing goes down a level', () => {
    fc.assert(fc.property(start, course, (level, events) => {
      play(level, events, (before, _, next) => {
        expect(['settled', 'withdrawn']).not.toContain(before.state)
        expect(next.level === before.level || levelAbove(before.level) === next.level).toBe(true)
      })
    }))
  })

  it('what is past its date can always go up, until the ministry has it', () => {
    fc.assert(fc.property(fc.constantFrom(...states), fc.constantFrom(...levels), (state, level) => {
      const now = situation({ state, level })
      const today = '2026-12-31'
      if (isOverdue(now, today)) expect(after('escalate', now, today)).toEqual(level === 'ministry' ? 'noLevelAbove' : { state: 'waiting', level: levelAbove(level) })
      else expect(isOpen(state)).toBe(false)
    }))
  })

  it('an escalation adds a reader and takes none away', () => {
    const place = { provinceCode: '51', communeCode: '21109' }
    fc.assert(fc.property(start, (level) => {
      let readers = addressedTo(level, place)
      for (let next = levelAbove(level); next; next = levelAbove(next)) {
        const more = addressedTo(next, place, readers)
        for (const [key, value] of Object.entries(readers)) if (value !== null) expect(more[key as keyof typeof more]).toBe(value)
        readers = more
      }
      expect(readers.provinceCode).toBe('51')
    }))
  })
})

describe('working days', () => {
  it('the day it comes in does not count, nor do the days off', () => {
    expect(addWorkingDays('2026-03-06', 1, weekday)).toBe('2026-03-09')
    expect(addWorkingDays('2026-03-02', 5, weekday)).toBe('2026-03-09')
    const holidays = new Set(['2026-04-30', '2026-05-01'])
    expect(addWorkingDays('2026-04-29', 1, (d) => weekday(d) && !holidays.has(d))).toBe('2026-05-04')
  })
  it('ends on a working day and never before it began', () => {
    const date = fc.integer({ min: 0, max: 20_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    fc.assert(fc.property(date, fc.integer({ min: 1, max: 60 }), (from, days) => {
      const due = addWorkingDays(from, days, weekday)
      expect(weekday(due)).toBe(true)
      expect(due > from).toBe(true)
      const next = addWorkingDays(from, days + 1, weekday)
      expect(next > due).toBe(true)
    }))
  })
})
