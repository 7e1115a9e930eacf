import { constants } from 'node:os'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * No server outlives us: an ordinary end of the process tells it to stop, and so does a signal, unless the program
 * listens to that signal itself (it then stops the server after its last request). Gives back how to forget all this.
 */
export function stopBeforeExit(stop: () => Promise<void>, tell: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => {
    if (process.listeners(signal).some((listener) => !ours.has(listener))) return
    void stop().finally(() => process.exit(128 + constants.signals[signal]))
  }
  ours.add(onSignal)
  process.on('exit', tell)
  for (const signal of SIGNALS) process.on(signal, onSignal)
  return () => {
    process.off('exit', tell)
    for (const signal of SIGNALS) process.off(signal, onSignal)
    ours.delete(onSignal)
  }
}

/** A test may hold several servers: their listeners are no reason to leave a signal to somebody else. */
const ours = new Set<unknown>()
