/** The only door for other modules, pages and the server. */
export { caPheDaNau, DEMONSTRATION_PASSWORD, goMay, queSuoiTram, storyOrganisations, storyPeople, type StoryOrganisation, type StoryPerson } from './cast.ts'
export { acceptInvitation } from './invitations/acceptance.server.ts'
export { invite, listInvitationChoices, listSentInvitations, readInvitation, revokeInvitation } from './invitations/operations.server.ts'
export { createKey, listKeys, revokeKey } from './keys/operations.server.ts'
export { identityModule } from './module.ts'
export { findActingOffice, type ActingOffice } from './offices/store.server.ts'
export { chooseOffice, endPosting, getProfile, listAccounts, restoreAccount, suspendAccount } from './people/operations.server.ts'
export { issueReset, readReset, useReset } from './resets/operations.server.ts'
export { readSetUp, setUpFirstAccount, setUpPath } from './setup/operations.server.ts'
export { createEdge, type IdentityEdge } from './signin/edge.server.ts'
export { oidcLabel, signIn, signOut, startOidc, verifySecondFactor, type Cookie } from './signin/forms.server.ts'
export {
  changePassword, confirmSecondFactor, cookieOptions, dropPasskey, dropSecondFactor, endOtherSessions, endSession, readSecurity, startSecondFactor,
} from './signin/security.server.ts'
export { hasDemonstrationAccounts, tokenFor } from './signin/demonstration.server.ts'
