/** Pure rules of the secret ballot beside the box itself. */

/** A verifiable paper asks for one mark among at most three: who asks for more votes in the plain secret box. */
export const VERIFIABLE_MOST = 3
export const mayBeVerifiable = (q: { subject: string; seats: number | null; candidates: number }): boolean =>
  q.subject !== 'election' || (q.seats === 1 && q.candidates <= VERIFIABLE_MOST)

const LEAST_HOLDERS = 2
/** More than half of the key holders: neither one alone opens ballots, nor does one lost phone lose the result of three. */
export const thresholdOf = (holders: number): number => Math.max(LEAST_HOLDERS, Math.floor(holders / 2) + 1)

export type Switch = { from: 'paper' | 'electronic' | null; handed: boolean; to: 'paper' | 'electronic'; teller: boolean }
/** L 61.4, one vote each: who holds a paper gives it back to a teller first; the paper itself, a teller hands out. */
export const refuseSwitch = ({ from, handed, to, teller }: Switch): 'paperHanded' | null =>
  (!teller && from === 'paper' && handed && to === 'electronic' ? 'paperHanded' : null)
