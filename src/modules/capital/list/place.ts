import type { ListProblem } from '#modules/membership/index.ts'
import type { Field } from './headings.ts'
import type { CapitalLine } from './schema.ts'

/** Beside which cell a finding stands; the first of these that the row fills. */
const fieldsOf: Readonly<Record<string, readonly Field[]>> = {
  unknownId: ['idNumber'], unknownNumber: ['number'], unknownMember: ['name'], otherName: ['name'], severalNames: ['name'], 'rule:contributesNothing': ['committed', 'paid'],
  differs: ['committed', 'paid'], twoCommitments: ['committed'], paidMore: ['paid'], repeated: ['paid', 'committed'], belowMinimum: ['committed', 'paid'], aboveMaximum: ['committed', 'paid'],
  'cap.official': ['committed', 'paid'], 'cap.linked': ['committed', 'paid'], 'cap.foreign': ['committed', 'paid'], beforeJoined: ['paidOn'],
}

/** A finding of the register or the book about a row, beside the cell it is about. */
export function find(line: CapitalLine, key: string, params: ListProblem['params'] = {}, blocking = true): void {
  const at = (fieldsOf[key] ?? []).map((field) => line.at[field]).find((one) => one !== undefined)
  line.findings.push({ column: at?.column ?? null, heading: at?.heading ?? null, key, params, blocking })
}
