import { formatMoney, formatNumber } from '#ui/format.ts'
import type { Words } from './words.ts'
import type { Kind, Parameter } from './parameters.ts'

type Fund = { name: string; basisPoints: number }
type Step = { membersFrom: number; votes: number }

const percent = (basisPoints: number): string => formatNumber(Number((basisPoints / 100).toFixed(2)))
const lines: Partial<Record<Kind, (value: never) => string[]>> = {
  titles: (value: string[]) => value,
  funds: (value: Fund[]) => value.map((fund) => `${fund.name}: ${percent(fund.basisPoints)} %`),
  steps: (value: Step[]) => value.map((step) => `${formatNumber(step.membersFrom)}: ${step.votes}`),
}

/** "L40.4b" as a reader of the law says it: Điều 40 khoản 4 điểm b. */
export function articleShown(article: string, t: Words): string {
  const [, law, number, clause, point] = /^(L|D77\.)(\d+)(?:\.(\d+)([a-zđ])?)?$/.exec(article) ?? []
  if (law === undefined || number === undefined) return article
  return [t(law === 'D77.' ? 'charter.page.decree' : 'charter.page.law'), t('charter.page.articleNo', { number }), clause ? t('charter.page.clauseNo', { number: clause }) : '', point ? t('charter.page.pointNo', { letter: point }) : '']
    .filter((part) => part !== '').join(' ')
}

/** As a member reads it. */
export function shownValue({ name, kind }: Parameter, value: unknown, t: Words): string {
  if (value === null) return t(kind === 'dongOrNone' && name === 'maxContributionDong' ? 'charter.page.noHighest' : 'charter.page.none')
  if (kind === 'dong' || kind === 'dongOrNone') return formatMoney(Number(value))
  if (kind === 'months' || kind === 'monthsOrNone') return t('charter.page.months', { count: Number(value) })
  if (kind === 'days') return t(name === 'groupNoticeWorkingDays' ? 'charter.page.workingDays' : 'charter.page.days', { count: Number(value) })
  if (kind === 'percent') return `${percent(Number(value))} %`
  if (kind === 'yesNo') return t(value ? 'charter.page.yes' : 'charter.page.no')
  if (kind === 'choice') return t(`charter.choice.${name}.${String(value)}`)
  if (kind === 'forms') return (value as string[]).map((form) => t(`charter.choice.meetingForms.${form}`)).join(', ')
  const shown = lines[kind]?.(value as never) ?? []
  return shown.length === 0 ? t('charter.page.none') : shown.join('; ')
}

/** As it stands in the form's field; one line for each entry of a list. */
export function typedValue({ kind }: Parameter, value: unknown): string {
  if (value === null || value === undefined) return ''
  if (kind === 'dong' || kind === 'dongOrNone') return formatNumber(Number(value))
  if (kind === 'percent') return percent(Number(value))
  if (kind === 'yesNo') return value ? 'yes' : 'no'
  return lines[kind] ? lines[kind](value as never).join('\n') : String(value)
}

const whole = (text: string): unknown => (/^\d{1,3}([.\s]\d{3})*$|^\d+$/.test(text) ? Number(text.replace(/[.\s]/g, '')) : text)
/** 12,5 % as people type it; hundredths of a percent and no finer. */
const points = (text: string): unknown => {
  const found = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(text)
  return found ? Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0')) : text
}
const pairs = (text: string): [string, string][] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => {
  const at = line.lastIndexOf(':')
  return [line.slice(0, at === -1 ? line.length : at).trim(), at === -1 ? '' : line.slice(at + 1).trim()]
})

/** Undefined: the charter does not say it. What cannot be read goes on as typed, so that the operation names the field. */
export function readValue({ kind }: Parameter, typed: unknown): unknown {
  if (kind === 'forms') return typed === undefined ? undefined : [typed].flat()
  const text = String(typed ?? '').replace(/\r\n/g, '\n').trim()
  if (text === '') return undefined
  if (kind === 'percent') return points(text)
  if (kind === 'yesNo') return text === 'yes'
  if (kind === 'choice') return text
  if (kind === 'titles') return text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  if (kind === 'funds') return pairs(text).map(([name, share]) => ({ name, basisPoints: points(share) }))
  if (kind === 'steps') return pairs(text).map(([from, votes]) => ({ membersFrom: whole(from), votes: whole(votes) }))
  return whole(text)
}
