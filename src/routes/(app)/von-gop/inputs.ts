import { dayFrom } from '../../form-values.ts'
import { readWholeNumber } from '../ho-so/numbers.ts'

/** 1.450.000 đồng as people type it; what cannot be read goes on as it is, so that the operation names the field. */
export function amountIn(value: unknown): unknown {
  if (typeof value !== 'string' || value === '') return undefined
  const read = readWholeNumber(value)
  return 'wrong' in read ? value : read.value
}

/** 24/11/2026 or 2026-11-24. */
export const dayIn = (value: unknown): unknown => (typeof value === 'string' ? (dayFrom(value) ?? value) : value)
