/** What stands for `{code}`: the tax code, or `x-` and the id of a body that has none. */
export const handleOf = (row: { code: string | null; id: string }): string => row.code ?? `x-${row.id}`

export type Handle = { code: string } | { id: string }

export function readHandle(text: string): Handle | null {
  if (/^\d{10}$/.test(text)) return { code: text }
  return /^x-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? { id: text.slice(2) } : null
}
