import type { Line, Problem, Speaker, Status } from '../shared/contract'

export const presences = ['online', 'away', 'break', 'meal', 'offline'] as const
export type Presence = (typeof presences)[number]

export const tabs = ['waiting', 'received', 'active', 'held', 'ended', 'bot'] as const
export type Tab = (typeof tabs)[number]

export type Role = 'agent' | 'manager' | 'administrator' | 'operator'

export interface Me {
  agent: string
  name: string
  role: Role
  tenant: string
  tenantName: string
  presence: Presence
  /** What colleagues read with it. */
  presenceReason?: string | null
}

export interface Row {
  id: string
  seq: number
  channel: string
  channelType: string
  customer: string
  customerName?: string | null
  status: Status
  epoch: number
  handOff: number
  queue?: string | null
  agent?: string | null
  delegatedBy?: string | null
  ticket?: string | null
  requestedAt?: string | null
  lastSpeaker?: Speaker | null
  lastText?: string | null
  lastAt?: string | null
  unread: number
  title?: string | null
  priority?: number
}

/** By tab; of `ended` those of today, of `ended` and `bot` no more than 100. */
export type Counts = Record<Tab, number>

export interface Page {
  rows: Row[]
  next?: string | null
  counts: Counts
  feed: string
}

export interface Changes {
  rows: Row[]
  gone?: string[]
  counts: Counts
  feed: string
  more?: boolean
}

export interface RowsPush {
  from: string
  feed: string
  rows: Row[]
  gone?: string[]
  counts: Counts
}

/** Somebody is writing: the customer, or a colleague. */
export interface TypingPush {
  conversation: string
  speaker: Speaker
  agent?: string | null
}

export interface LinesPush {
  conversation: string
  prev: number
  messages: Line[]
}

export const ticketStatuses = ['open', 'pending', 'closed'] as const
export type TicketStatus = (typeof ticketStatuses)[number]

export const ticketPriorities = ['low', 'normal', 'high', 'urgent'] as const
export type TicketPriority = (typeof ticketPriorities)[number]

export interface Topic {
  category: string
  division: string
}

export interface TicketDetails {
  subject?: string | null
  status: TicketStatus
  priority: TicketPriority
  topic?: Topic | null
  assignee?: string | null
  tags?: string[]
  fields?: { id: string; value: string }[]
}

/** What is absent stays; what is empty is cleared. */
export interface TicketChange {
  subject?: string
  status?: TicketStatus
  priority?: TicketPriority
  category?: string
  division?: string
  assignee?: string
  tags?: string[]
  fields?: { id: string; value: string }[]
}

export interface Ticket {
  id: string
  handOff: number
  agent: string
  openedAt: string
  /** Absent on tickets that can no longer be changed. */
  details?: TicketDetails | null
}

export interface Customer {
  customer: string
  name?: string | null
  channel: string
  channelType: string
  blocked: boolean
  topic?: Topic | null
  notes: { seq: number; agent: string; agentName?: string | null; text: string; at: string }[]
}

export interface TicketFieldSetting {
  id: string
  name: string
  kind: 'text' | 'number' | 'date' | 'yesNo' | 'choice'
  choices?: string[]
}

/** What a console must know of its tenant. */
export interface DeskInfo {
  waitWarningSeconds: number
  waitAlarmSeconds: number
  queues: { id: string; name: string; enabled: boolean }[]
  channels: { id: string; name: string; type: string; hasBot: boolean }[]
  categories: { name: string; divisions: string[] }[]
  ticketFields: TicketFieldSetting[]
}

export interface CannedAnswer {
  id: string
  name: string
  text: string
  scope: 'tenant' | 'queue' | 'agent'
  queue?: string | null
  agent?: string | null
}

export interface Opened {
  row: Row
  tickets: Ticket[]
  messages: Line[]
  head: number
  more: boolean
}

export interface Agent {
  id: string
  name: string
  role: Role
  chat: boolean
  presence: Presence
  presenceReason?: string | null
  presenceSince?: string | null
  capacity?: number | null
  open: number
}

export interface Outcome {
  seq?: number
  repeated?: boolean
  problem?: Problem
}

export const isManager = (role: Role): boolean => role === 'manager' || role === 'administrator'
