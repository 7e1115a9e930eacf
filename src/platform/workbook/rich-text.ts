/**
 * Collects the text of <si> and <is>: <t> directly or in runs <r>. Phonetic guides <rPh> are reading aids that do not
 * belong to the text.
 */
export class RichText {
  text = ''
  #inText = false
  #phonetic = 0

  reset(): void {
    this.text = ''
    this.#inText = false
    this.#phonetic = 0
  }

  open(name: string): void {
    if (name === 'rPh') this.#phonetic++
    else if (name === 't') this.#inText = this.#phonetic === 0
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--
    else if (name === 't') this.#inText = false
  }

  add(text: string): void {
    if (this.#inText) this.text += text
  }
}
