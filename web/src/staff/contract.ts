import type { Body } from './openapi'
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

export type Topic = Body<'Topic'>

/** Status and priority are always said; the document, which also describes what is sent, cannot say so. */
export type TicketDetails = Body<'TicketDetails'> & { status: TicketStatus; priority: TicketPriority }

/** What is absent stays; what is empty is cleared. */
export type TicketChange = Body<'TicketChange'>

export type Ticket = Omit<Body<'TicketBody'>, 'details'> & { details?: TicketDetails | null }

export type Customer = Body<'CustomerBody'>

export type TicketFieldSetting = Body<'TicketFieldSetting'>

/** What a console must know of its tenant. */
export type DeskInfo = Body<'DeskBody'>

export type CannedAnswer = Body<'CannedAnswer'>

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
