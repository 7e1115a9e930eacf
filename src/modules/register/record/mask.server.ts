import { open } from '#platform/secrets.server.ts'

/** Enough to tell two people apart, not enough to use. */
export const maskPersonalId = (sealedBase64: string | null): string | null =>
  sealedBase64 === null ? null : `•••${open(Buffer.from(sealedBase64, 'base64')).slice(-3)}`
