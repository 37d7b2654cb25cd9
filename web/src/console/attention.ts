import type { Row } from '../staff/contract'

/** Something that an agent should look up for. */
export interface Attention {
  kind: 'assigned' | 'message'
  row: Row
}

type Rows = ReadonlyMap<string, Row>

/**
 * What came to this agent between two states of the rows: a conversation, or words of a customer. Nothing of the conversation that is open in
 * front of the agent.
 */
export function attentionTo(before: Rows, after: Rows, agent: string, inFront: string | null): Attention[] {
  const found: Attention[] = []
  for (const row of after.values()) {
    const known = before.get(row.id)
    if (row === known || row.agent !== agent || row.id === inFront) continue
    const isMine = known?.agent === agent && known.handOff === row.handOff
    if (!isMine && (row.status === 'received' || row.status === 'held')) found.push({ kind: 'assigned', row })
    else if (isMine && row.unread > known.unread && row.lastSpeaker === 'customer') found.push({ kind: 'message', row })
  }
  return found
}
