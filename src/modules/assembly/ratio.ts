/** Shares as exact rationals: 64.99 % must fail where 65 % passes, so nothing is ever divided. */
export type Whole = number | bigint

/** part / whole ≥ percent %. Of nothing, nothing is reached. */
export const reaches = (part: Whole, whole: Whole, percent: number): boolean =>
  BigInt(whole) > 0n && BigInt(part) * 100n >= BigInt(whole) * BigInt(percent)

/** part / whole > percent %. */
export const exceeds = (part: Whole, whole: Whole, percent: number): boolean =>
  BigInt(whole) > 0n && BigInt(part) * 100n > BigInt(whole) * BigInt(percent)

/** Shares that a contract states in hundredths of a percent. */
export const exceedsBasisPoints = (part: Whole, whole: Whole, basisPoints: number): boolean =>
  BigInt(whole) > 0n && BigInt(part) * 10_000n > BigInt(whole) * BigInt(basisPoints)
export const leastExceedingBasisPoints = (whole: number, basisPoints: number): number => Number((BigInt(whole) * BigInt(basisPoints)) / 10_000n) + 1

/** The least number of people that is at least so many percent of `whole`. */
export const leastReaching = (whole: number, percent: number): number => Number((BigInt(whole) * BigInt(percent) + 99n) / 100n)

/** The least number of people that is more than so many percent of `whole`. */
export const leastExceeding = (whole: number, percent: number): number => Number((BigInt(whole) * BigInt(percent)) / 100n) + 1

/** For the screen and the minutes: hundredths of a percent, cut and never rounded up, so that 64.999 % does not read as 65 %. */
export const inHundredths = (part: Whole, whole: Whole): number => (BigInt(whole) > 0n ? Number((BigInt(part) * 10_000n) / BigInt(whole)) : 0)
