import { describe, expect, it } from 'vitest'
import { addMonths } from '../clock.ts'
import { addWorkingDays, isCertain, isWorkingDay, nextWorkingDay } from './calendar.ts'
import list from '#data/register/deadlines.json' with { type: 'json' }
import { deadline, dueOn, isOverdue, periodOf, reportingPeriod, workingDaysBetween, type DeadlineId } from './rules.ts'

describe('C56 working-day calendar (data)', () => {
  it.each([
    ['2025-09-01', false], ['2025-09-02', false], ['2025-09-03', true], ['2025-04-26', true], ['2025-05-02', false], ['2025-05-03', false],
    ['2025-01-31', false], ['2025-02-03', true], ['2024-05-04', true], ['2024-04-29', false], ['2026-04-27', false], ['2026-11-23', true],
  ])('%s is a working day: %s', (day, working) => {
    expect(isWorkingDay(day)).toBe(working)
  })

  it('counts from the day after, over Tết and swapped days, and backwards', () => {
    expect(addWorkingDays('2025-01-24', 3)).toBe('2025-02-05')
    expect(addWorkingDays('2025-04-25', 1)).toBe('2025-04-26')
    expect(addWorkingDays('2025-09-03', -1)).toBe('2025-08-29')
    expect(nextWorkingDay('2025-08-30')).toBe('2025-09-03')
    expect(workingDaysBetween('2025-04-29', '2025-05-06')).toBe(2)
  })

  it('says when it speaks from decisions nobody has read, or for years it does not cover', () => {
    expect(isCertain('2025-01-01', '2025-12-31')).toBe(true)
    expect(isCertain('2026-08-01', '2026-09-05')).toBe(false)
    expect(isCertain('2029-01-01', '2029-01-05')).toBe(false)
  })
})

describe('C56 deadlines', () => {
  it.each([
    ['changeCertificateContent', '2025-03-03', '2025-03-13'],
    // The tenth day is Sunday 16 March: the period ends with the next working day (Civil Code 148.5).
    ['changeCertificateContent', '2025-03-06', '2025-03-17'],
    ['decide', '2025-03-06', '2025-03-11'],
    ['foundEnterprise', '2025-03-03', '2025-03-17'],
    ['registerGroup', '2025-03-03', '2025-03-10'],
    ['suspend', '2025-03-10', '2025-03-05'],
    ['suspensionMax', '2025-03-10', '2026-03-10'],
    ['completeFile', '2025-03-03', '2025-05-05'],
    ['answerCleaning', '2025-03-03', '2025-06-02'],
    ['correctRecord', '2025-04-29', '2025-05-07'],
    ['closeAutomatically', '2025-03-10', '2025-09-10'],
    ['closeGroupAutomatically', '2025-03-10', '2025-06-10'],
  ] as const)('%s counted from %s: %s', (id, from, due) => {
    expect(dueOn(id, from).dueOn).toBe(due)
  })

  it('cites an article for each, and every one can be computed', () => {
    for (const { id, article } of list.deadlines) {
      expect(article).toMatch(/^(L|D)\d/)
      expect(deadline(id as DeadlineId).amount).toBeGreaterThan(0)
      expect(dueOn(id as DeadlineId, '2025-03-03').dueOn).toMatch(/^\d{4}-\d\d-\d\d$/)
    }
  })

  it('is overdue only after the day itself; months end at the end of short months', () => {
    expect(isOverdue('2025-03-13', '2025-03-13')).toBe(false)
    expect(isOverdue('2025-03-13', '2025-03-14')).toBe(true)
    expect(addMonths('2025-08-31', 6)).toBe('2026-02-28')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  })
})

describe('C60 reporting period (C09 6-7)', () => {
  it.each([['2025-12-14', 2025], ['2025-12-15', 2026], ['2026-01-01', 2026], ['2026-12-14', 2026], ['2026-12-31', 2027]])('%s belongs to %d', (day, year) => {
    expect(periodOf(day).year).toBe(year)
  })

  it('is due on 15, 18 and 21 December', () => {
    expect(reportingPeriod(2026)).toEqual({
      year: 2026, from: '2025-12-15', to: '2026-12-14', due: { organisation: '2026-12-15', commune: '2026-12-18', province: '2026-12-21' },
    })
  })
})
