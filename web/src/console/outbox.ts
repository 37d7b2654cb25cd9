import type { Problem } from '../shared/contract'

export type Act = 'Take' | 'Start' | 'Hold' | 'Resume' | 'End' | 'ToBot' | 'Send' | 'Delegate' | 'Assign'

/** Something the agent did: kept with its id until the server's answer, whatever happens to the connection. */
export interface Operation {
  id: string
  conversation: string
  act: Act
  /** The message, for `Send`. */
  text?: string
  /** The control epoch that the screen showed, for `Send`. */
  epoch?: number
  /** The colleague, for `Delegate` and `Assign`. */
  to?: string
  status: 'pending' | 'acknowledged' | 'failed'
  problem?: Problem
}

/** What may go out now: the oldest pending operation of every conversation that has none on its way. */
export function ready(outbox: readonly Operation[], inFlight: ReadonlySet<string>): Operation[] {
  const busy = new Set(outbox.filter(operation => inFlight.has(operation.id)).map(operation => operation.conversation))
  return outbox.filter(operation => {
    if (operation.status !== 'pending' || busy.has(operation.conversation)) return false
    busy.add(operation.conversation)
    return true
  })
}

/** The hub's arguments of an operation. */
export function argumentsOf(operation: Operation): unknown[] {
  const { conversation, id, act } = operation
  if (act === 'Send') return [conversation, id, operation.text, operation.epoch]
  if (act === 'Delegate' || act === 'Assign') return [conversation, id, operation.to]
  return [conversation, id]
}
