import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, randomBytes, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Every secret is derived from one root key: CHUNG_SECRET, or a file of mode 0600 in the data folder made at the
 * first start. Losing it loses sealed personal numbers; the backup therefore names it but never holds it.
 */
let root: Buffer | null = null
/** One derivation costs more than the sealing of a number. */
const derived = new Map<string, KeyObject>()

function setRoot(key: string): void {
  root = Buffer.from(key, 'utf8')
  derived.clear()
}

export function loadSecrets(dataDir: string, env: NodeJS.ProcessEnv = process.env): void {
  if (env.CHUNG_SECRET) {
    setRoot(env.CHUNG_SECRET)
    return
  }
  const file = join(dataDir, 'secret.key')
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' })
  setRoot(readFileSync(file, 'utf8').trim())
}

/** For tests and tools that have no data folder. */
export function useSecret(key: string): void {
  setRoot(key)
}

const KEY_BYTES = 32

function derive(purpose: string): KeyObject {
  if (!root) throw new Error('secrets are not loaded: call loadSecrets first')
  const known = derived.get(purpose)
  if (known) return known
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', root, 'chung', purpose, KEY_BYTES)))
  derived.set(purpose, key)
  return key
}

/** A text secret for one purpose, stable over restarts. */
export const secret = (purpose: string): string => derive(purpose).export().toString('base64url')

const IV_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM: iv, tag, ciphertext. For personal ID numbers and the like. */
export function seal(text: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', derive('seal'), iv)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

export function open(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed)
  const decipher = createDecipheriv('aes-256-gcm', derive('seal'), bytes.subarray(0, IV_BYTES))
  decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
}

/** Matching without opening: the same number always gives the same hash, and only we can make it. */
export const keyedHash = (text: string): Buffer => createHmac('sha256', derive('match')).update(text, 'utf8').digest()
