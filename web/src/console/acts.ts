import { isManager, type Me, type Row } from '../staff/contract'

/** What an agent can do with a conversation by a button. */
export type Deed =
  | 'Take' | 'Start' | 'Hold' | 'Resume' | 'End' | 'ToBot' | 'Delegate' | 'Assign' | 'Transfer' | 'Block'

/** What this agent can do with a conversation in its state, the first choice first. */
export function deedsFor(row: Row, me: Pick<Me, 'agent' | 'role'>): Deed[] {
  const mine = row.agent === me.agent
  const manager = isManager(me.role)
  const block: Deed[] = manager ? ['Block'] : []
  switch (row.status) {
    case 'waiting':
      return manager ? ['Start', 'Take', 'Assign', 'Transfer', 'ToBot', 'End', ...block] : ['Start', 'Take']
    case 'received':
      return mine ? ['Start', 'Delegate', 'Hold', 'End', 'Transfer', 'ToBot', ...block] : manager ? ['Assign', 'End', 'Transfer', 'ToBot', ...block] : []
    case 'active':
      return mine ? ['Delegate', 'Hold', 'End', 'Transfer', 'ToBot', ...block] : manager ? ['End', 'Transfer', 'ToBot', ...block] : []
    case 'held':
      return mine ? ['Resume', 'End', 'Transfer', 'ToBot', ...block] : manager ? ['End', 'Transfer', 'ToBot', ...block] : []
    default:
      return block
  }
}

/** Those that stand in the menu behind the others. */
export const behind: readonly Deed[] = ['Transfer', 'ToBot', 'Block']
