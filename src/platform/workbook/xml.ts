import { SaxesParser } from 'saxes'
import { damaged, unsupported } from './refusals.ts'

export type Attributes = Readonly<Record<string, string>>
export type XmlHandler = {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}
export type XmlFeed = { write(chunk: Uint8Array): void; end(): void }

/** A tag, comment or attribute longer than this is no spreadsheet: the parser would collect it in memory. */
const maxSilentBytes = 4 * 1024 * 1024

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/**
 * Feeds bytes of one XML part to a handler. Element names come without their prefix: some programs write <x:row>.
 * A document type is refused outright, and with it every entity, inner or outer; nothing is ever fetched.
 */
export function xmlFeed(part: string, maxDepth: number, handler: XmlHandler): XmlFeed {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let silentBytes = 0
  let depth = 0
  parser.on('error', () => { throw damaged(part) })
  parser.on('doctype', () => { throw unsupported('doctype') })
  parser.on('opentag', (tag) => {
    silentBytes = 0
    if (++depth > maxDepth) throw damaged(part)
    handler.open(localName(tag.name), tag.attributes)
  })
  parser.on('closetag', (tag) => {
    silentBytes = 0
    depth--
    handler.close?.(localName(tag.name))
  })
  parser.on('text', (text) => handler.text?.(text))
  parser.on('cdata', (text) => handler.text?.(text))

  let decoder: TextDecoder | null = null
  const decode = (chunk?: Uint8Array): string => {
    if (chunk) decoder ??= decoderOf(chunk)
    try {
      return decoder?.decode(chunk, { stream: chunk !== undefined }) ?? ''
    } catch {
      throw damaged(part)
    }
  }
  return {
    write(chunk) {
      silentBytes += chunk.length
      if (silentBytes > maxSilentBytes) throw damaged(part)
      parser.write(decode(chunk))
    },
    end() {
      parser.write(decode())
      parser.close()
    },
  }
}

/** XML is UTF-8 unless a byte order mark says otherwise; the formats of the office programs know nothing else. */
function decoderOf(start: Uint8Array): TextDecoder {
  if (start[0] === 0xff && start[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true })
  if (start[0] === 0xfe && start[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true })
  return new TextDecoder('utf-8', { fatal: true })
}

export async function parseXml(chunks: AsyncIterable<Uint8Array>, part: string, maxDepth: number, handler: XmlHandler): Promise<void> {
  const feed = xmlFeed(part, maxDepth, handler)
  for await (const chunk of chunks) feed.write(chunk)
  feed.end()
}
