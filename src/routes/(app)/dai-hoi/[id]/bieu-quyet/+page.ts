/** The page follows the meeting; a secret ballot is made on the voter’s own device. */
export const csr = true
