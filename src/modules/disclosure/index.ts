/** The only door for other modules and pages. */
export { prepareMemberList } from './members/operations.server.ts'
export { readFile, uploadFile } from './files/operations.server.ts'
export { registerDisclosureFiles } from './files/routes.server.ts'
export { FILE_MAX_BYTES } from './files/rules.ts'
export { fundSources, fundUses, refuseFund, type FundReport } from './fund/rules.ts'
/** `enterDisclosure(ctx, organisationId, item)`: for a module above that issues something members must be told of. */
export { enterDisclosure } from './items/enter.server.ts'
export { completeItem, enterItem, getDisclosure, listDisclosures, previewItem, publishItem } from './items/operations.server.ts'
export type { ItemView } from './items/schema.ts'
export { disclosureModule } from './module.ts'
export { endPosting, postItem } from './postings/operations.server.ts'
export { answerRequest, askForInformation, listRequests } from './requests/operations.server.ts'
export { kinds, type Kind } from './schema.ts'
