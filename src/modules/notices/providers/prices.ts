/** What a text message costs: carriers count parts, and one Vietnamese letter with a mark halves a part. Pure. */

/** Letters of the GSM 7-bit alphabet (3GPP TS 23.038), and those that take two places. */
const basic = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà')
const extended = new Set('^{}\\[~]|€\f')

export function smsParts(text: string): number {
  const letters = [...text]
  if (letters.every((letter) => basic.has(letter) || extended.has(letter))) {
    const places = letters.reduce((sum, letter) => sum + (extended.has(letter) ? 2 : 1), 0)
    return places <= 160 ? 1 : Math.ceil(places / 153)
  }
  return text.length <= 70 ? 1 : Math.ceil(text.length / 67)
}

export type Prices = { sms: { perPartDong: number }; zalo: { perMessageDong: number } }
export const smsCost = (text: string, prices: Prices): number => smsParts(text) * prices.sms.perPartDong
