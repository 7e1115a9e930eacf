/** A server that cannot be started or stopped: said once, in both languages, with what to do next. */
export class PostgresProblem extends Error {
  constructor(vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, { cause })
    this.name = 'PostgresProblem'
  }
}

/** One line of progress for the person who waits. */
export type Log = (line: string) => void
