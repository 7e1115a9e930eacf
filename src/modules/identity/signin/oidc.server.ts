import { getOAuthState } from 'better-auth/api'
import type { GenericOAuthConfig, GenericOAuthUserInfo } from 'better-auth/plugins'

/** One OpenID Connect provider of the deployment; the national ID will be one. */
export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string | null
  /** On the button, e.g. "VNeID". */
  label: string
  /** The claim that carries the personal ID number; no public specification of the national provider names one. */
  personalIdClaim: string
}

export type ProvenSubject = { subject: string; personalId: string | null; invitationToken: string | null }

export const OIDC_PROVIDER = 'oidc'

export function readOidcSettings(env: NodeJS.ProcessEnv = process.env): OidcSettings | null {
  if (!env.CHUNG_OIDC_ISSUER || !env.CHUNG_OIDC_CLIENT_ID) return null
  return {
    issuer: env.CHUNG_OIDC_ISSUER.replace(/\/$/, ''),
    clientId: env.CHUNG_OIDC_CLIENT_ID,
    clientSecret: env.CHUNG_OIDC_CLIENT_SECRET ?? null,
    label: env.CHUNG_OIDC_LABEL ?? 'VNeID',
    personalIdClaim: env.CHUNG_OIDC_PERSONAL_ID_CLAIM ?? 'personal_id',
  }
}

const textClaim = (profile: GenericOAuthUserInfo, claim: string): string | null => {
  const value = profile[claim]
  return typeof value === 'string' && value !== '' ? value : null
}

/** The invitation that the person was accepting when they went to the provider. */
async function invitationOfFlow(): Promise<string | null> {
  const state: Record<string, unknown> | null = await getOAuthState()
  return typeof state?.invitationToken === 'string' ? state.invitationToken : null
}

/**
 * The library would match by e-mail. We give it an address that no person has, so that it can only find the account
 * which `link` has tied to the subject – by the keyed hash of the personal ID number, or by an invitation.
 */
export function oidcProvider(settings: OidcSettings, link: (subject: ProvenSubject) => Promise<void>): GenericOAuthConfig<typeof OIDC_PROVIDER> {
  return {
    providerId: OIDC_PROVIDER,
    name: settings.label,
    discoveryUrl: `${settings.issuer}/.well-known/openid-configuration`,
    requireIdTokenVerification: true,
    clientId: settings.clientId,
    ...(settings.clientSecret ? { clientSecret: settings.clientSecret } : {}),
    scopes: ['openid', 'profile'],
    pkce: true,
    disableSignUp: true,
    mapProfileToUser: async (profile) => {
      const subject = String(profile.sub ?? '')
      await link({ subject, personalId: textClaim(profile, settings.personalIdClaim), invitationToken: await invitationOfFlow() })
      return { email: `${encodeURIComponent(subject)}@subject.invalid`, emailVerified: false, name: textClaim(profile, 'name') ?? subject }
    },
  }
}
