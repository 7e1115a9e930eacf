import type { RequestEvent } from '@sveltejs/kit'
import { listInvitationChoices } from '#modules/identity/index.ts'
import { ask } from '#platform/route.server.ts'
import { communesOf, provinces } from '../../places.server.ts'
import { wordsOf } from '../../words.ts'

type Values = Record<string, unknown>

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

/** The office's name goes on papers, so it is Vietnamese in whatever language the form was read. */
const title = wordsOf('vi')

/** One choice "kind|role" of the form, with what that kind of office needs, becomes the operation's input. */
export async function invitationFrom(event: RequestEvent): Promise<(values: Values) => Values> {
  const { maker } = await ask(event, listInvitationChoices, {})
  const allProvinces = await provinces(event)
  const allCommunes = maker.provinceCode ? await communesOf(event, maker.provinceCode) : []
  const nameIn = (list: { code: string; name: string }[], code: string | undefined): string => list.find((unit) => unit.code === code)?.name ?? ''

  return (values) => {
    const [kind = '', role = ''] = (text(values.where) ?? '').split('|')
    const person = { role, kind, name: values.name, personalId: values.personalId, assignmentRef: values.assignmentRef }
    const provinceCode = text(values.provinceCode) ?? maker.provinceCode ?? undefined
    switch (kind) {
      case 'organisation': return { ...person, organisationCode: text(values.organisationCode) }
      case 'commune': return { ...person, provinceCode, communeCode: text(values.communeCode), officeName: `${title('identity.title.commune')} ${lowerFirst(nameIn(allCommunes, text(values.communeCode)))}` }
      case 'provincialCommittee': return { ...person, provinceCode, officeName: `${title('identity.title.provincialCommittee')} ${lowerFirst(nameIn(allProvinces, provinceCode))}` }
      case 'allianceProvince': return { ...person, provinceCode, officeName: `${title('identity.title.allianceProvince')} ${lowerFirst(nameIn(allProvinces, provinceCode))}` }
      case 'department': case 'steeringCommittee': return { ...person, provinceCode, officeName: text(values.officeName) ?? title(`identity.office.${kind}`) }
      default: return { ...person, officeName: text(values.officeName) }
    }
  }
}

/** "Xã Đông Sơn" in the middle of a name is "xã Đông Sơn". */
const lowerFirst = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)
