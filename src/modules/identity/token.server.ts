import { createHash, randomBytes } from 'node:crypto'

/** For links that are handed over: 256 random bits, so a plain hash is enough; shown once and never kept. */
export const newToken = (): string => randomBytes(32).toString('base64url')
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
