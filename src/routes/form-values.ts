/** 24/11/2026 or 2026-11-24 → '2026-11-24'; anything else is no day. */
export function dayFrom(text: string | null | undefined): string | undefined {
  const given = (text ?? '').trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? (() => {
    const written = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(given)
    return written ? ['', written[3], written[2]?.padStart(2, '0'), written[1]?.padStart(2, '0')] : null
  })()
  if (!iso) return undefined
  const day = `${iso[1]}-${iso[2]}-${iso[3]}`
  const parsed = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(parsed.getTime()) || parsed.toISOString().slice(0, 10) !== day ? undefined : day
}
