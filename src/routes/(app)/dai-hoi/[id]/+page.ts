/** The quorum grows on the page while the hall fills. */
export const csr = true
