import type { Agent } from '../staff/contract'

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

export interface Tenant extends Named {
  queues: Named[]
  channels: Channel[]
  agents: Agent[]
  keys: Named[]
}
