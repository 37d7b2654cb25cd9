import { beforeEach, describe, expect, it } from 'vitest'
import { appearanceOf, contrast, readable, variablesOf } from '../src/chat/appearance'
import { ChatClient, Refused, type Identity, type Session, type Socket, type World } from '../src/chat/client'
import { stateLine, waitLine } from '../src/chat/texts'
import { Widget, type Memory } from '../src/chat/widget'
import { Clock, line, settle } from './making'

const clock = new Clock()
let sockets: Socket[]
let asked: { token: string | null; who: Identity }[]
let saved: number[]
let sent: object[]
let uploads: string[]

const client = (session: Partial<Session> = {}): ChatClient => {
  let id = 0
  const world: World = {
    openSession: async (token, who) => {
      asked.push({ token, who })
      return { token: 't', conversation: who.name === '다른 고객' ? 'c2' : 'c1', tenantName: '가게', channelName: '웹', hasBot: true, ...session }
    },
    upload: async (_, file) => {
      uploads.push(file.name)
      if (file.size > 10) throw new Refused({ type: 'urn:actors:problem:file-is-too-large', status: 413 })
      if (uploads.length === 1) throw new TypeError('the network')
      return `f-${file.name}`
    },
    openSocket: () => {
      const socket = { send: (frame: string) => void sent.push(JSON.parse(frame) as object), close: () => {}, onopen: null, onmessage: null, onclose: null } as Socket
      sockets.push(socket)
      return socket
    },
    loadToken: () => 't',
    saveToken: () => {},
    newId: () => `id-${++id}`,
    random: () => 0,
    after: clock.after,
  }
  return new ChatClient(world)
}

const memory = (knows: boolean, seen: number | null): Memory =>
  ({ knows: () => knows, loadSeen: () => seen, saveSeen: seq => void saved.push(seq) })

const receive = (frame: object) => sockets.at(-1)!.onmessage!.call({} as WebSocket, { data: JSON.stringify(frame) } as MessageEvent)

const welcome = async (head: number) => {
  await settle()
  receive({ type: 'welcome', head, state: { status: 'active', hasBot: true } })
}

beforeEach(() => {
  sockets = []
  asked = []
  saved = []
  sent = []
  uploads = []
})

describe('the embedded widget', () => {
  it('asks the server for nothing until it is opened by somebody who was never here', async () => {
    const widget = new Widget(client(), memory(false, null))
    await settle()
    expect(asked).toHaveLength(0)
    widget.open()
    await settle()
    expect(asked).toHaveLength(1)
  })

  it('counts what others said since it was last looked at, and nothing once it is open', async () => {
    const widget = new Widget(client(), memory(true, 3))
    const counts: number[] = []
    widget.on('unread', count => counts.push(count))
    await welcome(5)
    receive({ type: 'messages', prev: 0, messages: [line(2), line(4, { speaker: 'agent' }), line(5, { speaker: 'customer' })] })
    expect(widget.unread.get()).toBe(1)
    receive({ type: 'messages', prev: 5, messages: [line(6, { speaker: 'agent' }), line(7, { kind: 'ended', speaker: 'system' })] })
    expect(counts).toEqual([1, 2])
    widget.open()
    expect(widget.unread.get()).toBe(0)
    expect(saved.at(-1)).toBe(7)
    widget.close()
    receive({ type: 'messages', prev: 7, messages: [line(8)] })
    expect(widget.unread.get()).toBe(1)
  })

  it('counts nothing old where nobody knows what was read', async () => {
    const widget = new Widget(client(), memory(true, null))
    await welcome(5)
    receive({ type: 'messages', prev: 0, messages: [line(4), line(5)] })
    expect(widget.unread.get()).toBe(0)
    receive({ type: 'messages', prev: 5, messages: [line(6)] })
    expect(widget.unread.get()).toBe(1)
  })

  it('tells the page what is new, not what was said before', async () => {
    const widget = new Widget(client(), memory(true, 0))
    const heard: number[] = []
    const stop = widget.on('message', message => heard.push(message.seq))
    await welcome(2)
    receive({ type: 'messages', prev: 0, messages: [line(1), line(2)] })
    receive({ type: 'messages', prev: 2, messages: [line(3), line(4)] })
    expect(heard).toEqual([3, 4])
    stop()
    receive({ type: 'messages', prev: 4, messages: [line(5)] })
    expect(heard).toEqual([3, 4])
  })

  it('goes on when a listener of the page fails', async () => {
    const widget = new Widget(client(), memory(false, null))
    const error = console.error
    console.error = () => {}
    widget.on('open', () => {
      throw new Error('of the page')
    })
    let opened = false
    widget.on('open', () => {
      opened = true
    })
    widget.open()
    console.error = error
    expect(opened).toBe(true)
  })

  it('says what the page says, unless it is nothing or too long', async () => {
    const one = client()
    const widget = new Widget(one, memory(false, null))
    expect([widget.send(' '), widget.send('가'.repeat(10_001)), widget.send('안녕하세요')]).toEqual([false, false, true])
    expect(one.view.get().sendings.map(sending => sending.text)).toEqual(['안녕하세요'])
  })

  it('renews the session when the page says who it is, and forgets the lines of somebody else', async () => {
    const one = client()
    const widget = new Widget(one, memory(true, 0))
    await welcome(1)
    receive({ type: 'messages', prev: 0, messages: [line(1)] })
    widget.identify({ name: '김철수' })
    await settle()
    expect(asked.at(-1)).toEqual({ token: 't', who: { name: '김철수' } })
    expect(one.view.get().transcript.last).toBe(1)
    widget.identify({ name: '다른 고객' })
    await settle()
    expect(one.view.get().transcript.last).toBe(0)
  })

  it('hears where it stands in the queue', async () => {
    const one = client()
    new Widget(one, memory(true, 0))
    await settle()
    receive({ type: 'welcome', head: 0, state: { status: 'waiting', hasBot: true, position: 5 } })
    receive({ type: 'position', position: 3, wait: { lowSeconds: 70, highSeconds: 200 } })
    expect(stateLine(one.view.get().state!, 'ko')).toBe('상담원을 기다리고 있습니다 (3번째) · 예상 대기 1~4분')
    expect(waitLine({ lowSeconds: 5, highSeconds: 40 }, 'en')).toBe('about 1 min at most')
    expect(waitLine(null, 'ko')).toBe('')
  })
})

describe('a file', () => {
  it('goes up before its message, again where it was lost, and the message carries it', async () => {
    const one = client()
    one.start()
    await welcome(0)
    one.attach({ name: '영수증.jpg', size: 9, type: 'image/jpeg' })
    one.say('여기요')
    await settle()
    expect(uploads).toEqual(['영수증.jpg'])
    await clock.pass(3_000)
    expect(uploads).toEqual(['영수증.jpg', '영수증.jpg'])
    expect(sent.at(-1)).toEqual({ type: 'send', id: 'id-1', files: ['f-영수증.jpg'] })
    receive({ type: 'ack', id: 'id-1', seq: 1 })
    expect(sent.at(-1)).toEqual({ type: 'send', id: 'id-2', text: '여기요' })
  })

  it('that is refused says so and holds up nothing', async () => {
    const one = client()
    one.start()
    await welcome(0)
    one.attach({ name: '큰것.jpg', size: 99, type: 'image/jpeg' })
    one.say('여기요')
    await settle()
    expect(one.view.get().sendings[0]).toMatchObject({ status: 'failed', problem: { status: 413 } })
    expect(sent.at(-1)).toMatchObject({ text: '여기요' })
  })
})

describe('the looks of the widget', () => {
  it('come from attributes, and what makes no sense is left out', () => {
    expect(appearanceOf({ position: 'left', theme: 'dark', color: '#0a7', lang: 'en', title: '도움말' }))
      .toMatchObject({ position: 'left', theme: 'dark', colour: '#0a7', language: 'en', title: '도움말' })
    expect(appearanceOf({ position: 'top', theme: 'pink', color: 'red;}', lang: 'fr' }))
      .toEqual({ position: 'right', theme: 'light', colour: undefined, language: undefined, title: undefined, greeting: undefined, placeholder: undefined, launcher: undefined })
  })

  it('can be read in any colour', () => {
    for (const colour of ['#ffe000', '#3250c8', '#fff', '#000', '#00aa77', '#ff6600', '#888888']) {
      const variables = variablesOf(colour)
      expect(contrast(colour, variables['--on-accent']!)).toBeGreaterThanOrEqual(4.5)
      for (const ground of ['#f6f8fb', '#ffffff']) expect(contrast(readable(colour, ground), ground)).toBeGreaterThanOrEqual(4.5)
      expect(contrast(variables['--accent-text-dark']!, '#1b1f28')).toBeGreaterThanOrEqual(4.5)
    }
  })
})
