import { backoff } from '../shared/backoff'
import { isPassing, type Line, type Problem, type Status } from '../shared/contract'
import { append, emptyTranscript, prepend, type Transcript } from '../shared/lines'
import { Store } from '../shared/store'
import { ApiProblem, problemOf } from '../staff/api'
import type {
  Agent, Changes, DeskInfo, LinesPush, Me, Opened, Outcome, Page, Presence, Row, RowsPush, Tab, Ticket, TypingPush,
} from '../staff/contract'
import { Drafts, type Kept } from './drafts'
import type { Hub } from './hub'
import { caughtUp, emptyList, epochOf, extended, isBeyond, pushed, tabOf, watched, type List } from './list'
import { argumentsOf, isWritten, ready, type Act, type Operation, type SentFile } from './outbox'

export interface Thread {
  row: Row | null
  tickets: Ticket[]
  transcript: Transcript
  /** Whether lines before the first one may exist. */
  older: boolean
  loaded: boolean
}

export interface DeskView {
  connection: 'connecting' | 'online' | 'offline'
  retryAt: number
  presence: Presence
  presenceReason: string | null
  tab: Tab
  list: List
  listed: boolean
  open: string | null
  threads: ReadonlyMap<string, Thread>
  outbox: readonly Operation[]
  /** Who is writing where, as far as was heard lately. */
  typing: ReadonlyMap<string, TypingPush>
  info: DeskInfo
  /** The last refusal of something other than a message. */
  problem: Problem | null
}

export interface DeskWorld {
  hub: Hub
  /** Who is signed in, asked again at every connect; refused with 401 when nobody is. */
  me(): Promise<Me>
  signedOut(): void
  /** What a console must know of the tenant, asked again at every connect. */
  info(): Promise<DeskInfo>
  /** Rows that changed while somebody was looking; not those of a list that was only read. */
  changed(before: List['rows'], after: List['rows']): void
  /** Where drafts outlive a reload; null: nowhere. */
  kept: Kept | null
  newId(): string
  random(): number
  now(): number
  after(milliseconds: number, action: () => void): () => void
}

const firstLines = 50
/** Lines that change neither row nor tickets. */
const wordsOnly: ReadonlySet<string> = new Set(['message', 'note', 'delivery', 'media'])
const answerWithin = 15_000
const retryPassing = 2_000
/** How long somebody is believed to be writing, and how often it is said. */
const typingLasts = 6_000
const typingEvery = 2_500
const noInfo: DeskInfo = { waitWarningSeconds: 60, waitAlarmSeconds: 180, queues: [], channels: [], categories: [], ticketFields: [] }
const emptyThread: Thread = { row: null, tickets: [], transcript: emptyTranscript, older: false, loaded: false }

/**
 * An agent's side of the hub: the lists, the open conversation and what is still to be sent. What the server pushes is a hint;
 * cursors say whether something is missing, and then it is asked for.
 */
export class Desk {
  readonly view: Store<DeskView>
  readonly drafts: Drafts
  private readonly inFlight = new Set<string>()
  private attempt = 0
  private catchingUp = false
  private asked: string | null = null
  private stopped = false
  private stopRetry = () => {}
  private typed: { conversation: string; at: number } | null = null
  private readonly typingEnds = new Map<string, () => void>()

  constructor(readonly me: Me, private readonly world: DeskWorld) {
    this.drafts = new Drafts(`${me.tenant}/${me.agent}`, world.kept)
    this.view = new Store<DeskView>({
      connection: 'connecting', retryAt: 0, presence: me.presence, presenceReason: me.presenceReason ?? null, tab: 'received', list: emptyList, listed: false,
      open: null, threads: new Map(), outbox: [], typing: new Map(), info: noInfo, problem: null,
    })
    world.hub.on('rows', (push: RowsPush) => this.receiveRows(push))
    world.hub.on('messages', (push: LinesPush) => this.receiveLines(push))
    world.hub.on('typing', (push: TypingPush) => this.receiveTyping(push))
    world.hub.on('head', ({ feed }: { feed: string }) => {
      if (this.view.get().listed && isBeyond(feed, this.view.get().list.feed)) void this.catchUp()
    })
    world.hub.onclose(() => this.lost())
  }

  start(): void {
    void this.connect()
  }

  stop(): void {
    this.stopped = true
    this.stopRetry()
    void this.world.hub.stop()
  }

  /** The network is back: no reason to wait. */
  hurry(): void {
    if (this.view.get().connection !== 'offline') return
    this.attempt = 0
    this.stopRetry()
    void this.connect()
  }

  watch(tab: Tab): void {
    this.view.patch({ tab, listed: false })
    void this.quietly(() => this.loadTab())
  }

  /** The next page of the tab, once however often it is asked for. */
  async more(): Promise<void> {
    const { tab, list } = this.view.get()
    if (!list.next || this.asked === list.next) return
    this.asked = list.next
    await this.quietly(async () => {
      const page = await this.ask<Page>('List', tab, list.next)
      if (this.view.get().tab === tab) this.view.patch({ list: extended(this.view.get().list, page) })
    })
    this.asked = null
  }

  open(conversation: string | null): void {
    const before = this.view.get().open
    if (before === conversation) return
    this.view.patch({ open: conversation, problem: null })
    void this.quietly(async () => {
      if (before) await this.ask('Close', before)
    })
    if (conversation) void this.quietly(() => this.loadThread(conversation))
  }

  async older(): Promise<void> {
    const { open, threads } = this.view.get()
    const first = open && threads.get(open)?.transcript.lines[0]
    if (!open || !first) return
    await this.quietly(async () => {
      const page = await this.ask<{ messages: Line[]; more: boolean }>('Older', open, first.seq)
      this.changeThread(open, thread => ({
        ...thread, transcript: prepend(thread.transcript, page.messages), older: page.more,
      }))
    })
  }

  setPresence(presence: Presence, reason: string | null = null): void {
    void this.quietly(async () => {
      await this.ask('SetPresenceBecause', presence, reason)
      this.view.patch({ presence, presenceReason: reason })
    })
  }

  /** The agent is writing to the customer. Said now and then, and not said again where it is lost. */
  writing(conversation: string): void {
    const now = this.world.now()
    if (this.view.get().connection !== 'online' || (this.typed?.conversation === conversation && now - this.typed.at < typingEvery)) return
    this.typed = { conversation, at: now }
    this.world.hub.invoke('Typing', conversation).catch(() => {})
  }

  agents = (): Promise<Agent[]> => this.ask<Agent[]>('Agents')

  say(conversation: string, text: string, files: readonly SentFile[] = []): void {
    const epoch = this.rowOf(conversation)?.epoch
    this.typed = null
    this.enqueue(files.length === 0 ? { conversation, act: 'Send', text, epoch } : { conversation, act: 'SendFiles', text, files, epoch })
  }

  note(conversation: string, text: string): void {
    this.enqueue({ conversation, act: 'Note', text })
  }

  /** A deed that is on its way already is not done twice; what edits something is another deed each time. */
  act(conversation: string, act: Exclude<Act, 'Send' | 'SendFiles' | 'Note'>, ...rest: unknown[]): void {
    const { outbox } = this.view.get()
    const edits = act === 'EditTicket' || act === 'Classify'
    if (!edits && outbox.some(each => each.conversation === conversation && each.act === act && each.status === 'pending')) return
    this.enqueue({ conversation, act, rest })
  }

  /** A refused message again: nothing of it was stored, and the agent has seen how things stand now. */
  retry(operation: Operation): void {
    const again: Operation = {
      ...operation, id: this.world.newId(), epoch: this.rowOf(operation.conversation)?.epoch, status: 'pending', problem: undefined,
    }
    this.changeOutbox(outbox => outbox.map(each => each.id === operation.id ? again : each))
    this.pump()
  }

  discard(operation: Operation): void {
    this.changeOutbox(outbox => outbox.filter(each => each.id !== operation.id))
  }

  dismissProblem = (): void => this.view.patch({ problem: null })

  /** The newest state of a conversation that we know, from the lists or from opening it. */
  rowOf(conversation: string): Row | null {
    const { list, threads } = this.view.get()
    const listed = list.rows.get(conversation) ?? null
    const opened = threads.get(conversation)?.row ?? null
    return listed && opened ? (opened.seq > listed.seq ? opened : listed) : listed ?? opened
  }

  private async connect(): Promise<void> {
    try {
      const me = await this.world.me()
      if (this.stopped) return
      await this.world.hub.start()
      this.attempt = 0
      this.view.patch({ connection: 'online', presence: me.presence, presenceReason: me.presenceReason ?? null })
      void this.quietly(async () => this.view.patch({ info: await this.world.info() }))
      await this.loadTab()
      const { open } = this.view.get()
      if (open) await this.quietly(() => this.loadThread(open))
      this.pump()
    } catch (error) {
      if (error instanceof ApiProblem && error.problem.status === 401) {
        this.stopped = true
        this.world.signedOut()
      } else if (!this.stopped) {
        // Connected, but of no use: closing it comes back here through onclose.
        await this.world.hub.stop()
        this.lost()
      }
    }
  }

  private lost(): void {
    if (this.stopped) return
    this.inFlight.clear()
    for (const conversation of [...this.typingEnds.keys()]) this.forgetTyping(conversation)
    this.catchingUp = false
    this.stopRetry()
    const wait = backoff(this.attempt++, this.world.random)
    this.view.patch({ connection: 'offline', retryAt: this.world.now() + wait })
    this.stopRetry = this.world.after(wait, () => void this.connect())
  }

  private async loadTab(): Promise<void> {
    const { tab } = this.view.get()
    const page = await this.ask<Page>('Watch', tab)
    if (this.view.get().tab !== tab) return
    const { list } = this.view.get()
    const isRestored = list.feed !== '' && epochOf(list.feed) !== epochOf(page.feed)
    if (isRestored) this.view.patch({ threads: new Map() })
    this.view.patch({ list: watched(isRestored ? emptyList : list, tab, page, this.me), listed: true })
  }

  private receiveRows(push: RowsPush): void {
    const { list, listed } = this.view.get()
    if (!listed) return
    const after = pushed(list, push)
    if (after) {
      this.view.patch({ list: after })
      this.world.changed(list.rows, after.rows)
    } else {
      this.view.patch({ list: { ...list, counts: push.counts } })
      void this.catchUp()
    }
  }

  private async catchUp(): Promise<void> {
    if (this.catchingUp) return
    this.catchingUp = true
    await this.quietly(async () => {
      for (let more = true; more;) {
        const changes = await this.ask<Changes>('CatchUp', this.view.get().list.feed)
        const before = this.view.get().list
        const after = caughtUp(before, changes)
        this.view.patch({ list: after })
        this.world.changed(before.rows, after.rows)
        more = changes.more ?? false
      }
    })
    this.catchingUp = false
  }

  /** Opens a conversation, or continues one whose beginning we hold, until nothing newer is left. */
  private async loadThread(conversation: string): Promise<void> {
    for (let more = true; more;) {
      const known = this.view.get().threads.get(conversation)
      const after = known?.loaded ? known.transcript.last : -1
      const opened = await this.ask<Opened>('Open', conversation, after)
      this.changeThread(conversation, thread => ({
        row: opened.row,
        tickets: opened.tickets,
        transcript: append(thread.transcript, after === -1 ? thread.transcript.last : after, opened.messages) ?? thread.transcript,
        older: after === -1 ? opened.messages.length >= firstLines : thread.older,
        loaded: true,
      }))
      more = after !== -1 && opened.more && opened.messages.length > 0
    }
    this.dropShown(conversation)
  }

  /** Believed for a while; what is said ends it. */
  private receiveTyping(push: TypingPush): void {
    this.forgetTyping(push.conversation)
    this.typingEnds.set(push.conversation, this.world.after(typingLasts, () => this.forgetTyping(push.conversation)))
    this.view.patch({ typing: new Map(this.view.get().typing).set(push.conversation, push) })
  }

  private forgetTyping(conversation: string): void {
    this.typingEnds.get(conversation)?.()
    this.typingEnds.delete(conversation)
    const typing = new Map(this.view.get().typing)
    if (typing.delete(conversation)) this.view.patch({ typing })
  }

  private receiveLines({ conversation, prev, messages }: LinesPush): void {
    const writes = this.view.get().typing.get(conversation)
    if (writes && messages.some(line => line.kind === 'message' && line.speaker === writes.speaker)) this.forgetTyping(conversation)
    const thread = this.view.get().threads.get(conversation)
    if (!thread?.loaded) return
    const transcript = append(thread.transcript, prev, messages)
    const row = this.rowOf(conversation)
    const begins = row !== null && tabOf(row, this.me) === 'ended' && messages.some(line => line.kind === 'message')
    const happened = begins || messages.some(line => !wordsOnly.has(line.kind))
    if (transcript) {
      this.changeThread(conversation, current => ({ ...current, transcript }))
      this.dropShown(conversation)
    }
    // What happened changes the row and the tickets too; so do words where it was over.
    if (!transcript || (happened && conversation === this.view.get().open)) {
      void this.quietly(() => this.loadThread(conversation))
    }
  }

  private enqueue(operation: Omit<Operation, 'id' | 'status'>): void {
    this.changeOutbox(outbox => [...outbox, { ...operation, id: this.world.newId(), status: 'pending' }])
    if (!isWritten(operation)) this.dismissProblem()
    this.pump()
  }

  private pump(): void {
    if (this.view.get().connection !== 'online') return
    for (const operation of ready(this.view.get().outbox, this.inFlight)) void this.send(operation)
  }

  private async send(operation: Operation): Promise<void> {
    const { id, conversation, act } = operation
    const before = this.rowOf(conversation)?.status
    this.inFlight.add(id)
    try {
      await this.ask<Outcome>(act, ...argumentsOf(operation))
      this.changeOutbox(outbox => outbox.flatMap((each): Operation[] =>
        each.id !== id ? [each] : isWritten(operation) ? [{ ...each, status: 'acknowledged' }] : []))
      this.inFlight.delete(id)
      this.dropShown(conversation)
      this.pump()
      await this.quietly(() => this.follow(conversation, act, before))
    } catch (error) {
      this.unsent(operation, error)
    }
  }

  /** Unknown outcomes keep the operation and its id for another attempt; a refusal is shown. */
  private unsent(operation: Operation, error: unknown): void {
    const { id, conversation } = operation
    if (!(error instanceof ApiProblem) || isPassing(error.problem)) {
      this.world.after(retryPassing, () => {
        this.inFlight.delete(id)
        this.pump()
      })
      return
    }
    this.inFlight.delete(id)
    const { problem } = error
    this.changeOutbox(outbox => isWritten(operation)
      ? outbox.map(each => each.id === id ? { ...each, status: 'failed', problem } : each)
      : outbox.filter(each => each.id !== id))
    if (!isWritten(operation)) this.view.patch({ problem })
    this.pump()
    if (this.view.get().open === conversation) void this.quietly(() => this.loadThread(conversation))
  }

  /** After something the agent did to the open conversation: how it stands now, and the list that it moved to. */
  private async follow(conversation: string, act: Act, before: Status | undefined): Promise<void> {
    if (this.view.get().open !== conversation) return
    if (act === 'Note') return
    if ((act !== 'Send' && act !== 'SendFiles') || before === 'received') await this.loadThread(conversation)
    const row = this.rowOf(conversation)
    const tab = row?.agent === this.me.agent ? tabOf(row, this.me) : null
    if (tab && tab !== this.view.get().tab && row?.status !== before) this.watch(tab)
  }

  /** Messages of ours that the transcript shows need no place of their own any more. */
  private dropShown(conversation: string): void {
    const lines = this.view.get().threads.get(conversation)?.transcript.lines ?? []
    const shown = new Set(lines.map(line => line.id))
    this.changeOutbox(outbox => outbox.filter(each => !shown.has(each.id)))
  }

  private changeThread(conversation: string, change: (thread: Thread) => Thread): void {
    const threads = new Map(this.view.get().threads)
    threads.set(conversation, change(threads.get(conversation) ?? emptyThread))
    this.view.patch({ threads })
  }

  private changeOutbox(change: (outbox: readonly Operation[]) => readonly Operation[]): void {
    const { outbox } = this.view.get()
    const after = change(outbox)
    if (after.length !== outbox.length || after.some((each, index) => each !== outbox[index])) this.view.patch({ outbox: after })
  }

  /** Asks the hub. Throws a refusal as one, and everything whose outcome is unknown as another error. */
  private async ask<T>(method: string, ...args: unknown[]): Promise<T> {
    let giveUp = () => {}
    const late = new Promise<never>((_, reject) => {
      giveUp = this.world.after(answerWithin, () => reject(new Error(`${method} was not answered in time.`)))
    })
    try {
      const answer = await Promise.race([this.world.hub.invoke<T & { problem?: Problem }>(method, ...args), late])
      if (answer?.problem) throw new ApiProblem(answer.problem)
      return answer
    } finally {
      giveUp()
    }
  }

  /** For what the next connect repairs by itself: shows a refusal, and lets a lost connection be. */
  private async quietly(action: () => Promise<unknown>): Promise<void> {
    try {
      await action()
    } catch (error) {
      if (error instanceof ApiProblem) this.view.patch({ problem: problemOf(error) })
    }
  }
}
