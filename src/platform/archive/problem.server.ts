/** An archive that cannot be written, read or restored: said in both languages, with what it means for the data. */
export class ArchiveProblem extends Error {
  constructor(vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, { cause })
    this.name = 'ArchiveProblem'
  }
}

/** `share` from 0 to 1, and the table under way. */
export type Progress = (share: number, what: string) => void
