/** Days in sentences are written as people here write them. */
export const shownDay = (day: string): string => day.split('-').reverse().join('/')
