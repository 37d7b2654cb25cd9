import type { TicketFieldSetting } from '../../staff/contract'

/** The settings document and what the calls about it answer, as docs/protocol.md says. */

export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Day = (typeof days)[number]
export type Week = Record<Day, string[]>

export interface Holiday {
  date: string
  from?: string
  to?: string
  yearly?: boolean
  name?: string
}

export interface Division {
  name: string
  agents: string[]
}

export interface Category {
  name: string
  divisions: Division[]
  queue?: string | null
}

/** What is set for one queue; one that is not named is enabled and distributes as the tenant does. */
export interface QueueSetting {
  queue: string
  enabled?: boolean
  distribution?: Distribution | null
}

export type Distribution = 'roundRobin' | 'leastBusy' | 'category' | 'manual'

export interface Link {
  label: string
  url: string
}

export interface Message {
  on?: boolean
  text: string
  image?: string
  links?: Link[]
}

export const switched = ['greeting', 'title', 'busy', 'waitingCount', 'agentEnd'] as const
export const fixed = ['offHours', 'unavailable', 'meal', 'overLimit'] as const
export type Kind = (typeof switched)[number] | (typeof fixed)[number]
export const hasImage = (kind: Kind) => ['greeting', 'busy', 'offHours'].includes(kind)
export const hasLinks = (kind: Kind) => ['busy', 'offHours'].includes(kind)

export interface Settings {
  format: number
  cancelWord: string
  distribution: Distribution
  scope: 'signedIn' | 'all'
  timeZone: string
  hours: Week
  channelHours: { channel: string; hours: Week }[]
  holidays: Holiday[]
  service: 'open' | 'stopped'
  acceptOffHours: boolean
  meal?: { from?: string; to?: string }
  acceptDuringMeal: boolean
  acceptDuringBreak: boolean
  limit?: number
  acceptOverLimit: boolean
  release: 'auto' | 'manual'
  categories: Category[]
  messages: Record<Kind, Message>
  contractor: string
  graceSeconds: number
  emptyMessage: string
  freeMonthlyUsers?: number
  brandLine?: string
  defaultQueue?: string
  queues: QueueSetting[]
  noAnswerMinutes?: number
  resumeMinutes?: number
  idleMinutes?: number
  waitingHours?: number
  endKakaoAfter30Days: boolean
  waitWarningSeconds: number
  waitAlarmSeconds: number
  ticketFields: TicketFieldSetting[]
}

export interface FieldProblem {
  field: string
  korean: string
  english: string
}

export interface FieldChange {
  field: string
  before?: unknown
  after?: unknown
}

export interface SettingsAnswer {
  version: number
  settings: Settings
  at?: string
  by?: string
  note?: string
  draft?: { settings: Settings; by: string; at: string; problems: FieldProblem[]; changes: FieldChange[] }
}

export interface Version {
  version: number
  at?: string
  by?: string
  byName?: string
  note?: string
}

/** The problems of a field and of everything inside it. */
export const problemsAt = (problems: readonly FieldProblem[], field: string): FieldProblem[] =>
  problems.filter(problem => problem.field === field || problem.field.startsWith(`${field}.`) || problem.field.startsWith(`${field}[`))

/** "10:00-12:00, 13:00-18:00" as a list; what is between two commas and empty is nothing. */
export const partsOf = (text: string, separator: RegExp): string[] =>
  text.split(separator).map(part => part.trim()).filter(part => part !== '')

/** A copy of a list with one member replaced, or without it. */
export const replaced = <T>(list: readonly T[], index: number, item: T | null): T[] =>
  list.flatMap((each, at) => at !== index ? [each] : item === null ? [] : [item])
