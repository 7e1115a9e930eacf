import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every secret is derived from one root key: CHUNG_SECRET, or a file of mode 0600 in the data folder made at the
 * first start. Losing it loses sealed personal numbers; the backup therefore names it but never holds it.
 */
let root: Buffer | null = null

export function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env.CHUNG_SECRET) {
    root = Buffer.from(env.CHUNG_SECRET, 'utf8')
    return
  }
  const file = join(dataDir, 'secret.key')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  root = Buffer.from(readFileSync(file, 'utf8').trim(), 'utf8')
}

/** For tests and tools that have no data folder. */
export function useSecret(key: string): void {
  root = Buffer.from(key, 'utf8')
}

function derive(purpose: string, bytes: number): Buffer {
  if (!root) throw new Error('secrets are not loaded: call loadSecrets first')
  return Buffer.from(hkdfSync('sha256', root, 'chung', purpose, bytes))
}

/** A text secret for one purpose, stable over restarts. */
export const secret = (purpose: string): string => derive(purpose, 32).toString('base64url')

const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM: iv, tag, ciphertext. For personal ID numbers and the like. */
export function seal(text: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derive('seal', 32), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

export function open(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', derive('seal', 32), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

/** Matching without opening: the same number always gives the same hash, and only we can make it. */
export const keyedHash = (text: string): Buffer => createHmac('sha256', derive('match', 32)).update(text, 'utf8').digest()
