import { inflateSync } from 'node:zlib'

type PdfObject = { dictionary: string; stream: Buffer | null }

/** Just enough of a PDF reader to see, page by page, the text that a person could search for and copy. */
export function pagesOfPdf(bytes: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(bytes))
  const pages = [...objects.values()].filter((one) => /\/Type \/Page\b(?!s)/.test(one.dictionary))
  return pages.map((page) => textOfPage(page, objects))
}

function readObjects(bytes: Buffer): Map<string, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<string, PdfObject>()
  for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)(?:stream\r?\n|\nendobj)/g)) {
    const [whole, id = '', dictionary = ''] = found
    const isStream = /stream\r?\n$/.test(whole)
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1] ?? 0)
    const at = found.index + whole.length
    objects.set(id, { dictionary, stream: isStream ? unpack(bytes.subarray(at, at + length), dictionary) : null })
  }
  return objects
}

const unpack = (bytes: Buffer, dictionary: string): Buffer => (dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes)

function textOfPage(page: PdfObject, objects: Map<string, PdfObject>): string {
  const resources = dictionaryOf(page.dictionary, 'Resources', objects)
  const fonts = dictionaryOf(resources, 'Font', objects)
  const maps = new Map([...fonts.matchAll(/\/(\w+) (\d+) 0 R/g)].map(([, name = '', id = '']) => [name, unicodeMap(id, objects)]))
  const content = objects.get(/\/Contents (\d+) 0 R/.exec(page.dictionary)?.[1] ?? '')?.stream?.toString('latin1') ?? ''
  let map: Map<string, string> | undefined
  let text = ''
  for (const [, font, shown] of content.matchAll(/\/(\w+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d.\s])*)\] TJ/g)) {
    if (font) map = maps.get(font)
    else text += `${[...(shown ?? '').matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => decode(hex, map)).join('')}\n`
  }
  return text
}

const decode = (hex: string, map: Map<string, string> | undefined): string => (hex.match(/.{4}/g) ?? []).map((code) => map?.get(code) ?? '□').join('')

function dictionaryOf(text: string, key: string, objects: Map<string, PdfObject>): string {
  const reference = new RegExp(`/${key} (\\d+) 0 R`).exec(text)?.[1]
  return reference ? (objects.get(reference)?.dictionary ?? '') : (new RegExp(`/${key} <<([\\s\\S]*?)>>`).exec(text)?.[1] ?? '')
}

function unicodeMap(fontId: string, objects: Map<string, PdfObject>): Map<string, string> {
  const font = objects.get(fontId)?.dictionary ?? ''
  const source = objects.get(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1] ?? '')?.stream?.toString('latin1') ?? ''
  const map = new Map<string, string>()
  for (const [, from = '', list = ''] of source.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    for (const [i, [, hex = '']] of [...list.matchAll(/<([0-9a-f]+)>/g)].entries()) {
      map.set((parseInt(from, 16) + i).toString(16).padStart(4, '0'), Buffer.from(hex, 'hex').swap16().toString('utf16le'))
    }
  }
  return map
}
