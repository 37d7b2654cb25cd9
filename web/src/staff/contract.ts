import type { Body } from './openapi'
import type { Line, Problem, Speaker } from '../shared/contract'

export type Presence = Body<'Presence'>

/** Those that an agent chooses; a console that is lost is the server's word. */
export const presences = ['online', 'away', 'break', 'meal', 'offline'] as const satisfies readonly Presence[]

export const tabs = ['waiting', 'received', 'active', 'held', 'ended', 'bot'] as const
export type Tab = (typeof tabs)[number]

export type Role = 'agent' | 'manager' | 'administrator' | 'operator'

export type Me = Body<'MeBody'>

export type Row = Body<'RowBody'>

/** By tab; of `ended` those of today, of `ended` and `bot` no more than 100. */
export type Counts = Body<'CountsBody'>

export type Page = Body<'ListBody'>

/** Ids of rows that are gone; the document cannot say that they are text. */
export type Changes = Omit<Body<'ChangesBody'>, 'gone'> & { gone: string[] }

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

export type Agent = Body<'AgentBody'>

export interface Outcome {
  seq?: number
  repeated?: boolean
  problem?: Problem
}

export const isManager = (role: Role): boolean => role === 'manager' || role === 'administrator'
