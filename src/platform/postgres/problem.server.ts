/** A server that cannot be started or stopped: said once, in both languages, with what to do next. */
export class PostgresProblem extends Error {
  constructor(vi: string, en: string, cause?: unknown) {
    super(`${vi}\n${en}`, { cause })
    this.name = 'PostgresProblem'
  }
}

/** One line of progress for the person who waits. */
export type Log = (line: string) => void

export const alreadyRunning = (pid: number): PostgresProblem => new PostgresProblem(
  `Chung đang chạy trên thư mục dữ liệu này (PID ${pid}). Dừng nó bằng "kill ${pid}", hoặc đặt CHUNG_DATA sang thư mục khác.`,
  `Chung is already running on this data folder (PID ${pid}). Stop it with "kill ${pid}", or set CHUNG_DATA to another folder.`,
)
