import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'
import { packedEntry, type Zip, type ZipEntry } from './zip-read.server.ts'

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>
/** A part made new, or one taken over from another archive without unpacking it. */
export type ZipPart = { name: string; bytes: Bytes } | { entry: ZipEntry; from: Zip }

type Written = Omit<ZipEntry, 'name'>

/** 1 January 1980, so that the same content gives the same archive. */
const noStamp = 0x00210000
const utf8Names = 0x0800
const streamedSizes = 0x0008

/** One part is held packed at a time, so that its sizes can stand before it: not every reader takes them after. */
export async function* writeZip(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const written: Written[] = []
  let offset = 0
  for (const part of parts) {
    const { entry, chunks } = 'from' in part ? takeOver(part.entry, part.from) : await pack(part.name, part.bytes)
    const header = localHeader(entry)
    yield header
    for await (const chunk of chunks) yield chunk
    written.push({ ...entry, headerOffset: offset })
    offset += header.length + entry.packedBytes
  }
  const directory = Buffer.concat(written.map(directoryRecord))
  yield directory
  yield directoryEnd(written.length, directory.length, offset)
}

type Ready = { entry: Written; chunks: AsyncIterable<Buffer> | Iterable<Buffer> }

const takeOver = (entry: ZipEntry, from: Zip): Ready => ({ entry: { ...entry, flags: entry.flags & ~streamedSizes }, chunks: packedEntry(from, entry) })

async function pack(name: string, bytes: Bytes): Promise<Ready> {
  let crc = 0
  let sizeBytes = 0
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      crc = crc32(chunk, crc)
      sizeBytes += chunk.length
      yield chunk
    }
  }
  const chunks: Buffer[] = []
  for await (const chunk of Readable.from(measured()).compose(createDeflateRaw())) chunks.push(chunk)
  const packedBytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
  const entry = { rawName: Buffer.from(name), flags: utf8Names, method: 8, stamp: noStamp, crc, packedBytes, sizeBytes, headerOffset: 0 }
  return { entry, chunks }
}

/** The fields that the local header and the directory record share. */
function sharedFields(entry: Written): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(entry.flags, 2)
  fields.writeUInt16LE(entry.method, 4)
  fields.writeUInt32LE(entry.stamp, 6)
  fields.writeUInt32LE(entry.crc, 10)
  fields.writeUInt32LE(entry.packedBytes, 14)
  fields.writeUInt32LE(entry.sizeBytes, 18)
  fields.writeUInt16LE(entry.rawName.length, 22)
  return fields
}

const localHeader = (entry: Written): Buffer => Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), sharedFields(entry), entry.rawName])

function directoryRecord(entry: Written): Buffer {
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(entry.headerOffset, 10)
  return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), sharedFields(entry), tail, entry.rawName])
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
