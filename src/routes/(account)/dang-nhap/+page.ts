/** The passkey button needs a script; all else on this page works without. */
export const csr = true
