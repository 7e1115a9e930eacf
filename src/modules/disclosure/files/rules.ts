/** A scanned resolution or a photograph of a phone. */
export const FILE_MAX_BYTES = 10_000_000

const beginnings: [string, number, readonly number[]][] = [
  ['application/pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]], ['image/jpeg', 0, [0xff, 0xd8, 0xff]], ['image/png', 0, [0x89, 0x50, 0x4e, 0x47]], ['image/webp', 8, [0x57, 0x45, 0x42, 0x50]],
]

/** What the bytes are, not what the sender calls them: members open these files. */
export const mediaTypeOf = (head: Uint8Array): string | null => beginnings.find(([, at, bytes]) => bytes.every((byte, i) => head[at + i] === byte))?.[0] ?? null
