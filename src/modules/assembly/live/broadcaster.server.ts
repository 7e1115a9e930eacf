import { execute } from '#platform/execute.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { getLive } from './operations.server.ts'
import type { LiveView } from './schema.ts'

/**
 * One listening connection for the process, one read for each change of a meeting, however many watch. PostgreSQL tells
 * at the commit, so that what another process wrote is shown too.
 */
type Room = { watchers: Map<symbol, (view: LiveView) => void>; actor: Actor; latest: LiveView | null; reading: boolean; stale: boolean }
type Hall = { rooms: Map<string, Room>; listening: Promise<unknown> }

/** A hall that checks in quickly is read four times a second, not once a person. */
const LEAST_PAUSE_MS = 250
const halls = new WeakMap<Kernel, Hall>()

function hallOf(kernel: Kernel): Hall {
  const known = halls.get(kernel)
  if (known) return known
  const rooms = new Map<string, Room>()
  const listening = kernel.pools.app.listen('assembly', (meetingId) => { void refresh(kernel, rooms, meetingId) })
  const hall = { rooms, listening }
  halls.set(kernel, hall)
  return hall
}

async function refresh(kernel: Kernel, rooms: Map<string, Room>, meetingId: string): Promise<void> {
  const room = rooms.get(meetingId)
  if (!room) return
  room.stale = true
  if (room.reading) return
  room.reading = true
  try {
    while (room.stale && room.watchers.size > 0) {
      room.stale = false
      const view = (await execute(kernel, { actor: room.actor }, getLive, { id: meetingId })).output
      room.latest = view
      for (const send of room.watchers.values()) send(view)
      await new Promise((resolve) => { setTimeout(resolve, LEAST_PAUSE_MS) })
    }
  } catch {
    // The database is away for a moment: the next change, or the next watcher, reads again.
    room.stale = true
  } finally {
    room.reading = false
  }
}

/** `first` is what the watcher was shown already: the operation behind it has let him in. Gives what ends the watching. */
export async function watchAssembly(kernel: Kernel, actor: Actor, first: LiveView, send: (view: LiveView) => void): Promise<() => void> {
  const hall = hallOf(kernel)
  const room = hall.rooms.get(first.id) ?? { watchers: new Map(), actor, latest: first, reading: false, stale: false }
  hall.rooms.set(first.id, room)
  const ticket = Symbol('watcher')
  room.watchers.set(ticket, send)
  await hall.listening
  // What changed between the first reading and the listening.
  void refresh(kernel, hall.rooms, first.id)
  return () => {
    room.watchers.delete(ticket)
    if (room.watchers.size === 0) hall.rooms.delete(first.id)
  }
}
