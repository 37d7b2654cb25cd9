/** What `GET /v1/conversations/{id}/decisions` answers, as far as the console reads it. Codes only grow: words for unknown ones are the codes. */

export interface Reason { rule: string; case?: string | null }

export interface Silence { kind: string; rule: string }

export interface PassedOver {
  counts: { reason: string; count: number }[]
  first: { agent: string; reason: string }[]
}

export interface Admission {
  case: string
  skipped: { case: string; why: string }[]
  until?: string | null
  open?: number | null
  limit?: number | null
  passedOver?: PassedOver | null
}

export interface Decision {
  seq: number
  kind: string
  handOff: number
  at: string
  moment?: string | null
  admission?: Admission | null
  silent?: Silence[] | null
  message?: string | null
  reason?: Reason | null
  wait?: string | null
  case?: string | null
  agent?: string | null
  by?: string | null
  actor?: string | null
  queue?: string | null
  priority?: number | null
  unattended?: string | null
}

export interface Decisions { decisions: Decision[]; before?: number | null }
