type Values = Record<string, unknown>

/** A form without script sends columns; one that is alone comes as itself. */
const column = (values: Values, name: string): string[] => [values[name] ?? []].flat().map((value) => String(value).trim())
const one = (values: Values, name: string): string => column(values, name)[0] ?? ''
/** 1.450.000 as people type it. */
const dong = (text: string): number => Number(text.replace(/[.\s]/g, ''))

export type Member = { id: string; name: string }

function capital(values: Values, members: readonly Member[]): unknown {
  const [acts, who, amounts, due] = ['act', 'who', 'amount', 'dueOn'].map((name) => column(values, name))
  const rows = (who ?? []).map((memberId, i) => ({ act: acts?.[i] ?? 'topUp', memberId, amountDong: dong(amounts?.[i] ?? ''), dueOn: due?.[i] ?? '' })).filter((row) => row.memberId !== '' && row.amountDong > 0)
  const everybody = dong(one(values, 'everybody'))
  const named = new Set(rows.map((row) => row.memberId))
  const changes = [...rows, ...(everybody > 0 ? members.filter((m) => !named.has(m.id)).map((m) => ({ act: 'topUp', memberId: m.id, amountDong: everybody, dueOn: '' })) : [])]
  return changes.length === 0 ? null : { kind: 'capital', changes, solvencyBy: one(values, 'solvencyBy'), solvencyOn: one(values, 'solvencyOn') }
}

const amounts = ['minContributionDong', 'maxContributionDong', 'membershipFeeDong'] as const
const counts = ['contributionMonths', 'agendaProposalDays'] as const

/** Only what was typed: an amendment leaves the rest of the charter as it is. */
function charter(values: Values): unknown {
  const numbers = [...amounts, ...counts].flatMap((name) => (one(values, name) === '' ? [] : [[name, dong(one(values, name))] as const]))
  const denominator = one(values, 'voteDenominator')
  const changed = { ...Object.fromEntries(numbers), ...(denominator ? { voteDenominator: denominator } : {}) }
  return Object.keys(changed).length === 0 ? null : { kind: 'charter', fromOn: one(values, 'fromOn'), values: changed, clauses: {}, amends: true }
}

/** What the resolution makes happen, from the fields that the form of this subject has; null: it only says something. */
export function effectOf(values: Values, members: readonly Member[]): unknown {
  const [fromOn, untilOn] = [one(values, 'fromOn'), one(values, 'untilOn')]
  switch (values.subject) {
    case 'capital': return capital(values, members)
    case 'charter': return charter(values)
    case 'model': return { kind: 'model', model: one(values, 'model'), fromOn }
    case 'admission': return one(values, 'applicationId') === '' ? null : { kind: 'admission', applicationId: one(values, 'applicationId') }
    case 'expulsion': return one(values, 'memberId') === '' ? null : { kind: 'expulsion', memberId: one(values, 'memberId') }
    case 'dismissal': return column(values, 'termIds').length === 0 ? null : { kind: 'dismissal', termIds: column(values, 'termIds'), ending: one(values, 'ending') }
    case 'election': return one(values, 'post') === '' ? null : {
      kind: 'election', post: one(values, 'post'), fromOn, untilOn, leaving: column(values, 'leaving').map((termId) => ({ termId, endedOn: fromOn, ending: one(values, 'ending') || 'termEnded' })),
    }
    default: return null
  }
}

/** "<id>|<name>" of each ticked box. */
export const candidatesOf = (values: Values): { memberId: string; name: string }[] =>
  column(values, 'candidate').map((text) => { const [memberId = '', ...name] = text.split('|'); return { memberId, name: name.join('|') } })
