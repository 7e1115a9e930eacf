import { connect, type Socket } from 'node:net'

/**
 * For the options of postgres.js. When a connection breaks with an error (ECONNRESET: the server was killed), it
 * refuses what was under way at the error, but forgets every statement sent between the error and the close of the
 * socket, such as the ROLLBACK after the refusal: that would wait for ever. It looks once more at a close without
 * error, so every close is reported as one. Loses nothing: the error itself came before.
 */
export function socketOption(url: string): { socket?: () => Socket } {
  const { hostname, port, searchParams } = new URL(url)
  const isPlain = /^[\w.-]+$/.test(hostname) && [...searchParams.keys()].every((name) => !/^(ssl|host$|path$)/.test(name))
  return isPlain ? { socket: () => openSocket(Number(port || 5432), hostname) } : {}
}

function openSocket(port: number, host: string): Socket {
  const socket = connect(port, host)
  const emit = socket.emit.bind(socket)
  socket.emit = (event: string, ...args: unknown[]) => emit(event, ...(event === 'close' ? [false] : args))
  return socket
}
