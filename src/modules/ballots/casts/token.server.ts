import { constants, createPrivateKey, createPublicKey, generateKeyPair, privateDecrypt, publicEncrypt, timingSafeEqual, verify } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * The server's side of RFC 9474 (RSABSSA-SHA384-PSS-Deterministic: the token itself is 32 random bytes). BlindSign is
 * the raw RSA operation, done by OpenSSL in constant time; a signed token verifies as ordinary RSASSA-PSS.
 */
export const MODULUS_BITS = 2048
const SALT_BYTES = 48
const generate = promisify(generateKeyPair)

export async function makeClassKey(): Promise<{ publicKey: Uint8Array; privateKey: string }> {
  const pair = await generate('rsa', { modulusLength: MODULUS_BITS, publicExponent: 65_537 })
  return {
    publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }),
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  }
}

/** Null when the block is no number below the modulus. */
export function blindSign(privateKey: string, blinded: Uint8Array): Uint8Array | null {
  const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), type: 'pkcs8', format: 'der' })
  let signature: Buffer
  try {
    signature = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded)
  } catch {
    return null
  }
  // RFC 9474, 4.3: a faulty operation would give the key away.
  const again = publicEncrypt({ key: createPublicKey(key), padding: constants.RSA_NO_PADDING }, signature)
  if (!timingSafeEqual(again, blinded)) throw new Error('signing failure')
  return signature
}

export function isSigned(publicKey: Uint8Array, token: Uint8Array, signature: Uint8Array): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey), type: 'spki', format: 'der' })
  return verify('sha384', token, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }, signature)
}
