/**
 * Reading, forms and links do it all: a cheap phone downloads no script, not even with a page that says what went wrong.
 * The two pages that know passkeys, the one that adds a device to the channels and those of a running meeting ask for theirs.
 */
export const csr = false
