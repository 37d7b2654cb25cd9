import type { Agent } from '../staff/contract'
import type { Settings } from './settings/model'

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

/** When an agent is not there. */
export interface Absences {
  dayOff: string[]
  breaks: { date: string; from: string; to: string }[]
  meal?: { from: string; to: string } | null
}

/** An agent as managers read one. */
export interface Member extends Agent {
  assign: boolean
  queues: string[]
  absences?: Partial<Absences> | null
}

export interface Tenant extends Named {
  settings: Settings
  queues: Named[]
  channels: Channel[]
  agents: Member[]
  keys: Named[]
}
