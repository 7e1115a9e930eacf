/** The only door for other modules, pages and the server. */
export { caPheDaNau, DEMONSTRATION_PASSWORD, goMay, queSuoiTram, storyOrganisations, storyPeople, type StoryOrganisation, type StoryPerson } from './cast.ts'
export { acceptInvitation } from './invitations/acceptance.server.ts'
export { invite, listSentInvitations, readInvitation, revokeInvitation } from './invitations/operations.server.ts'
export { createKey, listKeys, revokeKey } from './keys/operations.server.ts'
export { identityModule } from './module.ts'
export { chooseOffice, endPosting, getProfile, listAccounts, restoreAccount, suspendAccount } from './people/operations.server.ts'
export { createEdge, type IdentityEdge } from './signin/edge.server.ts'
export { hasDemonstrationAccounts, tokenFor } from './signin/demonstration.server.ts'
