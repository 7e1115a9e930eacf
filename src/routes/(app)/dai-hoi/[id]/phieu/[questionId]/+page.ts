/** A receipt is looked up on the device, never asked for. */
export const csr = true
