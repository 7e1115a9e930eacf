import type { FileHandle } from 'node:fs/promises'
import { ArchiveProblem } from './problem.server.ts'

/** POSIX ustar: blocks of 512 bytes, a header before each member, two empty blocks at the end. */
const BLOCK_BYTES = 512
const NAME_BYTES = 100
const MEMBER_BYTES = 8 ** 11 - 1
const TYPE_FILE = '0'
/** Field offsets and lengths of the header. */
const FIELDS = { name: [0, 100], mode: [100, 8], uid: [108, 8], gid: [116, 8], size: [124, 12], mtime: [136, 12], checksum: [148, 8], type: [156, 1], magic: [257, 8] } as const

export type Member = { name: string; offset: number; sizeBytes: number }

const padding = (sizeBytes: number): number => (BLOCK_BYTES - (sizeBytes % BLOCK_BYTES)) % BLOCK_BYTES
const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`

function header(name: string, sizeBytes: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > NAME_BYTES || sizeBytes > MEMBER_BYTES) throw new Error(`${name} does not fit into a tar member`)
  const block = Buffer.alloc(BLOCK_BYTES)
  const put = (field: keyof typeof FIELDS, text: string): void => void block.write(text, FIELDS[field][0], 'utf8')
  put('name', name)
  put('mode', octal(0o600, 7))
  put('uid', octal(0, 7))
  put('gid', octal(0, 7))
  put('size', octal(sizeBytes, 11))
  put('mtime', octal(Math.floor(at.getTime() / 1000), 11))
  put('type', TYPE_FILE)
  put('magic', 'ustar\u000000')
  put('checksum', `${octal(sumOf(block), 6)} `)
  return block
}

/** The checksum counts its own field as blanks. */
function sumOf(block: Buffer): number {
  const [from, length] = FIELDS.checksum
  return block.reduce((sum, byte, at) => sum + (at >= from && at < from + length ? 0x20 : byte), 0)
}

export async function writeMember(file: FileHandle, name: string, content: Uint8Array, at: Date): Promise<void> {
  await file.writeFile(Buffer.concat([header(name, content.byteLength, at), content, Buffer.alloc(padding(content.byteLength))]))
}

export const writeEnd = async (file: FileHandle): Promise<void> => { await file.writeFile(Buffer.alloc(2 * BLOCK_BYTES)) }

/** Every member by its name, without reading what is in them. */
export async function listMembers(file: FileHandle): Promise<Map<string, Member>> {
  const members = new Map<string, Member>()
  const end = (await file.stat()).size
  for (let offset = 0; offset < end;) {
    const block = await read(file, offset, BLOCK_BYTES)
    if (block.every((byte) => byte === 0)) return members
    const member = { ...parse(block), offset: offset + BLOCK_BYTES }
    members.set(member.name, member)
    offset = member.offset + member.sizeBytes + padding(member.sizeBytes)
  }
  throw damaged()
}

function parse(block: Buffer): { name: string; sizeBytes: number } {
  const text = (field: keyof typeof FIELDS): string => {
    const [from, length] = FIELDS[field]
    return block.subarray(from, from + length).toString('utf8').split('\0')[0]?.trim() ?? ''
  }
  if (!text('magic').startsWith('ustar') || Number.parseInt(text('checksum'), 8) !== sumOf(block)) throw damaged()
  return { name: text('name'), sizeBytes: Number.parseInt(text('size'), 8) }
}

export const readMember = (file: FileHandle, member: Member): Promise<Buffer> => read(file, member.offset, member.sizeBytes)

async function read(file: FileHandle, offset: number, lengthBytes: number): Promise<Buffer> {
  // A damaged length must not make us ask for more memory than the file is long.
  if (offset + lengthBytes > (await file.stat()).size) throw damaged()
  const buffer = Buffer.alloc(lengthBytes)
  const { bytesRead } = await file.read(buffer, 0, lengthBytes, offset)
  if (bytesRead < lengthBytes) throw damaged()
  return buffer
}

export const damaged = (cause?: unknown): ArchiveProblem => new ArchiveProblem(
  'Tệp này không phải bản sao lưu của Chung, hoặc đã bị hỏng hay bị cắt ngang.',
  'This file is not a backup of Chung, or it is damaged or was cut off.', cause,
)
