/** The hall’s screen follows the meeting by itself. */
export const csr = true
