import { resolve } from 'node:path'

// A reader that has seen enough (`… | head`) is no fault of ours, and no reason for a server to end.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (problem: NodeJS.ErrnoException) => { if (problem.code !== 'EPIPE') throw problem })
}

/** Progress and refusals: stderr, so that stdout holds nothing but the answer. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** The answer: text for people, one line of JSON for programs. */
export const answer = (value: unknown): void => void process.stdout.write(`${typeof value === 'string' ? value : JSON.stringify(value)}\n`)

/** Named from where the user stands: the program itself runs in the project's folder. */
export const fileOfUser = (file: string): string => resolve(process.env.CHUNG_CWD ?? '.', file)

const WIDTH = 24

/** A bar that redraws itself on a terminal, and says every tenth on anything else; `share` goes from 0 to 1. */
export function progressBar(quiet = false): { show: (share: number, what: string) => void; end: () => void } {
  let shown = -1
  let tenth = -1
  return {
    show: (share, what) => {
      const percent = Math.floor(Math.min(1, Math.max(0, share)) * 100)
      if (quiet || percent === shown) return
      shown = percent
      if (process.stderr.isTTY) draw(percent, what)
      else if (Math.floor(percent / 10) !== tenth) {
        tenth = Math.floor(percent / 10)
        say(`${percent} %  ${what}`)
      }
    },
    end: () => { if (!quiet && process.stderr.isTTY && shown >= 0) process.stderr.write('\n') },
  }
}

function draw(percent: number, what: string): void {
  const full = Math.round((percent / 100) * WIDTH)
  process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ${String(percent).padStart(3)} %  ${what}`)
}
