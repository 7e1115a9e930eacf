import { open } from 'node:fs/promises'
import { megabytes, tooLarge, unsupported } from './refusals.ts'

/** A file read here and there, so that a path never has to be loaded whole. */
export type ByteSource = {
  size: number
  read(offset: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export async function openSource(input: Uint8Array | string, limitBytes: number): Promise<ByteSource> {
  const source = typeof input === 'string' ? await fromPath(input) : fromBytes(input)
  try {
    if (source.size > limitBytes) throw tooLarge('fileTooLarge', { sizeMb: megabytes(source.size), limitMb: megabytes(limitBytes) })
    if (source.size === 0) throw unsupported('empty')
  } catch (error) {
    await source.close()
    throw error
  }
  return source
}

function fromBytes(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    size: buffer.length,
    read: async (offset, length) => buffer.subarray(offset, offset + length),
    close: async () => undefined,
  }
}

async function fromPath(path: string): Promise<ByteSource> {
  const file = await open(path, 'r')
  const { size } = await file.stat()
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset))
      const buffer = Buffer.alloc(wanted)
      const { bytesRead } = await file.read(buffer, 0, wanted, offset)
      return buffer.subarray(0, bytesRead)
    },
    close: () => file.close(),
  }
}
