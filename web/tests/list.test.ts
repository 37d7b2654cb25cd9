import { describe, expect, it } from 'vitest'
import { caughtUp, emptyList, extended, inTab, isBeyond, pushed, tabOf, watched } from '../src/console/list'
import type { Page, Row, RowsPush } from '../src/staff/contract'
import { row } from './making'

const kim = { agent: 'kim', role: 'agent' as const }
const counts = { waiting: 0, received: 0, active: 0, held: 0, ended: 0, bot: 0 }
const page = (rows: Row[], more: Partial<Page> = {}): Page => ({ rows, counts, feed: '10', next: null, ...more })
const push = (from: string, feed: string, rows: Row[], gone: string[] = []): RowsPush => ({ from, feed, rows, gone, counts })
const ids = (rows: Row[]) => rows.map(each => each.id)

describe('the lists', () => {
  const list = watched(emptyList, 'received', page([row('a'), row('b', { requestedAt: '2026-11-21T02:00:00Z' })]), kim)

  it('show who waits longest first', () => {
    expect(ids(inTab(list, 'received', kim))).toEqual(['b', 'a'])
  })

  it('show who spoke last first where people are being answered', () => {
    const active = watched(emptyList, 'active', page([
      row('a', { status: 'active', lastAt: '2026-11-21T02:00:00Z' }), row('b', { status: 'active', lastAt: '2026-11-21T02:30:00Z' }),
    ]), kim)
    expect(ids(inTab(active, 'active', kim))).toEqual(['b', 'a'])
  })

  it('follow pushes in sequence', () => {
    const after = pushed(list, push('10', '12', [row('a', { seq: 2, status: 'active' })], ['b']))!
    expect(after.feed).toBe('12')
    expect(inTab(after, 'received', kim)).toEqual([])
    expect(ids(inTab(after, 'active', kim))).toEqual(['a'])
  })

  it('see that something was missed', () => {
    expect(pushed(list, push('11', '12', []))).toBeNull()
  })

  it('never go back to an older state of a row', () => {
    const newer = pushed(list, push('10', '11', [row('a', { seq: 9, status: 'active' })]))!
    const after = caughtUp(newer, { rows: [row('a', { seq: 3 })], gone: [], counts: emptyList.counts, feed: '12', more: false })
    expect(after.rows.get('a')!.status).toBe('active')
  })

  it('take the first page of a tab as all that is there', () => {
    const again = watched(list, 'received', page([row('a')]), kim)
    expect(ids(inTab(again, 'received', kim))).toEqual(['a'])
  })

  it('keep their position when a further page comes', () => {
    const more = extended({ ...list, feed: '15', next: 'n' }, page([row('c')], { feed: '10' }))
    expect(more.feed).toBe('15')
    expect(more.next).toBeNull()
    expect(inTab(more, 'received', kim)).toHaveLength(3)
  })

  it('show an agent only the own ones, and a manager all', () => {
    expect(tabOf(row('x', { agent: 'lee' }), kim)).toBeNull()
    expect(tabOf(row('x', { agent: 'lee' }), { agent: 'park', role: 'manager' })).toBe('received')
    expect(tabOf(row('x', { agent: null, status: 'waiting' }), kim)).toBe('waiting')
    expect(tabOf(row('x', { status: 'requested', agent: null }), kim)).toBeNull()
  })

  it('compare positions as numbers where they are', () => {
    expect(isBeyond('100', '99')).toBe(true)
    expect(isBeyond('99', '100')).toBe(false)
    expect(isBeyond('b', 'a')).toBe(true)
    expect(isBeyond('a', 'a')).toBe(false)
  })
})
