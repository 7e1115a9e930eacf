/** Votes that come in are shown as they come. */
export const csr = true
