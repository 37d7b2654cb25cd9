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
}

export type Counts = Record<'waiting' | 'received' | 'active' | 'held', number>

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

export interface LinesPush {
  conversation: string
  prev: number
  messages: Line[]
}

export interface Ticket {
  id: string
  handOff: number
  agent: string
  openedAt: string
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
  capacity?: number | null
  open: number
}

export interface Outcome {
  seq?: number
  repeated?: boolean
  problem?: Problem
}

export const isManager = (role: Role): boolean => role === 'manager' || role === 'administrator'
