/** Forms and links do it all: a cheap phone downloads no script. */
export const csr = false
