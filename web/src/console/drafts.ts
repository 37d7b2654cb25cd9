/** What a page remembers as long as its window is open. */
export type Kept = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What is written and not sent, by conversation and kind. It survives a reload of the page, and nobody else's sign-in in the same window. */
export class Drafts {
  private readonly key: string
  private readonly drafts: Map<string, string>

  constructor(whose: string, private readonly kept: Kept | null) {
    this.key = `actors.drafts.${whose}`
    this.drafts = new Map(this.read())
  }

  get = (draft: string): string => this.drafts.get(draft) ?? ''

  set(draft: string, text: string): void {
    if (text === '') this.drafts.delete(draft)
    else this.drafts.set(draft, text)
    try {
      if (this.drafts.size === 0) this.kept?.removeItem(this.key)
      else this.kept?.setItem(this.key, JSON.stringify([...this.drafts]))
    } catch {
      // No room, or forbidden: then they live as long as the page.
    }
  }

  private read(): [string, string][] {
    try {
      return JSON.parse(this.kept?.getItem(this.key) ?? '[]') as [string, string][]
    } catch {
      return []
    }
  }
}

/** The window's own store; none where it is forbidden. */
export function windowStore(): Kept | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
