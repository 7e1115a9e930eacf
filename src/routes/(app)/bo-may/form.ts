/** A form without script sends columns: as many posts as people as names. A row without a person was left empty. */
const column = (values: Record<string, unknown>, name: string): string[] => {
  const value = values[name]
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map((v) => (typeof v === 'string' ? v.trim() : ''))
}

export type Choice = { number: number; memberId: string; name: string; needsName: boolean }
export type Row = { post: string; who: string; representative: string }

export const rowsOf = (values: Record<string, unknown>): Row[] => {
  const [posts, people, representatives] = [column(values, 'post'), column(values, 'who'), column(values, 'representative')]
  return people.map((who, i) => ({ post: posts[i] ?? '', who, representative: representatives[i] ?? '' })).filter((row) => row.who !== '')
}

/** "12 · Lê Văn Bảy" chooses the member with that number; other words are the name of somebody from outside. */
export function personOf(row: Pick<Row, 'who' | 'representative'>, choices: readonly Choice[]): { memberId?: string; name?: string } {
  const number = /^(\d+)(\s|·|$)/.exec(row.who)?.[1]
  const member = number === undefined ? choices.find((c) => c.name.toLocaleLowerCase('vi') === row.who.toLocaleLowerCase('vi')) : choices.find((c) => c.number === Number(number))
  if (!member) return { name: row.who }
  return member.needsName || row.representative !== '' ? { memberId: member.memberId, ...(row.representative ? { name: row.representative } : {}) } : { memberId: member.memberId }
}

export const leavingOf = (values: Record<string, unknown>, endedOn: string) =>
  column(values, 'leaving').filter((id) => id !== '').map((termId) => ({ termId, endedOn, ending: 'termEnded' as const }))

const appointed = new Set(['director', 'chiefAccountant', 'treasurer'])
const open = new Set(['chiefAccountant', 'treasurer'])

/** One first and last day for the whole slate; posts that are given by appointment are so. */
export function electionOf(values: Record<string, unknown>, choices: readonly Choice[]) {
  const [fromOn, untilOn] = [String(values.fromOn ?? ''), String(values.untilOn ?? '')]
  return {
    seats: rowsOf(values).map((row) => ({
      person: personOf(row, choices), post: row.post, fromOn, untilOn: open.has(row.post) ? null : untilOn || null,
      ballot: appointed.has(row.post) ? 'appointed' : String(values.ballot ?? 'secret'), legalRepresentative: row.post === 'director' || row.post === 'groupHead',
    })),
    leaving: leavingOf(values, fromOn), decidedBy: String(values.decidedBy ?? 'assembly'), resolutionRef: String(values.resolutionRef ?? ''), complete: values.complete === 'yes',
  }
}
