/** A key part is made on the device and stays there. */
export const csr = true
