import { emailProvider } from './email.server.ts'
import type { Providers } from './port.ts'
import { pushProvider } from './push.server.ts'

/**
 * What the deployment switched on. Nothing leaves the platform by default: without CHUNG_SMTP_URL and CHUNG_SMTP_FROM
 * there is no e-mail, without CHUNG_WEB_PUSH=on no push. SMS and Zalo have no provider yet (docs/adr/0011-notices.md).
 */
export function providersFrom(env: NodeJS.ProcessEnv): Providers {
  const { CHUNG_SMTP_URL: url, CHUNG_SMTP_FROM: from, CHUNG_WEB_PUSH: push } = env
  return {
    ...(url && from ? { email: emailProvider({ url, from }) } : {}),
    ...(push === 'on' ? { push: pushProvider({ subject: from ? `mailto:${/[^\s<]+@[^\s>]+/.exec(from)?.[0] ?? ''}` : (env.ORIGIN ?? 'https://chung.invalid') }) } : {}),
  }
}

let current: Providers | null = null
export const currentProviders = (): Providers => (current ??= providersFrom(process.env))
/** For tests; null reads the environment again. */
export const useProviders = (providers: Providers | null): void => { current = providers }
