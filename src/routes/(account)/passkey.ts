import { createAuthClient } from 'better-auth/client'
import { passkeyClient } from '@better-auth/passkey/client'

const client = () => createAuthClient({ basePath: '/api/auth', plugins: [passkeyClient()] })

export const passkeysWork = (): boolean => typeof window !== 'undefined' && 'PublicKeyCredential' in window

/** True when the device proved who its holder is. */
export async function signInWithPasskey(): Promise<boolean> {
  const { error } = await client().signIn.passkey()
  return !error
}

export async function addPasskey(name: string): Promise<boolean> {
  const result = await client().passkey.addPasskey({ name })
  return !result?.error
}
