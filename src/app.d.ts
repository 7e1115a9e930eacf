import type { Locale } from '#platform/i18n.ts'
import type { Actor } from '#platform/operation.server.ts'

declare global {
  namespace App {
    interface Locals { actor: Actor; locale: Locale; requestId: string; demonstration: boolean }
    interface Error { message: string }
  }
}
