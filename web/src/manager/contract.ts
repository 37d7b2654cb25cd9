import type { Agent } from '../staff/contract'

/** The fields that the page changes; the document has more, which it sends back as they came. */
export interface Settings {
  cancelWord: string
  distribution: 'roundRobin' | 'leastBusy' | 'category' | 'manual'
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

export interface Tenant extends Named {
  queues: Named[]
  channels: Channel[]
  agents: Agent[]
  keys: Named[]
  settings: Settings
}
