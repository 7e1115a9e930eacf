/** Forms and links do it all; only the two pages that know passkeys load a script. */
export const csr = false
