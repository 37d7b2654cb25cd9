import type { Problem } from '../shared/contract'

export type Act =
  | 'Take' | 'Start' | 'Hold' | 'Resume' | 'End' | 'ToBot' | 'Send' | 'SendFiles' | 'Note' | 'DelegateBecause' | 'Assign' | 'Transfer' | 'Classify' | 'EditTicket'
  | 'Block' | 'Unblock' | 'Resend'

/** A file that is on the server already. */
export interface SentFile {
  file: string
  name: string
}

/** Something the agent did: kept with its id until the server's answer, whatever happens to the connection. */
export interface Operation {
  id: string
  conversation: string
  act: Act
  /** What was written, for `Send`, `SendFiles` and `Note`. */
  text?: string
  /** What is uploaded and goes with it, for `SendFiles`. */
  files?: readonly SentFile[]
  /** The control epoch that the screen showed, for `Send` and `SendFiles`. */
  epoch?: number
  /** What the hub's method takes besides, for everything else. */
  rest?: readonly unknown[]
  status: 'pending' | 'acknowledged' | 'failed'
  problem?: Problem
}

/** Whether somebody wrote it: it is shown until the transcript shows it, and kept when it was refused. */
export const isWritten = (operation: Pick<Operation, 'act'>): boolean => operation.act === 'Send' || operation.act === 'SendFiles' || operation.act === 'Note'

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
export function argumentsOf({ conversation, id, act, text, files, epoch, rest }: Operation): unknown[] {
  if (act === 'Send') return [conversation, id, text, epoch]
  if (act === 'SendFiles') return [conversation, id, text, epoch, (files ?? []).map(each => each.file)]
  if (act === 'Note') return [conversation, id, text]
  return [conversation, id, ...rest ?? []]
}
