/** Only the button that adds this device needs a script; all else on this page works without. */
export const csr = true
