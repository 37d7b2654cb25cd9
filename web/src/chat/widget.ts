import type { CustomerState, Line } from '../shared/contract'
import { Store } from '../shared/store'
import { characters, maxCharacters } from '../shared/composer'
import type { ChatClient, Identity } from './client'

/** What a page may listen to. */
export interface WidgetEvents {
  open: undefined
  close: undefined
  /** A line that was said while the page was there, by whomever. */
  message: Pick<Line, 'seq' | 'speaker' | 'text' | 'agentName' | 'at'>
  unread: number
  state: CustomerState
}

export type WidgetEvent = keyof WidgetEvents

/** What the widget remembers between pages. */
export interface Memory {
  /** Whether the customer was here before, so that there may be something to read. */
  knows(): boolean
  loadSeen(): number | null
  saveSeen(seq: number): void
}

/** The embedded chat behind its button: shown or not, what is unread, and what the page around it may do and hear. */
export class Widget {
  readonly shown = new Store(false)
  readonly unread = new Store(0)
  private readonly listeners = new Map<WidgetEvent, Set<(about: never) => void>>()
  private seen: number | null
  private told = 0

  constructor(private readonly client: ChatClient, private readonly memory: Memory) {
    this.seen = memory.loadSeen()
    this.unread.subscribe(() => this.emit('unread', this.unread.get()))
    let state: CustomerState | null = null
    client.view.subscribe(() => {
      const view = client.view.get()
      if (view.state && view.state !== state) {
        state = view.state
        this.emit('state', state)
      }
      this.hear()
    })
    // Somebody who was here before may have an answer waiting; nobody else costs the server anything before opening.
    if (memory.knows()) client.start()
  }

  open = (): void => {
    if (this.shown.get()) return
    this.client.start()
    this.client.open()
    this.shown.set(true)
    this.hear()
    this.emit('open', undefined)
  }

  close = (): void => {
    if (!this.shown.get()) return
    this.shown.set(false)
    this.emit('close', undefined)
  }

  /** Says something in the customer's name; false where it is empty or too long. The panel stays as it is. */
  send = (text: string): boolean => {
    if (typeof text !== 'string' || text.trim() === '' || characters(text) > maxCharacters) return false
    this.client.start()
    this.client.say(text)
    return true
  }

  identify = (who: Identity): void => this.client.identify(who)

  /** Hears an event until the answer is called. */
  on = <E extends WidgetEvent>(event: E, listener: (about: WidgetEvents[E]) => void): (() => void) => {
    const heard = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, heard.add(listener))
    return () => void heard.delete(listener)
  }

  private hear(): void {
    const { transcript, since } = this.client.view.get()
    if (since === null) return
    for (const line of transcript.lines) {
      if (line.seq <= Math.max(since, this.told) || line.kind !== 'message') continue
      this.emit('message', { seq: line.seq, speaker: line.speaker, text: line.text, agentName: line.agentName, at: line.at })
    }
    this.told = Math.max(this.told, transcript.last)
    if (this.shown.get() || this.seen === null) this.read(this.shown.get() ? transcript.last : since)
    const seen = this.seen ?? 0
    this.unread.set(transcript.lines.filter(line => line.seq > seen && line.kind === 'message' && line.speaker !== 'customer').length)
  }

  private read(seq: number): void {
    if (seq === this.seen) return
    this.seen = seq
    this.memory.saveSeen(seq)
  }

  private emit<E extends WidgetEvent>(event: E, about: WidgetEvents[E]): void {
    for (const listener of [...this.listeners.get(event) ?? []]) {
      try {
        (listener as (about: WidgetEvents[E]) => void)(about)
      } catch (error) {
        // The page's own fault must not stop the chat.
        console.error(error)
      }
    }
  }
}
