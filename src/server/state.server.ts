/** What a running platform knows of itself; /readyz and the stamp of the demonstration read it. */
export type State = { migrated: boolean; referenceLoaded: boolean; demonstration: 'none' | 'loading' | 'complete' }

const state: State = { migrated: false, referenceLoaded: false, demonstration: 'none' }

export const serverState = (): Readonly<State> => state
export const setState = (change: Partial<State>): void => { Object.assign(state, change) }

/** Invented organisations are in this database: every page, paper, picture and answer says so. */
export const isDemonstration = (): boolean => state.demonstration !== 'none'

export const isReady = (): boolean => state.migrated && state.referenceLoaded && state.demonstration !== 'loading'
