import { readFileSync } from 'node:fs'

const AGAIN_MS = 250

/**
 * `npm start` is npm, a shell, and us: when npm is killed outright, nobody tells us, and the next `npm start` would find
 * this one still running. Only npm's end counts: whoever puts us into the background without npm may go.
 */
export function whenNpmEnds(tell) {
  if (!process.env.npm_lifecycle_event || process.platform !== 'linux') return
  const first = aboveUs()
  const timer = setInterval(() => {
    if (aboveUs() === first) return
    clearInterval(timer)
    tell()
  }, AGAIN_MS)
  timer.unref()
}

/** Our parent; with npm's shell in between, the shell's parent as well. */
function aboveUs() {
  const { name, parent } = look(process.ppid)
  return /^(ba|da)?sh$/.test(name) ? `${process.ppid} ${parent}` : `${process.ppid}`
}

function look(pid) {
  try {
    const [, name, parent] = /\((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))
    return { name, parent }
  } catch (problem) {
    if (problem.code !== 'ENOENT' && problem.code !== 'ESRCH') throw problem
    return { name: '', parent: '' }
  }
}
