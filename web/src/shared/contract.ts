/** What docs/protocol.md says travels, as far as the pages read it. Absent and null mean the same. */

export type Status =
  | 'none' | 'bot' | 'requested' | 'waiting' | 'received' | 'active' | 'held' | 'ended' | 'botEnded'

export type Speaker = 'customer' | 'bot' | 'agent' | 'system'

export interface Line {
  seq: number
  kind: string
  speaker: Speaker
  text?: string | null
  choices?: string[] | null
  agent?: string | null
  agentName?: string | null
  id?: string | null
  at: string
}

export interface CustomerState {
  status: Status
  hasBot: boolean
  agentName?: string | null
  position?: number | null
  /** Absent in what an older server says: then it may. */
  canWrite?: boolean
  open?: boolean
  opensAt?: string | null
}

export interface Problem {
  type: string
  title?: string
  status?: number
  detail?: string
  /** Of a document that is checked as a whole: everything that is wrong. */
  fields?: { field: string; korean: string; english: string }[]
}

/** The last part of a problem's type, which never changes its meaning. */
export const problemName = (problem: Problem): string => problem.type.slice(problem.type.lastIndexOf(':') + 1)

/** A refusal that says nothing about the request: the same one may succeed a moment later. */
export const isPassing = (problem: Problem): boolean => problem.status === 429 || problem.status === 503
