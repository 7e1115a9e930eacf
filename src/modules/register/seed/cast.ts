/** The three organisations with a story; identity owns the cast because its people belong to them. */
export { caPheDaNau, goMay, queSuoiTram, storyOrganisations, type StoryOrganisation } from '#modules/identity/index.ts'
