import { beforeEach, describe, expect, it } from 'vitest'
import { ChatClient, Refused, type Session, type Socket } from '../src/chat/client'
import type { Line } from '../src/shared/contract'
import { Clock, line, settle } from './making'

type Sent = { type: string; id?: string; text?: string; after?: number }

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  sent: Sent[] = []
  closed = false

  send(frame: string | ArrayBufferLike | Blob | ArrayBufferView): void {
    this.sent.push(JSON.parse(String(frame)) as Sent)
  }

  close(): void {
    this.closed = true
  }

  say(frame: object): void {
    this.onmessage!.call({} as WebSocket, { data: JSON.stringify(frame) } as MessageEvent)
  }

  lose(): void {
    this.onclose!.call({} as WebSocket, {} as CloseEvent)
  }

  ofType = (type: string) => this.sent.filter(frame => frame.type === type)
}

describe('the chat client', () => {
  let clock: Clock
  let sockets: FakeSocket[]
  let saved: string | null
  let asked: (string | null)[]
  let epochs: (string | null)[]
  let answer: () => Promise<Session>
  let client: ChatClient
  const state = { status: 'bot', hasBot: true }
  const session = { token: 'T1', conversation: 'c', tenantName: '해피상점', channelName: '웹', hasBot: true }
  const socket = () => sockets.at(-1)!
  const seqs = () => client.view.get().transcript.lines.map(each => each.seq)
  const messages = (prev: number, lines: Line[], more = false) => ({ type: 'messages', prev, messages: lines, more })

  async function connect(): Promise<void> {
    client.start()
    await settle()
    welcome()
  }

  function welcome(head = 0, epoch = '0'): void {
    socket().onopen!.call({} as WebSocket, {} as Event)
    socket().say({ type: 'welcome', conversation: 'c', head, state, epoch })
  }

  beforeEach(() => {
    clock = new Clock()
    sockets = []
    saved = null
    asked = []
    epochs = []
    answer = () => Promise.resolve(session)
    let id = 0
    client = new ChatClient({
      openSession: token => {
        asked.push(token)
        return answer()
      },
      upload: async () => 'f',
      openSocket: epoch => {
        epochs.push(epoch)
        sockets.push(new FakeSocket())
        return socket()
      },
      loadToken: () => saved,
      saveToken: token => {
        saved = token
      },
      newId: () => `id-${++id}`,
      random: () => 1,
      after: clock.after,
    })
  })

  it('says hello with its cursor and keeps its token', async () => {
    await connect()
    expect(socket().sent[0]).toEqual({ type: 'hello', token: 'T1', after: 0 })
    expect(saved).toBe('T1')
    expect(client.view.get().connection).toBe('online')
  })

  it('continues after the last line it has', async () => {
    await connect()
    socket().say(messages(0, [line(3), line(4)]))
    socket().lose()
    await clock.pass(1_000)
    welcome()
    expect(socket().sent[0]!.after).toBe(4)
  })

  it('goes when its server says that it stops, and not before it has its answer', async () => {
    await connect()
    client.say('하나')
    client.say('둘')
    socket().say({ type: 'leaving' })
    expect(sockets).toHaveLength(1)
    socket().say({ type: 'ack', id: 'id-1', seq: 3 })
    await settle()
    expect(sockets.map(each => each.closed)).toEqual([true, false])
    expect(sockets[0]!.ofType('send').map(each => each.id)).toEqual(['id-1'])
    welcome(3)
    expect(socket().ofType('send').map(each => each.id)).toEqual(['id-2'])
  })

  it('goes at once when it waits for nothing', async () => {
    await connect()
    socket().say({ type: 'leaving' })
    await settle()
    expect(sockets.map(each => each.closed)).toEqual([true, false])
  })

  it('says that the customer writes to a person, at most once in two and a half seconds, and to a bot never', async () => {
    await connect()
    client.writing()
    expect(socket().ofType('typing')).toEqual([])
    socket().say({ type: 'state', state: { ...state, status: 'active' } })
    for (let key = 0; key < 20; key++) {
      client.writing()
      await clock.pass(250)
    }
    expect(socket().ofType('typing')).toHaveLength(2)
  })

  it('believes that the agent writes for six seconds, and no longer than until it is said', async () => {
    await connect()
    const typing = () => client.view.get().typing
    socket().say({ type: 'typing' })
    await clock.pass(5_999)
    expect(typing()).toBe(true)
    await clock.pass(1)
    expect(typing()).toBe(false)
    socket().say({ type: 'typing' })
    socket().say(messages(0, [line(1, { speaker: 'agent' })]))
    expect(typing()).toBe(false)
    socket().say({ type: 'typing' })
    socket().lose()
    expect(typing()).toBe(false)
  })

  it('believes nothing of an agent who has ended, and all of one who holds', async () => {
    await connect()
    const typing = () => client.view.get().typing
    socket().say({ type: 'typing' })
    socket().say({ type: 'state', state: { ...state, status: 'held' } })
    expect(typing()).toBe(true)
    socket().say({ type: 'state', state: { ...state, status: 'ended' } })
    expect(typing()).toBe(false)
  })

  it('asks for what it missed and shows nothing behind a hole', async () => {
    await connect()
    socket().say(messages(0, [line(1)]))
    socket().say(messages(3, [line(4)]))
    socket().say(messages(4, [line(5)]))
    expect(seqs()).toEqual([1])
    expect(socket().ofType('catchUp')).toEqual([{ type: 'catchUp', after: 1 }])
    socket().say(messages(1, [line(2), line(3), line(4), line(5)]))
    expect(seqs()).toEqual([1, 2, 3, 4, 5])
  })

  it('asks on while the answer was only a part', async () => {
    await connect()
    socket().say({ type: 'head', head: 5 })
    socket().say(messages(0, [line(1), line(2)], true))
    expect(socket().ofType('catchUp').map(frame => frame.after)).toEqual([0, 2])
  })

  it('asks again for a line that came while it was catching up', async () => {
    await connect()
    socket().say(messages(2, [line(3)]))
    socket().say(messages(3, [line(4)]))
    socket().say(messages(0, [line(1), line(2), line(3)]))
    expect(socket().ofType('catchUp').map(frame => frame.after)).toEqual([0, 3])
  })

  it('does not ask forever for a head that never comes', async () => {
    await connect()
    socket().say({ type: 'head', head: 5 })
    socket().say(messages(0, []))
    expect(socket().ofType('catchUp')).toHaveLength(1)
  })

  it('sends one at a time, in order', async () => {
    await connect()
    client.say('하나')
    client.say('둘')
    expect(socket().ofType('send').map(frame => frame.text)).toEqual(['하나'])
    socket().say({ type: 'ack', id: 'id-1', seq: 1, repeated: false })
    expect(socket().ofType('send').map(frame => frame.text)).toEqual(['하나', '둘'])
  })

  it('sends again with the same id what was not acknowledged', async () => {
    await connect()
    client.say('하나')
    socket().lose()
    client.say('둘')
    await clock.pass(1_000)
    welcome()
    expect(socket().ofType('send')).toEqual([{ type: 'send', id: 'id-1', text: '하나' }])
    socket().say({ type: 'ack', id: 'id-1', seq: 1, repeated: true })
    expect(socket().ofType('send').map(frame => frame.id)).toEqual(['id-1', 'id-2'])
  })

  it('sends again when nothing answers', async () => {
    await connect()
    client.say('하나')
    socket().say({ type: 'pong' })
    await clock.pass(11_000)
    expect(socket().ofType('send').map(frame => frame.id)).toEqual(['id-1', 'id-1'])
  })

  it('shows a sent message once: as sending, acknowledged, then as a line', async () => {
    await connect()
    client.say('하나')
    expect(client.view.get().sendings[0]!.status).toBe('pending')
    socket().say({ type: 'ack', id: 'id-1', seq: 7, repeated: false })
    expect(client.view.get().sendings[0]!.status).toBe('acknowledged')
    socket().say(messages(0, [line(7, { id: 'id-1', speaker: 'customer' })]))
    expect(client.view.get().sendings).toEqual([])
    expect(seqs()).toEqual([7])
  })

  it('shows a refused message with its reason, and sends it anew when asked', async () => {
    await connect()
    client.say('하나')
    socket().say({ type: 'error', id: 'id-1', problem: { type: 'urn:actors:problem:text-is-too-long', status: 400 } })
    expect(client.view.get().sendings[0]).toMatchObject({ status: 'failed' })
    client.retry('id-1')
    expect(socket().ofType('send').map(frame => frame.id)).toEqual(['id-1', 'id-2'])
  })

  it('waits and tries again when told that it is too fast', async () => {
    await connect()
    client.say('하나')
    socket().say({ type: 'error', id: 'id-1', problem: { type: 'urn:actors:problem:too-many-frames', status: 429 } })
    await clock.pass(2_000)
    expect(socket().ofType('send').map(frame => frame.id)).toEqual(['id-1', 'id-1'])
  })

  it('begins anew when its cursor is from the future', async () => {
    await connect()
    socket().say(messages(0, [line(9)]))
    socket().lose()
    await clock.pass(1_000)
    socket().onopen!.call({} as WebSocket, {} as Event)
    socket().say({ type: 'error', id: null, problem: { type: 'urn:actors:problem:cursor-is-from-the-future', status: 409 } })
    await clock.pass(1_000)
    welcome()
    expect(socket().sent[0]!.after).toBe(0)
    expect(seqs()).toEqual([])
  })

  it('says of which epoch its cursor is, and takes the new one after a restore', async () => {
    await connect()
    socket().say(messages(0, [line(9)]))
    socket().lose()
    await clock.pass(1_000)
    socket().onopen!.call({} as WebSocket, {} as Event)
    socket().say({ type: 'error', id: null, problem: { type: 'urn:actors:problem:cursor-is-from-the-future', status: 409 } })
    await clock.pass(1_000)
    welcome(1, 'a1')
    socket().lose()
    await clock.pass(1_000)
    expect(epochs).toEqual([null, '0', null, 'a1'])
  })

  it('asks for a session again when its token is refused', async () => {
    await connect()
    socket().lose()
    await clock.pass(1_000)
    socket().onopen!.call({} as WebSocket, {} as Event)
    socket().say({ type: 'error', id: null, problem: { type: 'urn:actors:problem:unauthorized', status: 401 } })
    await clock.pass(1_000)
    expect(asked).toEqual([null, 'T1'])
  })

  it('waits longer and longer while the server is away', async () => {
    answer = () => Promise.reject(new Error('no network'))
    client.start()
    await settle()
    await clock.pass(7_500)
    expect(asked).toHaveLength(5)
    expect(client.view.get().connection).toBe('offline')
    answer = () => Promise.resolve(session)
    client.hurry()
    await settle()
    expect(sockets).toHaveLength(1)
  })

  it('takes a silent connection for a lost one', async () => {
    await connect()
    await clock.pass(26_000)
    expect(sockets.length).toBe(2)
    expect(sockets[0]!.closed).toBe(true)
  })

  it('says why a channel does not open, and leaves it at that', async () => {
    answer = () => Promise.reject(new Refused({ type: 'urn:actors:problem:channel-is-unknown', status: 404 }))
    client.start()
    await settle()
    await clock.pass(60_000)
    expect(client.view.get().connection).toBe('refused')
    expect(asked).toHaveLength(1)
  })

  it('asks for a person once, however often the button is pressed', async () => {
    await connect()
    client.connectToAgent()
    client.connectToAgent()
    expect(client.view.get().sendings).toHaveLength(1)
  })
})
