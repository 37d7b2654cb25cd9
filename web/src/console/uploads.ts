import type { Problem } from '../shared/contract'
import { Store } from '../shared/store'
import type { SentFile } from './outbox'

/** A file that the agent picked for a conversation and has not sent yet. */
export interface Picked {
  id: string
  name: string
  size: number
  /** Where the browser holds the image; absent for what is no image. */
  image?: string
  status: 'uploading' | 'ready' | 'failed'
  /** 0 to 1. */
  progress: number
  /** The server's id, once it has it. */
  file?: string
  problem?: Problem
}

/** One upload under way. */
export interface Upload {
  stop(): void
}

export interface UploadWorld {
  newId(): string
  /** Sends a file; tells how far it is, then its id or why not. */
  send(conversation: string, file: File, told: { progress(part: number): void; done(file: string): void; failed(problem: Problem): void }): Upload
  /** An address of the file in this browser, for images. */
  show(file: File): string | undefined
  forget(address: string): void
}

/** As many as a message may carry. */
export const mostFiles = 10

const none: readonly Picked[] = []

/** What is picked, by conversation: it goes up while the agent still writes, and stays when another conversation is looked at. */
export class Uploads {
  readonly view = new Store<ReadonlyMap<string, readonly Picked[]>>(new Map())
  private readonly under = new Map<string, { upload: Upload; file: File }>()

  constructor(private readonly world: UploadWorld) {}

  of = (conversation: string): readonly Picked[] => this.view.get().get(conversation) ?? none

  /** Picks files; those above what a message may carry are left out, and how many they are is answered. */
  add(conversation: string, files: readonly File[]): number {
    const room = Math.max(0, mostFiles - this.of(conversation).length)
    for (const file of files.slice(0, room)) {
      const id = this.world.newId()
      this.change(conversation, all => [...all, { id, name: file.name, size: file.size, image: this.world.show(file), status: 'uploading', progress: 0 }])
      this.begin(conversation, id, file)
    }
    return Math.max(0, files.length - room)
  }

  retry(conversation: string, id: string): void {
    const file = this.under.get(id)?.file
    if (!file) return
    this.patch(conversation, id, { status: 'uploading', progress: 0, problem: undefined })
    this.begin(conversation, id, file)
  }

  /** Not this one after all. What is already on the server is forgotten there by itself. */
  remove(conversation: string, id: string): void {
    this.under.get(id)?.upload.stop()
    this.drop(conversation, each => each.id === id)
  }

  /** Takes everything to send it; null while something is still on its way, or failed. */
  take(conversation: string): SentFile[] | null {
    const picked = this.of(conversation)
    if (picked.some(each => each.status !== 'ready')) return null
    this.drop(conversation, () => true)
    return picked.map(({ file, name }) => ({ file: file!, name }))
  }

  private begin(conversation: string, id: string, file: File): void {
    const upload = this.world.send(conversation, file, {
      progress: part => this.patch(conversation, id, { progress: part }),
      done: stored => this.patch(conversation, id, { status: 'ready', progress: 1, file: stored }),
      failed: problem => this.patch(conversation, id, { status: 'failed', problem }),
    })
    this.under.set(id, { upload, file })
  }

  private drop(conversation: string, which: (picked: Picked) => boolean): void {
    for (const gone of this.of(conversation).filter(which)) {
      this.under.delete(gone.id)
      if (gone.image) this.world.forget(gone.image)
    }
    this.change(conversation, all => all.filter(each => !which(each)))
  }

  private patch(conversation: string, id: string, part: Partial<Picked>): void {
    if (this.of(conversation).some(each => each.id === id)) {
      this.change(conversation, all => all.map(each => each.id === id ? { ...each, ...part } : each))
    }
  }

  private change(conversation: string, change: (all: readonly Picked[]) => readonly Picked[]): void {
    this.view.set(new Map(this.view.get()).set(conversation, change(this.of(conversation))))
  }
}
