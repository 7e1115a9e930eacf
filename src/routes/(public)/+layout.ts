/** Reading needs no script: the page is there when its text is. */
export const csr = false
