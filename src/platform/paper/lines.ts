type Measure = (text: string) => number

/**
 * Breaks a text into lines no wider than `width`: at spaces, and inside a word only when it alone is too wide. The first
 * line of each paragraph is shorter by `indent`.
 */
export function breakLines(text: string, width: number, measure: Measure, indent = 0): string[] {
  return text.split(/\r\n|\r|\n/).flatMap((paragraph) => breakParagraph(paragraph, width, measure, indent))
}

function breakParagraph(paragraph: string, width: number, measure: Measure, indent: number): string[] {
  if (measure(paragraph) <= width - indent) return [paragraph.trim()]
  const lines: string[] = []
  let line = ''
  for (const word of paragraph.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`
    if (measure(longer) <= width - (lines.length === 0 ? indent : 0)) {
      line = longer
      continue
    }
    if (line !== '') lines.push(line)
    const pieces = breakWord(word, width, measure)
    line = pieces.pop() ?? ''
    lines.push(...pieces)
  }
  return [...lines, line]
}

function breakWord(word: string, width: number, measure: Measure): string[] {
  const pieces: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && measure(piece + letter) > width) {
      pieces.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...pieces, piece]
}
