import type { LiveView } from '#modules/assembly/index.ts'

/** Follows the meeting as it goes; without scripts the page that was sent stays true until it is loaded again. */
export function follow(id: string, changed: (view: LiveView) => void): () => void {
  const source = new EventSource(`/dai-hoi/${id}/truc-tiep`)
  source.onmessage = (message) => changed(JSON.parse(String(message.data)) as LiveView)
  return () => source.close()
}
