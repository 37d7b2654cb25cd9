/** What docs/protocol.md says travels, as far as the pages read it. Absent and null mean the same. */

export type Status =
  | 'none' | 'bot' | 'requested' | 'waiting' | 'received' | 'active' | 'held' | 'ended' | 'botEnded'

export type Speaker = 'customer' | 'bot' | 'agent' | 'system'

/** An image or a file that a message carries; the address is the server's and is good for a day. */
export interface Attachment {
  file: string
  name: string
  mediaType: string
  size: number
  url: string
  width?: number | null
  height?: number | null
  /** It was deleted when its time was over. */
  expired?: boolean | null
}

export interface Line {
  seq: number
  kind: string
  speaker: Speaker
  text?: string | null
  choices?: string[] | null
  /** The one of the choices that asks for a person. */
  connect?: string | null
  /** Buttons that open a page, and an image, of an automatic message. */
  links?: { label: string; url: string }[] | null
  image?: string | null
  attachments?: Attachment[] | null
  agent?: string | null
  agentName?: string | null
  id?: string | null
  at: string
  /** What an automatic message is, and why it was sent; agents only. */
  auto?: { kind: string; reason: { rule: string; case?: string | null } } | null
  /** Below the words of a bot's message. */
  cards?: Card[] | null
  /** What became of messages on their way to a messenger; agents only. */
  delivery?: Delivery | null
  /** What a customer sent through a messenger, and on a line of the kind `media` what became of its copy; agents only. */
  media?: Media[] | null
}

export type MediaStatus = 'pending' | 'copied' | 'retrying' | 'refused' | 'givenUp'

/** Something that a customer sent through a messenger; the server copies it. */
export interface Media {
  /** The customer's line, by its `seq`, and which of its media. */
  message: number
  item: number
  status: MediaStatus
  /** On the customer's line only. */
  kind?: 'photo' | 'video' | 'audio' | 'file' | 'text' | null
  name?: string | null
  attachment?: Attachment | null
  /** The whole of a text of which the line holds the beginning. */
  text?: string | null
  code?: string | null
}

/** A card of a bot: `text`, `image`, `product`, `list` or `item`. Everything in it is data. */
export interface Card {
  kind: string
  title?: string | null
  description?: string | null
  image?: string | null
  price?: number | null
  reduced?: number | null
  entries?: CardEntry[] | null
  rows?: CardRow[] | null
  sum?: CardRow | null
  buttons?: CardButton[] | null
}

export interface CardEntry {
  title: string
  description?: string | null
  image?: string | null
  url?: string | null
  say?: string | null
}

export interface CardRow {
  name: string
  value: string
}

export interface CardButton {
  label: string
  url?: string | null
  phone?: string | null
  say?: string | null
  connect?: boolean | null
}

export type DeliveryStatus = 'delivered' | 'retrying' | 'failed' | 'givenUp' | 'unknown' | 'withdrawn' | 'resent'

export interface Delivery {
  /** The messages, by the `seq` of their lines. */
  messages: number[]
  status: DeliveryStatus
  code?: string | null
  until?: string | null
}

/** With four chances in five the wait lies between the two. */
export interface Wait {
  lowSeconds: number
  highSeconds: number
}

export interface CustomerState {
  status: Status
  hasBot: boolean
  agentName?: string | null
  position?: number | null
  wait?: Wait | null
  /** Absent in what an older server says: then it may. */
  canWrite?: boolean
  open?: boolean
  opensAt?: string | null
}

export interface Problem {
  type: string
  title?: string
  status?: number
  detail?: string
  /** Of a document that is checked as a whole: everything that is wrong. */
  fields?: { field: string; korean: string; english: string }[]
}

/** The last part of a problem's type, which never changes its meaning. */
export const problemName = (problem: Problem): string => problem.type.slice(problem.type.lastIndexOf(':') + 1)

/** A refusal that says nothing about the request: the same one may succeed a moment later. */
export const isPassing = (problem: Problem): boolean => problem.status === 429 || problem.status === 503
