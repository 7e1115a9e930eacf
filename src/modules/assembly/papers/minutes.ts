import type { PaperBlock } from '#platform/paper/types.ts'

/** The words of the minutes as the secretary left them, set as a paper: "I. …" a part, "1. …" a matter, "- …" a point; their own title is the paper's. */
export function minutesBlocks(body: string): PaperBlock[] {
  const blocks: PaperBlock[] = []
  const [first = '', ...rest] = body.split('\n').map((line) => line.trim()).filter(Boolean)
  for (const text of /^BIÊN BẢN/.test(first) ? rest : [first, ...rest]) {
    const last = blocks.at(-1)
    if (/^- /.test(text)) {
      if (last?.kind === 'list') blocks[blocks.length - 1] = { ...last, items: [...last.items, text.slice(2)] }
      else blocks.push({ kind: 'list', marker: 'dash', items: [text.slice(2)] })
    } else if (/^[IVX]+\. /.test(text)) blocks.push({ kind: 'heading', text })
    else if (/^\d+\. /.test(text)) blocks.push({ kind: 'paragraph', text, style: 'bold' })
    else blocks.push({ kind: 'paragraph', text, indent: true })
  }
  return blocks
}
