import { Readable, pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { ratioFloorBytes } from './limits.ts'
import { damaged, megabytes, tooLarge, unsupported } from './refusals.ts'
import type { ByteSource } from './source.server.ts'
import type { Limits } from './types.ts'

export type ZipEntry = {
  name: string
  rawName: Buffer
  flags: number
  method: number
  /** DOS time and date as one 32-bit number. */
  stamp: number
  crc: number
  packedBytes: number
  sizeBytes: number
  headerOffset: number
}

export type Zip = { source: ByteSource; entries: ZipEntry[] }

const endSize = 22
const maxComment = 0xffff
const sliceBytes = 64 * 1024

/**
 * Reads by the central directory: what a local header claims in a stream cannot be trusted, and the sum of the sizes
 * declared here bounds everything that will ever be unpacked, because no entry may yield more than it declared.
 */
export async function openZip(source: ByteSource, limits: Limits): Promise<Zip> {
  const { offset, size, count } = await findDirectory(source)
  if (count > limits.parts) throw tooLarge('tooManyParts', { limit: limits.parts })
  const entries = parseDirectory(await source.read(offset, size), count)
  checkExpansion(entries, limits)
  return { source, entries }
}

async function findDirectory(source: ByteSource): Promise<{ offset: number; size: number; count: number }> {
  const tailBytes = Math.min(source.size, endSize + maxComment)
  const tail = await source.read(source.size - tailBytes, tailBytes)
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (at < 0 || at + endSize > tail.length) throw damaged('zip')
  const found = { count: tail.readUInt16LE(at + 10), size: tail.readUInt32LE(at + 12), offset: tail.readUInt32LE(at + 16) }
  if (found.offset + found.size > source.size) throw damaged('zip')
  return found
}

function parseDirectory(bytes: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  const seen = new Set<string>()
  let at = 0
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) throw damaged('zip')
    const nameEnd = at + 46 + bytes.readUInt16LE(at + 28)
    const extraEnd = nameEnd + bytes.readUInt16LE(at + 30)
    const rawName = bytes.subarray(at + 46, nameEnd)
    const entry = readEntry(bytes, at, rawName, bytes.subarray(nameEnd, extraEnd))
    // Two parts under one name: programs disagree which one counts, so neither may.
    if (seen.has(entry.name)) throw damaged('zip')
    seen.add(entry.name)
    entries.push(entry)
    at = extraEnd + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function readEntry(bytes: Buffer, at: number, rawName: Buffer, extra: Buffer): ZipEntry {
  const entry: ZipEntry = {
    name: rawName.toString('utf8').replaceAll('\\', '/').replace(/^\/+/, ''),
    rawName,
    flags: bytes.readUInt16LE(at + 8),
    method: bytes.readUInt16LE(at + 10),
    stamp: bytes.readUInt32LE(at + 12),
    crc: bytes.readUInt32LE(at + 16),
    packedBytes: bytes.readUInt32LE(at + 20),
    sizeBytes: bytes.readUInt32LE(at + 24),
    headerOffset: bytes.readUInt32LE(at + 42),
  }
  return widen(entry, extra)
}

/** Some writers use the 64-bit fields even for small files. */
function widen(entry: ZipEntry, extra: Buffer): ZipEntry {
  if (entry.sizeBytes !== 0xffffffff && entry.packedBytes !== 0xffffffff && entry.headerOffset !== 0xffffffff) return entry
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue
    let field = at + 4
    const next = (now: number): number => {
      if (now !== 0xffffffff) return now
      if (field + 8 > extra.length) throw damaged('zip')
      field += 8
      return Number(extra.readBigUInt64LE(field - 8))
    }
    const sizeBytes = next(entry.sizeBytes)
    const packedBytes = next(entry.packedBytes)
    return { ...entry, sizeBytes, packedBytes, headerOffset: next(entry.headerOffset) }
  }
  throw damaged('zip')
}

function checkExpansion(entries: ZipEntry[], limits: Limits): void {
  let total = 0
  for (const entry of entries) {
    total += entry.sizeBytes
    if (entry.sizeBytes > ratioFloorBytes && entry.sizeBytes > entry.packedBytes * limits.ratio) {
      throw tooLarge('bomb', { limitMb: megabytes(limits.expandedBytes) })
    }
  }
  if (total > limits.expandedBytes) throw tooLarge('bomb', { limitMb: megabytes(limits.expandedBytes) })
}

async function* packedSlices(source: ByteSource, start: number, length: number): AsyncGenerator<Buffer> {
  for (let done = 0; done < length; done += sliceBytes) {
    const slice = await source.read(start + done, Math.min(sliceBytes, length - done))
    if (slice.length === 0) throw damaged('zip')
    yield slice
  }
}

/** The bytes of an entry as they lie in the file, still packed. */
export async function* packedEntry({ source }: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  const header = await source.read(entry.headerOffset, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw damaged('zip')
  const start = entry.headerOffset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  yield* packedSlices(source, start, entry.packedBytes)
}

export async function* readEntryBytes(zip: Zip, entry: ZipEntry): AsyncGenerator<Buffer> {
  if ((entry.flags & 1) !== 0) throw unsupported('encrypted')
  if (entry.method !== 0 && entry.method !== 8) throw damaged('zip')
  let size = 0
  let crc = 0
  try {
    for await (const chunk of unpacked(zip, entry)) {
      size += chunk.length
      // A header that declares less than the part holds is how a bomb slips past a check of the headers.
      if (size > entry.sizeBytes) throw damaged('zip')
      crc = crc32(chunk, crc)
      yield chunk
    }
  } catch (error) {
    if (isInflateError(error)) throw damaged('zip')
    throw error
  }
  if (size !== entry.sizeBytes || crc !== entry.crc) throw damaged('zip')
}

function unpacked(zip: Zip, entry: ZipEntry): AsyncIterable<Buffer> {
  if (entry.method === 0) return packedEntry(zip, entry)
  const inflate = createInflateRaw({ chunkSize: sliceBytes })
  // Its errors reach whoever iterates `inflate`; the callback only keeps them from being thrown twice.
  pipeline(Readable.from(packedEntry(zip, entry)), inflate, () => undefined)
  return inflate
}

const isInflateError = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
