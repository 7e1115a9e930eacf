/** Apart from the schemas, so that a voter's browser loads numbers and not a library. */

/** Fifteen milliseconds to check a ballot are the bound of what two cores take in within the minutes of a meeting. */
export const VERIFIABLE_CHOICES = 3
/** Changes of mind of one voter: more would only be noise that every other voter waits for. */
export const MOST_TURNS = 50
