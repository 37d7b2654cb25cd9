import type { Changes, Counts, Me, Page, Row, RowsPush, Tab } from '../staff/contract'
import { isManager } from '../staff/contract'

/** The rows that we know of, whatever their tab, and the position up to which we know them. */
export interface List {
  rows: ReadonlyMap<string, Row>
  feed: string
  counts: Counts
  /** Where the next page of the watched tab begins; null: there is none. */
  next: string | null
}

export const emptyList: List = {
  rows: new Map(), feed: '', counts: { waiting: 0, received: 0, active: 0, held: 0, ended: 0, bot: 0 }, next: null,
}

type Viewer = Pick<Me, 'agent' | 'role'>

/** The tab in which a row stands for this agent, or null for a row that is in none. */
export function tabOf(row: Row, me: Viewer): Tab | null {
  switch (row.status) {
    case 'waiting':
    case 'bot':
    case 'ended':
      return row.status
    case 'botEnded':
      return 'ended'
    case 'received':
    case 'active':
    case 'held':
      return row.agent === me.agent || isManager(me.role) ? row.status : null
    default:
      return null
  }
}

/** What goes before the dot: positions before and after a restore of the server have nothing to do with each other. */
export const epochOf = (feed: string): string => feed.includes('.') ? feed.slice(0, feed.indexOf('.')) : ''

/** The first page of a tab: it replaces what we believed to be there. */
export function watched(list: List, tab: Tab, page: Page, me: Viewer): List {
  const listed = new Set(page.rows.map(row => row.id))
  const kept = [...list.rows.values()].filter(row => tabOf(row, me) !== tab || listed.has(row.id))
  return {
    rows: merged(new Map(kept.map(row => [row.id, row])), page.rows),
    feed: page.feed,
    counts: page.counts,
    next: page.next ?? null,
  }
}

/** A further page. The feed stays where it is: changes since then are still to come. */
export const extended = (list: List, page: Page): List =>
  ({ ...list, rows: merged(list.rows, page.rows), next: page.next ?? null })

/** What the server pushed, or null where something before it was missed. */
export function pushed(list: List, push: RowsPush): List | null {
  if (push.from !== list.feed) return null
  return { ...list, rows: changed(list.rows, push.rows, push.gone), feed: push.feed, counts: push.counts }
}

export const caughtUp = (list: List, changes: Changes): List =>
  ({ ...list, rows: changed(list.rows, changes.rows, changes.gone), feed: changes.feed, counts: changes.counts })

/** Whether a position that the server names is one that we have not reached. Positions that are no numbers: any other one. */
export function isBeyond(theirs: string, ours: string): boolean {
  const number = /^\d+$/
  return number.test(theirs) && number.test(ours) ? BigInt(theirs) > BigInt(ours) : theirs !== ours
}

/** The rows of a tab as people work through them: who waits longest first, else who spoke last first. */
export function inTab(list: List, tab: Tab, me: Viewer): Row[] {
  const rows = [...list.rows.values()].filter(row => tabOf(row, me) === tab)
  const oldestFirst = tab === 'waiting' || tab === 'received'
  // Read once for each row: thousands are sorted at each change.
  const keyed = rows.map(row => {
    const at = Date.parse((oldestFirst ? row.requestedAt ?? row.lastAt : row.lastAt ?? row.requestedAt) ?? '') || 0
    return { row, at: oldestFirst ? at : -at, priority: tab === 'waiting' ? -(row.priority ?? 0) : 0 }
  })
  return keyed
    .sort((a, b) => a.priority - b.priority || a.at - b.at || (a.row.id < b.row.id ? -1 : a.row.id > b.row.id ? 1 : 0))
    .map(each => each.row)
}

function changed(rows: ReadonlyMap<string, Row>, fresh: readonly Row[], gone: readonly string[] = []) {
  const result = merged(rows, fresh)
  for (const id of gone) result.delete(id)
  return result
}

/** An older state of a row never replaces a newer one, however late it comes. */
function merged(rows: ReadonlyMap<string, Row>, fresh: readonly Row[]): Map<string, Row> {
  const result = new Map(rows)
  for (const row of fresh) {
    const known = result.get(row.id)
    if (!known || row.seq >= known.seq) result.set(row.id, row)
  }
  return result
}
