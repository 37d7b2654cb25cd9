import type { Role } from '../staff/contract'

export interface Settings {
  cancelWord: string
  distribution: 'roundRobin' | 'leastBusy' | 'manual'
  scope: 'signedIn' | 'all'
}

export interface Named {
  id: string
  name: string
}

export interface Channel extends Named {
  type: string
  queue: string
  bot?: object | null
  origins?: string[] | null
}

export interface AgentSettings extends Named {
  role: Role
  chat: boolean
  assign: boolean
  capacity?: number | null
  queues?: string[] | null
}

export interface Tenant extends Named {
  queues: Named[]
  channels: Channel[]
  agents: AgentSettings[]
  keys?: Named[] | null
  settings: Settings
}
