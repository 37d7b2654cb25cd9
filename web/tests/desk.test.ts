import { beforeEach, describe, expect, it } from 'vitest'
import { Desk } from '../src/console/desk'
import type { Hub } from '../src/console/hub'
import { ready, type Operation } from '../src/console/outbox'
import { ApiProblem } from '../src/staff/api'
import type { Me } from '../src/staff/contract'
import { Clock, line, row, settle } from './making'

const me: Me = { agent: 'kim', name: '김해피', role: 'agent', tenant: 'demo', tenantName: '해피상점', presence: 'online' }
const info = { waitWarningSeconds: 30, waitAlarmSeconds: 90, queues: [], channels: [], categories: [], ticketFields: [] }
const counts = { waiting: 0, received: 1, active: 0, held: 0, ended: 0, bot: 0 }

class FakeHub implements Hub {
  calls: [string, ...unknown[]][] = []
  answers: Record<string, (...args: unknown[]) => unknown> = {}
  down = false
  private handlers = new Map<string, (argument: never) => void>()
  private closed = () => {}

  start = () => this.down ? Promise.reject(new Error('down')) : Promise.resolve()
  stop = () => Promise.resolve()

  invoke<T>(method: string, ...args: unknown[]): Promise<T> {
    this.calls.push([method, ...args])
    if (this.down) return Promise.reject(new Error('closed'))
    try {
      return Promise.resolve(this.answers[method]?.(...args) as T)
    } catch (error) {
      return Promise.reject(error as Error)
    }
  }

  on(method: string, handler: (argument: never) => void): void {
    this.handlers.set(method, handler)
  }

  onclose(handler: () => void): void {
    this.closed = handler
  }

  push = (method: string, argument: unknown) => this.handlers.get(method)!(argument as never)

  lose(): void {
    this.down = true
    this.closed()
  }

  of = (method: string) => this.calls.filter(call => call[0] === method)
}

describe('the desk', () => {
  let hub: FakeHub
  let clock: Clock
  let desk: Desk
  let who: () => Promise<Me>
  let signedOut: boolean
  let changes: [number, number][]
  const rows = () => [...desk.view.get().list.rows.keys()]
  const seqs = () => desk.view.get().threads.get('a')!.transcript.lines.map(each => each.seq)

  beforeEach(async () => {
    hub = new FakeHub()
    clock = new Clock()
    who = () => Promise.resolve(me)
    signedOut = false
    changes = []
    let id = 0
    hub.answers = {
      Watch: () => ({ rows: [row('a')], next: null, counts, feed: '10' }),
      CatchUp: () => ({ rows: [row('a', { seq: 2 }), row('b')], gone: [], feed: '12', more: false }),
      Open: (_, after) => ({
        row: row('a'), tickets: [], head: 3, more: false,
        messages: after === -1 ? [line(2), line(3)] : [line(4), line(5)].filter(each => each.seq > (after as number)),
      }),
      Send: () => ({ seq: 4, repeated: false }),
      Start: () => ({ seq: 4, repeated: false }),
    }
    desk = new Desk(me, {
      hub, kept: null, me: () => who(), newId: () => `id-${++id}`, random: () => 1, now: () => clock.now, after: clock.after,
      signedOut: () => {
        signedOut = true
      },
      info: () => Promise.resolve(info),
      changed: (before, after) => {
        changes.push([before.size, after.size])
      },
    })
    desk.start()
    await settle()
  })

  it('watches a tab as soon as it is connected', () => {
    expect(hub.calls[0]).toEqual(['Watch', 'received'])
    expect(rows()).toEqual(['a'])
  })

  it('believes that somebody writes for six seconds, and no longer than until it is said', async () => {
    desk.open('a')
    await settle()
    const writes = () => [...desk.view.get().typing.keys()]
    hub.push('typing', { conversation: 'a', speaker: 'customer' })
    await clock.pass(5_000)
    hub.push('typing', { conversation: 'a', speaker: 'customer' })
    await clock.pass(5_999)
    expect(writes()).toEqual(['a'])
    await clock.pass(1)
    expect(writes()).toEqual([])
    hub.push('typing', { conversation: 'a', speaker: 'customer' })
    hub.push('messages', { conversation: 'a', prev: 3, messages: [line(4, { speaker: 'agent' })] })
    expect(writes()).toEqual(['a'])
    hub.push('messages', { conversation: 'a', prev: 4, messages: [line(5, { speaker: 'customer' })] })
    expect(writes()).toEqual([])
    hub.push('typing', { conversation: 'a', speaker: 'customer' })
    hub.lose()
    expect(writes()).toEqual([])
  })

  it('says that the agent writes at most once in two and a half seconds', async () => {
    for (let key = 0; key < 20; key++) {
      desk.writing('a')
      await clock.pass(250)
    }
    expect(hub.of('Typing')).toEqual([['Typing', 'a'], ['Typing', 'a']])
    hub.lose()
    desk.writing('a')
    expect(hub.of('Typing')).toHaveLength(2)
  })

  it('sends what was uploaded with the words, once and by its own call', async () => {
    hub.answers.SendFiles = () => ({ seq: 4, repeated: false })
    desk.open('a')
    await settle()
    hub.answers.Open = () => ({ row: row('a', { status: 'active' }), tickets: [], head: 4, more: false, messages: [line(4, { id: 'id-1' })] })
    desk.say('a', '', [{ file: 'f1', name: '표.csv' }])
    await settle()
    expect(hub.of('SendFiles')).toEqual([['SendFiles', 'a', 'id-1', '', 1, ['f1']]])
    expect(desk.view.get().outbox).toEqual([])
  })

  it('keeps the reason beside the presence', async () => {
    desk.setPresence('away', '회의')
    await settle()
    expect(hub.of('SetPresenceBecause')).toEqual([['SetPresenceBecause', 'away', '회의']])
    expect([desk.view.get().presence, desk.view.get().presenceReason]).toEqual(['away', '회의'])
  })

  it('catches up when a push does not follow the last one', async () => {
    hub.push('rows', { from: '11', feed: '12', rows: [], gone: [], counts })
    await settle()
    expect(hub.of('CatchUp')).toEqual([['CatchUp', '10']])
    expect(rows()).toEqual(['a', 'b'])
    expect(desk.view.get().list.feed).toBe('12')
  })

  it('forgets what it has when the server was restored', async () => {
    desk.open('a')
    await settle()
    hub.answers.Watch = () => ({ rows: [row('b')], next: null, counts, feed: 'a1.3' })
    hub.answers.Open = () => ({ row: row('a'), tickets: [], head: 2, more: false, messages: [line(1), line(2)] })
    hub.lose()
    hub.down = false
    await clock.pass(1_000)
    await settle()
    expect(rows()).toEqual(['b'])
    expect(hub.of('Open').at(-1)).toEqual(['Open', 'a', -1])
    expect(seqs()).toEqual([1, 2])
  })

  it('catches up when the head is beyond, and only then', async () => {
    hub.push('head', { feed: '10' })
    await settle()
    expect(hub.of('CatchUp')).toEqual([])
    hub.push('head', { feed: '12' })
    await settle()
    expect(hub.of('CatchUp')).toHaveLength(1)
  })

  it('opens the end of a conversation and follows it', async () => {
    desk.open('a')
    await settle()
    hub.push('messages', { conversation: 'a', prev: 3, messages: [line(4)] })
    expect(seqs()).toEqual([2, 3, 4])
  })

  it('sees that a conversation goes on after its end', async () => {
    hub.answers.Open = (_, after) => ({
      row: row('a', after === -1 ? { status: 'ended', seq: 3 } : { status: 'bot', seq: 5 }), tickets: [], head: 3, more: false,
      messages: after === -1 ? [line(2), line(3)] : [],
    })
    hub.answers.Watch = () => ({ rows: [], next: null, counts, feed: '10' })
    desk.watch('ended')
    desk.open('b')
    await settle()
    expect(desk.rowOf('b')!.status).toBe('ended')
    hub.push('messages', { conversation: 'b', prev: 3, messages: [line(5, { speaker: 'customer' })] })
    await settle()
    expect(desk.rowOf('b')!.status).toBe('bot')
    hub.push('messages', { conversation: 'b', prev: 5, messages: [line(6, { speaker: 'bot' })] })
    await settle()
    expect(hub.of('Open').filter(call => call[1] === 'b')).toHaveLength(2)
  })

  it('opens again after its last line when one is missing', async () => {
    desk.open('a')
    await settle()
    hub.push('messages', { conversation: 'a', prev: 4, messages: [line(5)] })
    await settle()
    expect(hub.of('Open').at(-1)).toEqual(['Open', 'a', 3])
    expect(seqs()).toEqual([2, 3, 4, 5])
  })

  it('keeps what was sent without a connection and sends it with the same id afterwards', async () => {
    desk.open('a')
    await settle()
    desk.say('a', '하나')
    await settle()
    hub.lose()
    desk.say('a', '둘')
    expect(desk.view.get().connection).toBe('offline')
    expect(desk.view.get().outbox.at(-1)).toMatchObject({ id: 'id-2', status: 'pending', epoch: 1 })
    hub.down = false
    await clock.pass(1_000)
    expect(hub.of('Send').map(call => call[2])).toEqual(['id-1', 'id-2'])
    expect(hub.of('Open').at(-1)).toEqual(['Open', 'a', 5])
  })

  it('sends again with the same id when the connection died over it', async () => {
    hub.answers.Send = () => {
      throw new Error('Invocation canceled due to the underlying connection being closed.')
    }
    desk.say('a', '하나')
    await settle()
    hub.answers.Send = () => ({ seq: 4, repeated: true })
    hub.lose()
    hub.down = false
    await clock.pass(3_000)
    expect(hub.of('Send').map(call => call[2])).toEqual(['id-1', 'id-1'])
    expect(desk.view.get().outbox).toMatchObject([{ status: 'acknowledged' }])
  })

  it('shows a sent message once', async () => {
    desk.open('a')
    await settle()
    hub.answers.Open = () => ({ row: row('a'), tickets: [], messages: [], head: 3, more: false })
    desk.say('a', '하나')
    await settle()
    expect(desk.view.get().outbox).toHaveLength(1)
    hub.push('messages', { conversation: 'a', prev: 3, messages: [line(4, { id: 'id-1', speaker: 'agent' })] })
    expect(desk.view.get().outbox).toEqual([])
  })

  it('marks a refused message and sends it anew, with the control epoch of now, when asked', async () => {
    hub.answers.Send = () => ({ problem: { type: 'urn:actors:problem:control-has-moved', status: 409 } })
    desk.say('a', '하나')
    await settle()
    const failed = desk.view.get().outbox[0]!
    expect(failed).toMatchObject({ status: 'failed', epoch: 1 })
    hub.push('rows', { from: '10', feed: '11', rows: [row('a', { seq: 5, epoch: 4 })], gone: [], counts })
    desk.retry(failed)
    await settle()
    expect(hub.of('Send').at(-1)).toEqual(['Send', 'a', 'id-2', '하나', 4])
  })

  it('shows why an action was refused', async () => {
    hub.answers.Start = () => ({ problem: { type: 'urn:actors:problem:agent-is-full', status: 409 } })
    desk.act('a', 'Start')
    await settle()
    expect(desk.view.get().problem!.type).toContain('agent-is-full')
    expect(desk.view.get().outbox).toEqual([])
  })

  it('goes along to the list where a started conversation is now', async () => {
    desk.open('a')
    await settle()
    hub.answers.Open = () => ({ row: row('a', { seq: 4, status: 'active' }), tickets: [], messages: [], head: 4, more: false })
    desk.act('a', 'Start')
    await settle()
    expect(desk.view.get().tab).toBe('active')
  })

  it('sends a note as one, and keeps it when it is refused', async () => {
    hub.answers.Note = () => ({ problem: { type: 'urn:actors:problem:agent-may-not-chat', status: 403 } })
    desk.note('a', '단골')
    await settle()
    expect(hub.of('Note')).toEqual([['Note', 'a', 'id-1', '단골']])
    expect(desk.view.get().outbox).toMatchObject([{ act: 'Note', status: 'failed', text: '단골' }])
    expect(hub.of('Send')).toEqual([])
  })

  it('does each edit of a ticket, and a deed once', async () => {
    hub.lose()
    desk.act('a', 'EditTicket', 'a-1', { subject: '하나' })
    desk.act('a', 'EditTicket', 'a-1', { status: 'closed' })
    desk.act('a', 'Hold')
    desk.act('a', 'Hold')
    hub.down = false
    hub.answers.EditTicket = hub.answers.Hold = () => ({ seq: 4, repeated: false })
    await clock.pass(1_000)
    expect(hub.of('EditTicket')).toEqual([['EditTicket', 'a', 'id-1', 'a-1', { subject: '하나' }], ['EditTicket', 'a', 'id-2', 'a-1', { status: 'closed' }]])
    expect(hub.of('Hold')).toHaveLength(1)
  })

  it('tells of rows that were pushed, and not of those that were read', async () => {
    hub.push('rows', { from: '10', feed: '11', rows: [row('b')], gone: [], counts })
    desk.watch('active')
    await settle()
    expect(changes).toEqual([[1, 2]])
    expect(desk.view.get().info.waitAlarmSeconds).toBe(90)
  })

  it('asks for a further page once', async () => {
    hub.answers.Watch = () => ({ rows: [row('a')], next: 'n1', counts, feed: '10' })
    hub.answers.List = () => ({ rows: [row('b')], next: null, counts, feed: '10' })
    desk.watch('received')
    await settle()
    void desk.more()
    void desk.more()
    await settle()
    expect(hub.of('List')).toEqual([['List', 'received', 'n1']])
    await desk.more()
    expect(hub.of('List')).toHaveLength(1)
  })

  it('tries again until it is connected, and lets a signed-out agent sign in', async () => {
    hub.lose()
    await clock.pass(8_000)
    expect(desk.view.get().connection).toBe('offline')
    hub.down = false
    await clock.pass(15_000)
    expect(desk.view.get().connection).toBe('online')
    who = () => Promise.reject(new ApiProblem({ type: '', status: 401 }))
    hub.lose()
    await clock.pass(1_000)
    expect(signedOut).toBe(true)
  })
})

describe('the outbox', () => {
  const operation = (id: string, conversation: string, status: Operation['status'] = 'pending'): Operation =>
    ({ id, conversation, act: 'Send', status })

  it('lets one operation of every conversation out at a time', () => {
    const all = [operation('1', 'a'), operation('2', 'a'), operation('3', 'b')]
    expect(ready(all, new Set()).map(each => each.id)).toEqual(['1', '3'])
    expect(ready(all, new Set(['1'])).map(each => each.id)).toEqual(['3'])
  })

  it('does not wait for a refused one', () => {
    expect(ready([operation('1', 'a', 'failed'), operation('2', 'a')], new Set()).map(each => each.id)).toEqual(['2'])
  })
})
