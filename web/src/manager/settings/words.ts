import type { Language } from '../../shared/language'
import { managerTexts } from '../texts'
import { days, type Day, type Kind } from './model'
import { settingsTexts } from './texts'

/** What ids in a settings document are called. */
export interface Names {
  agents?: ReadonlyMap<string, string>
  queues?: ReadonlyMap<string, string>
  channels?: ReadonlyMap<string, string>
}

/** The last name in a path, without the place in a list. */
const leafOf = (path: string): string => path.replace(/\[\d+\]$/, '').split('.').at(-1)!

/** A path of a settings document in words: `messages.greeting.on` is 자동 메시지 › 상담 인사말 › 사용. */
export function fieldWords(path: string, speech: Language): string {
  const [t, m] = [settingsTexts[speech], managerTexts[speech]]
  const own: Record<string, string> = {
    cancelWord: m.cancelWord, distribution: m.distribution, scope: m.scope, timeZone: t.timeZone, hours: t.hours, channelHours: t.channelHours,
    holidays: t.holidays, service: t.service, acceptOffHours: t.acceptOffHours, meal: t.meal, acceptDuringMeal: t.acceptDuringMeal,
    acceptDuringBreak: t.acceptDuringBreak, limit: t.limit, acceptOverLimit: t.acceptOverLimit, release: t.release, categories: t.category,
    messages: t.messages, contractor: t.contractor, graceSeconds: t.grace, format: t.format, defaultQueue: t.defaultQueue, queues: m.queues,
    noAnswerMinutes: t.noAnswerMinutes, resumeMinutes: t.resumeMinutes, idleMinutes: t.idleMinutes, waitingHours: t.waitingHours,
    endKakaoAfter30Days: t.endKakaoAfter30Days, emptyMessage: t.emptyMessage, freeMonthlyUsers: t.freeMonthlyUsers, brandLine: t.brandLine,
    from: t.from, to: t.to, date: t.date, yearly: t.yearly, name: t.name, channel: m.channel, queue: m.queue, divisions: t.division,
    agents: t.designated, on: t.on, text: t.text, image: t.image,
    waitWarningSeconds: t.waitWarningSeconds, waitAlarmSeconds: t.waitAlarmSeconds, ticketFields: t.ticketFields, id: t.fieldId, kind: t.fieldKind,
    choices: t.fieldChoices, links: t.links, label: t.label, url: t.url, enabled: t.enabled,
  }
  return path.split('.').map((part, at, parts) => {
    const [, name = part, index] = /^(\w+)(?:\[(\d+)\])?$/.exec(part) ?? []
    const words = at > 0 && parts[at - 1] === 'messages' ? t.kinds[name as Kind]
      : days.includes(name as Day) ? t.days[name as Day] : own[name]
    return index === undefined ? words ?? name : `${words ?? name} ${Number(index) + 1}`
  }).join(' › ')
}

/** A value of a settings document in words. */
export function valueWords(path: string, value: unknown, speech: Language, names: Names = {}): string {
  const [t, m] = [settingsTexts[speech], managerTexts[speech]]
  const leaf = leafOf(path)
  if (value === undefined || value === null || value === '') return '–'
  if (typeof value === 'boolean') return value ? m.yes : m.no
  if (typeof value === 'number') return value.toLocaleString(speech === 'ko' ? 'ko-KR' : 'en-US')
  if (typeof value === 'string') {
    const options: Record<string, Record<string, string>> = {
      distribution: m.distributions, scope: m.scopes, service: t.services, release: t.releases, kind: t.fieldKinds,
    }
    const ids: Record<string, ReadonlyMap<string, string> | undefined> = {
      agents: names.agents, defaultQueue: names.queues, queue: names.queues, channel: names.channels,
    }
    return options[leaf]?.[value] ?? ids[leaf]?.get(value) ?? value
  }
  if (Array.isArray(value)) {
    return value.map(each => valueWords(path, each, speech, names)).join(', ') || '–'
  }
  return thing(leaf, value as Record<string, unknown>, speech, names)
}

/** A member of a list, or a group of fields: what it is called first. */
function thing(leaf: string, value: Record<string, unknown>, speech: Language, names: Names): string {
  const t = settingsTexts[speech]
  const of = (name: string) => valueWords(name, value[name], speech, names)
  const has = (name: string) => value[name] !== undefined && value[name] !== null && value[name] !== ''
  switch (leaf) {
    case 'holidays':
      return [of('date'), has('from') && `${of('from')}~${of('to')}`, has('name') && of('name'), value.yearly === true && t.yearly]
        .filter(Boolean).join(' ')
    case 'meal':
      return `${of('from')}~${of('to')}`
    case 'categories':
      return `${of('name')} (${(value.divisions as { name: string }[] | undefined ?? []).map(division => division.name).join(', ')})`
    case 'links':
      return `${of('label')} (${of('url')})`
    case 'channelHours':
      return `${of('channel')}: ${thing('hours', value.hours as Record<string, unknown> ?? {}, speech, names)}`
    case 'hours':
      return days.map(day => `${t.days[day]} ${(value[day] as string[] | undefined)?.join(', ') || '–'}`).join(' · ')
    default:
      return Object.keys(value).filter(has).map(name => name === 'name' ? of(name) : `${fieldWords(name, speech)}: ${of(name)}`).join(', ')
  }
}
