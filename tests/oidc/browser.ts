/** A browser without a screen: follows redirects between sites and keeps each site's cookies apart. */
export class Visitor {
  readonly #jars = new Map<string, Map<string, string>>()

  keep(url: string, cookies: Iterable<{ name: string; value: string }>): void {
    const jar = this.#jarOf(url)
    for (const { name, value } of cookies) jar.set(name, value)
  }

  cookieHeader(url: string): string {
    return [...this.#jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  /** Goes on until a page stays or leads outside of what answers; gives the last address. */
  async follow(start: string, stopAt: (url: string) => boolean): Promise<string> {
    let url = start
    for (let hop = 0; hop < 15; hop++) {
      if (stopAt(url)) return url
      const response = await fetch(url, { redirect: 'manual', headers: { cookie: this.cookieHeader(url) } })
      this.keep(url, response.headers.getSetCookie().map(nameAndValue))
      const location = response.headers.get('location')
      if (!location) throw new Error(`${url} answered ${response.status}: ${(await response.text()).slice(0, 300)}`)
      url = new URL(location, url).toString()
    }
    throw new Error(`too many redirects, last ${url}`)
  }

  #jarOf(url: string): Map<string, string> {
    const { host } = new URL(url)
    const jar = this.#jars.get(host) ?? new Map<string, string>()
    this.#jars.set(host, jar)
    return jar
  }
}

function nameAndValue(header: string): { name: string; value: string } {
  const [pair = ''] = header.split(';')
  const equals = pair.indexOf('=')
  return { name: pair.slice(0, equals), value: pair.slice(equals + 1) }
}
