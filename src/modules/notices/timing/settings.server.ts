import settings from '#data/notices/settings.json' with { type: 'json' }
import { minutesOf, readQuietHours, type QuietHours } from './rules.ts'

/** The deployment's own, or the house rule; a spelling mistake must not make it loud at night. */
export function quietHours(env: NodeJS.ProcessEnv = process.env): QuietHours {
  const own = env.CHUNG_QUIET_HOURS ? readQuietHours(env.CHUNG_QUIET_HOURS) : null
  const chosen = own ?? settings.quietHours
  minutesOf(chosen.from)
  return chosen
}

/** Complete addresses need a name under which others reach the installation. */
export const linkTo = (href: string | null, env: NodeJS.ProcessEnv = process.env): string | null => (env.ORIGIN && href !== null ? new URL(href, env.ORIGIN).href : null)
