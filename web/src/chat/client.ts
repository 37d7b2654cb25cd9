import { backoff } from '../shared/backoff'
import { isPassing, problemName, type CustomerState, type Line, type Problem, type Wait } from '../shared/contract'
import { append, emptyTranscript, type Transcript } from '../shared/lines'
import { Store } from '../shared/store'

/** What the client asks of the page around it; a test gives its own. */
export interface World {
  openSession(token: string | null, who: Identity): Promise<Session>
  /** A connection; the epoch is that of the lines that the client has, null where it has none. */
  openSocket(epoch: string | null): Socket
  /** Stores a file for this customer's room and answers its id. */
  upload(token: string, file: Upload): Promise<string>
  loadToken(): string | null
  saveToken(token: string): void
  newId(): string
  random(): number
  after(milliseconds: number, action: () => void): () => void
}

/** What the customer picked to send. */
export type Upload = Pick<File, 'name' | 'size' | 'type'>

/** Who the page says the customer is. */
export interface Identity {
  name?: string
  /** Signed by the page's own server (docs/protocol.md, "Who a visitor is"). */
  user?: string
}

export interface Session {
  token: string
  conversation: string
  tenantName: string
  channelName: string
  hasBot: boolean
}

export type Socket = Pick<WebSocket, 'send' | 'close' | 'onopen' | 'onmessage' | 'onclose'>

/** Refused with a reason that trying again would not change. */
export class Refused extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail)
  }
}

/** Something the customer did that the server has not shown us back yet. */
export interface Sending {
  id: string
  type: 'open' | 'send' | 'connect' | 'toBot'
  text?: string
  upload?: Upload
  /** What is stored of it already. */
  files?: string[]
  status: 'pending' | 'acknowledged' | 'failed'
  problem?: Problem
}

export interface ChatView {
  connection: 'connecting' | 'online' | 'offline' | 'refused'
  session: Session | null
  state: CustomerState | null
  transcript: Transcript
  sendings: readonly Sending[]
  problem: Problem | null
  /** Whether the agent is writing, as far as was heard lately. */
  typing: boolean
  /** The last line there was when the page first came; what is later is new. Null before that is known. */
  since: number | null
}

interface Frame {
  type: 'welcome' | 'messages' | 'state' | 'position' | 'ack' | 'error' | 'head' | 'pong' | 'typing' | 'leaving'
  position?: number
  wait?: Wait | null
  id?: string | null
  prev?: number
  head?: number
  epoch?: string
  seq?: number
  more?: boolean
  messages?: Line[]
  state?: CustomerState
  problem?: Problem
}

const withPeople: ReadonlySet<string> = new Set(['waiting', 'received', 'active', 'held'])
const silence = 25_000
const pingEvery = 10_000
const answerWithin = 10_000
const passingRetry = 2_000
/** How long the agent is believed to be writing, and how often we say that we are. */
const typingLasts = 6_000
const typingEvery = 2_500

/**
 * A customer's side of the socket. The transcript has no holes and nothing twice, whatever is lost on the way; what the customer
 * sends goes out one after the other, keeps its id until it is acknowledged, and goes out again after every reconnect.
 */
export class ChatClient {
  readonly view = new Store<ChatView>({
    connection: 'connecting', session: null, state: null, transcript: emptyTranscript, sendings: [], problem: null, typing: false, since: null,
  })

  private socket: Socket | null = null
  private welcomed = false
  private attempt = 0
  private inFlight: string | null = null
  private catchingUp = false
  private leaving = false
  private seen = 0
  private stopped = false
  private started = false
  private who: Identity = {}
  private conversation: string | null = null
  private epoch: string | null = null
  private stopRetry = () => {}
  private stopSilence = () => {}
  private stopPing = () => {}
  private stopAnswer = () => {}
  private stopCatchUp = () => {}
  private stopTyping = () => {}
  private quiet = false
  private stopQuiet = () => {}

  constructor(private readonly world: World) {}

  /** Connects; a second time it does nothing. */
  start(): void {
    if (this.started) return
    this.started = true
    void this.connect()
  }

  /** Says who the customer is, from the next session on; a session that is there is renewed. What is unsent goes out after that. */
  identify(who: Identity): void {
    this.who = { ...this.who, ...who }
    if (!this.started || this.stopped) return
    this.stopRetry()
    this.drop()
    this.attempt = 0
    this.view.patch({ session: null })
    void this.connect()
  }

  stop(): void {
    this.stopped = true
    this.stopRetry()
    this.drop()
  }

  /** The network is back, or the page is looked at again: no reason to wait. */
  hurry(): void {
    if (this.socket || this.stopped || this.view.get().connection !== 'offline') return
    this.attempt = 0
    this.stopRetry()
    void this.connect()
  }

  open = () => this.enqueue({ type: 'open' })
  say = (text: string) => this.enqueue({ type: 'send', text })
  attach = (upload: Upload) => this.enqueue({ type: 'send', upload })
  connectToAgent = () => this.enqueue({ type: 'connect' })
  toBot = () => this.enqueue({ type: 'toBot' })

  /** The customer is writing to a person: said now and then, and not said again where it is lost. */
  writing(): void {
    const { state } = this.view.get()
    if (!this.welcomed || this.quiet || !state || !withPeople.has(state.status)) return
    this.post({ type: 'typing' })
    this.quiet = true
    this.stopQuiet = this.world.after(typingEvery, () => {
      this.quiet = false
    })
  }

  /** A refused message again. Nothing of it was stored; it is a new attempt. */
  retry(id: string): void {
    this.replaceSendings(sendings => sendings.map(sending => sending.id === id
      ? { ...sending, id: this.world.newId(), status: 'pending', problem: undefined } : sending))
    this.pump()
  }

  dismissProblem = () => this.view.patch({ problem: null })

  private enqueue(what: Pick<Sending, 'type' | 'text' | 'upload'>): void {
    const { sendings } = this.view.get()
    const waitingAlready = what.type !== 'send'
      && sendings.some(sending => sending.type === what.type && sending.status === 'pending')
    if (waitingAlready) return
    this.view.patch({
      sendings: [...sendings, { ...what, id: this.world.newId(), status: 'pending' }],
      problem: null,
    })
    this.pump()
  }

  private async connect(): Promise<void> {
    this.view.patch({ connection: this.attempt === 0 ? 'connecting' : 'offline' })
    let session: Session
    try {
      session = this.view.get().session ?? await this.world.openSession(this.world.loadToken(), this.who)
    } catch (error) {
      if (error instanceof Refused) this.view.patch({ connection: 'refused', problem: error.problem })
      else this.retryLater()
      return
    }
    if (this.stopped || this.socket) return
    this.world.saveToken(session.token)
    if (this.conversation !== session.conversation) {
      // The first session, or one of another customer.
      this.conversation = session.conversation
      this.seen = 0
      this.view.patch({ transcript: emptyTranscript, since: null })
    }
    this.view.patch({ session })

    const socket = this.world.openSocket(this.epoch)
    this.socket = socket
    this.hear()
    const current = () => this.socket === socket
    socket.onopen = () => {
      if (current()) this.post({ type: 'hello', token: session.token, after: this.view.get().transcript.last })
    }
    socket.onmessage = event => {
      if (current()) this.receive(JSON.parse(String(event.data)) as Frame)
    }
    socket.onclose = () => {
      if (!current()) return
      this.drop()
      this.retryLater()
    }
  }

  private retryLater(): void {
    if (this.stopped) return
    this.view.patch({ connection: 'offline' })
    this.stopRetry()
    this.stopRetry = this.world.after(backoff(this.attempt++, this.world.random), () => void this.connect())
  }

  /** Lets go of the socket; what was in flight has an unknown outcome and is sent again on the next one. */
  private drop(): void {
    const socket = this.socket
    this.socket = null
    this.welcomed = false
    this.inFlight = null
    this.catchingUp = false
    this.leaving = false
    this.hearNoTyping()
    this.stopQuiet()
    this.quiet = false
    for (const stop of [this.stopSilence, this.stopPing, this.stopAnswer, this.stopCatchUp]) stop()
    socket?.close()
  }

  private reconnect(): void {
    this.drop()
    this.retryLater()
  }

  private receive(frame: Frame): void {
    this.hear()
    switch (frame.type) {
      case 'welcome':
        this.welcomed = true
        this.attempt = 0
        this.epoch = frame.epoch ?? null
        this.view.patch({ connection: 'online', state: frame.state ?? null, since: this.view.get().since ?? frame.head ?? 0 })
        this.pingLater()
        this.pump()
        break
      case 'messages':
        this.receiveLines(frame.prev ?? 0, frame.messages ?? [], frame.more ?? false)
        break
      case 'state':
        this.view.patch({ state: frame.state ?? null })
        // Whoever was writing has the conversation no more.
        if (frame.state?.status !== 'active' && frame.state?.status !== 'held') this.hearNoTyping()
        break
      case 'position': {
        const { state } = this.view.get()
        if (state) this.view.patch({ state: { ...state, position: frame.position, wait: frame.wait } })
        break
      }
      case 'typing':
        this.stopTyping()
        this.stopTyping = this.world.after(typingLasts, () => this.hearNoTyping())
        this.view.patch({ typing: true })
        break
      case 'ack':
        this.acknowledged(frame.id ?? '', frame.seq ?? 0)
        break
      case 'error':
        this.refused(frame.id ?? null, frame.problem ?? { type: '' })
        break
      case 'leaving':
        this.leaving = true
        this.pump()
        break
      case 'head':
        if ((frame.head ?? 0) > this.view.get().transcript.last) this.catchUp()
        break
    }
  }

  private receiveLines(prev: number, lines: Line[], more: boolean): void {
    const before = this.view.get().transcript
    this.seen = Math.max(this.seen, lines.at(-1)?.seq ?? 0)
    const after = append(before, prev, lines)
    if (!after) {
      this.catchUp()
      return
    }
    if (lines.some(line => line.kind === 'message' && line.speaker === 'agent')) this.hearNoTyping()
    const answered = this.catchingUp
    this.catchingUp = false
    this.stopCatchUp()
    this.view.patch({ transcript: after })
    this.replaceSendings(sendings => sendings.filter(sending => !after.lines.some(line => line.id === sending.id)))
    const progress = after.last > before.last
    if (progress && ((answered && more) || this.seen > after.last)) this.catchUp()
  }

  private hearNoTyping(): void {
    this.stopTyping()
    this.view.patch({ typing: false })
  }

  private catchUp(): void {
    if (this.catchingUp || !this.welcomed) return
    this.catchingUp = true
    this.post({ type: 'catchUp', after: this.view.get().transcript.last })
    this.stopCatchUp = this.world.after(answerWithin, () => {
      this.catchingUp = false
    })
  }

  private acknowledged(id: string, seq: number): void {
    const shown = this.view.get().transcript.last >= seq
    this.replaceSendings(sendings => sendings.flatMap((sending): Sending[] =>
      sending.id !== id ? [sending] : sending.type !== 'send' || shown ? [] : [{ ...sending, status: 'acknowledged' }]))
    this.landed(id)
  }

  private refused(id: string | null, problem: Problem): void {
    if (problemName(problem) === 'cursor-is-from-the-future') {
      // Also where the server was restored from a backup: what we have is of lines that are no longer there.
      this.view.patch({ transcript: emptyTranscript })
      this.seen = 0
      this.epoch = null
      this.reconnect()
      return
    }
    const sending = this.view.get().sendings.find(each => each.id === id)
    if (!sending) {
      if (!this.welcomed) {
        // The token is no longer good: a session answers with a good one, and perhaps another customer.
        this.view.patch({ session: null, transcript: emptyTranscript })
        this.reconnect()
      } else this.view.patch({ problem })
      return
    }
    if (isPassing(problem)) {
      this.stopAnswer()
      this.stopAnswer = this.world.after(passingRetry, () => {
        this.inFlight = null
        this.pump()
      })
      return
    }
    if (sending.type === 'send') {
      this.replaceSendings(sendings => sendings.map(each => each === sending ? { ...each, status: 'failed', problem } : each))
    } else {
      this.replaceSendings(sendings => sendings.filter(each => each !== sending))
      this.view.patch({ problem })
    }
    this.landed(sending.id)
  }

  private landed(id: string): void {
    if (this.inFlight !== id) return
    this.stopAnswer()
    this.inFlight = null
    this.pump()
  }

  /** One at a time keeps the order, also over reconnects. No answer in time is an unknown outcome: the same id again. */
  private pump(): void {
    if (!this.welcomed || this.inFlight) return
    if (this.leaving) {
      // The server stops, and everything is answered: another one goes on.
      this.drop()
      void this.connect()
      return
    }
    const next = this.view.get().sendings.find(sending => sending.status === 'pending')
    if (!next) return
    this.inFlight = next.id
    if (next.upload && !next.files) {
      void this.store(next, next.upload)
      return
    }
    this.post({ type: next.type, id: next.id, ...(next.text === undefined ? {} : { text: next.text }), ...(next.files ? { files: next.files } : {}) })
    this.stopAnswer = this.world.after(answerWithin, () => {
      this.inFlight = null
      this.pump()
    })
  }

  /** A file goes up before its message; where it is lost on the way it goes up again, which costs nothing but the way. */
  private async store(sending: Sending, upload: Upload): Promise<void> {
    const mine = () => this.inFlight === sending.id
    try {
      const file = await this.world.upload(this.world.loadToken() ?? '', upload)
      this.replaceSendings(sendings => sendings.map(each => each.id === sending.id ? { ...each, files: [file] } : each))
      if (mine()) this.inFlight = null
      this.pump()
    } catch (error) {
      if (error instanceof Refused) {
        this.replaceSendings(sendings => sendings.map(each => each.id === sending.id ? { ...each, status: 'failed', problem: error.problem } : each))
        this.landed(sending.id)
      } else if (mine()) {
        this.stopAnswer = this.world.after(passingRetry, () => {
          this.inFlight = null
          this.pump()
        })
      }
    }
  }

  private pingLater(): void {
    this.stopPing()
    this.stopPing = this.world.after(pingEvery, () => {
      this.post({ type: 'ping' })
      this.pingLater()
    })
  }

  /** A connection that says nothing for long is gone, whatever the browser believes. */
  private hear(): void {
    this.stopSilence()
    this.stopSilence = this.world.after(silence, () => this.reconnect())
  }

  private post(frame: object): void {
    try {
      this.socket?.send(JSON.stringify(frame))
    } catch {
      // A socket on its way down; onclose follows and everything unanswered goes out again.
    }
  }

  private replaceSendings(change: (sendings: readonly Sending[]) => readonly Sending[]): void {
    this.view.patch({ sendings: change(this.view.get().sendings) })
  }
}
