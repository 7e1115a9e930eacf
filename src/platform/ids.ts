import { v7, validate } from 'uuid'

/** A UUIDv7: made in the app, sorts by time, so that keyset pages and indexes stay in order of arrival. */
export const newId = (): string => v7()

export const isId = (text: string): boolean => validate(text)
