/** Pure rules of the register of difficulties: who must act by when, and what may follow what. */

export const topics = ['capital', 'land', 'market', 'machinery', 'procedure', 'training', 'disaster', 'other'] as const
export const states = ['waiting', 'takenUp', 'answered', 'settled', 'withdrawn'] as const
export const levels = ['alliance', 'commune', 'province', 'ministry'] as const
export type State = (typeof states)[number]
export type Level = (typeof levels)[number]

/** `side` says who may do it: the one who raised it, or the office it is addressed to now. */
export const moves = {
  takeUp: { side: 'handler', from: ['waiting'], to: 'takenUp' },
  answer: { side: 'handler', from: ['waiting', 'takenUp'], to: 'answered' },
  passUp: { side: 'handler', from: ['waiting', 'takenUp'], to: 'waiting' },
  /** The right of who waits in vain: past the date it goes up without asking. */
  escalate: { side: 'raiser', from: ['waiting', 'takenUp'], to: 'waiting' },
  settle: { side: 'raiser', from: ['answered'], to: 'settled' },
  reopen: { side: 'raiser', from: ['answered'], to: 'waiting' },
  withdraw: { side: 'raiser', from: ['waiting', 'takenUp', 'answered'], to: 'withdrawn' },
} as const satisfies Record<string, { side: 'handler' | 'raiser'; from: readonly State[]; to: State }>
export type Move = keyof typeof moves

export const isOpen = (state: State): boolean => state === 'waiting' || state === 'takenUp'

const above: Record<Level, Level | null> = { alliance: 'province', commune: 'province', province: 'ministry', ministry: null }
export const levelAbove = (level: Level): Level | null => above[level]

export type Situation = { state: State; level: Level; takeUpBy: string; answerBy: string }

/** Not taken up in time, or not answered in time. Dates are whole days: the last day itself is still in time. */
export const isOverdue = ({ state, takeUpBy, answerBy }: Situation, today: string): boolean =>
  (state === 'waiting' && today > takeUpBy) || (isOpen(state) && today > answerBy)

export type Refusal = 'wrongState' | 'noLevelAbove' | 'notOverdue'

/** What the situation becomes, or why not. */
export function after(move: Move, now: Situation, today: string): { state: State; level: Level } | Refusal {
  const rule = moves[move]
  if (!(rule.from as readonly State[]).includes(now.state)) return 'wrongState'
  if (move !== 'passUp' && move !== 'escalate') return { state: rule.to, level: now.level }
  const next = levelAbove(now.level)
  if (!next) return 'noLevelAbove'
  if (move === 'escalate' && !isOverdue(now, today)) return 'notOverdue'
  return { state: rule.to, level: next }
}

/** A new clock runs whenever somebody new, or again, has to act. */
export const restartsClock = (move: Move): boolean => move === 'passUp' || move === 'escalate' || move === 'reopen'

export type Clocks = { takeUpWorkingDays: number; answerWorkingDays: number }
export type IsWorkingDay = (date: string) => boolean

export function addWorkingDays(from: string, days: number, isWorkingDay: IsWorkingDay): string {
  let date = from
  for (let left = days; left > 0;) {
    date = nextDay(date)
    if (isWorkingDay(date)) left -= 1
  }
  return date
}

const DAY_MS = 86_400_000
const nextDay = (date: string): string => new Date(Date.parse(`${date}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10)

/** The day something comes in does not count. */
export const dueDates = (from: string, clocks: Clocks, isWorkingDay: IsWorkingDay): { takeUpBy: string; answerBy: string } => ({
  takeUpBy: addWorkingDays(from, clocks.takeUpWorkingDays, isWorkingDay),
  answerBy: addWorkingDays(from, clocks.answerWorkingDays, isWorkingDay),
})

/** Which offices may have read it so far; an escalation adds one and takes none away. */
export type Addressed = { allianceCode: string | null; communeCode: string | null; provinceCode: string | null }
export function addressedTo(level: Level, place: { provinceCode: string; communeCode: string }, before: Addressed = { allianceCode: null, communeCode: null, provinceCode: null }): Addressed {
  return {
    allianceCode: level === 'alliance' ? place.provinceCode : before.allianceCode,
    communeCode: level === 'commune' ? place.communeCode : before.communeCode,
    provinceCode: level === 'province' ? place.provinceCode : before.provinceCode,
  }
}
