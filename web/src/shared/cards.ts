import type { Card, CardButton, CardEntry } from './contract'
import type { Language } from './language'

/** Only what leads to the web: an address is data like everything else that comes in. */
export const webAddress = (url: string | null | undefined): string | undefined => url && /^https:\/\//i.test(url) ? url : undefined

/** What a press does: opens a page, calls, asks for a person, or speaks in the customer's name; null: nothing. */
export type Press = { open: string } | { say: string } | null

/** A number to call is digits and hyphens and nothing that a page could mean. */
const telephone = (phone: string): string | undefined => /^\+?[0-9-]{2,20}$/.test(phone) ? `tel:${phone}` : undefined

export function pressOf(button: CardButton): Press {
  const open = button.url ? webAddress(button.url) : button.phone ? telephone(button.phone) : undefined
  if (open) return { open }
  return button.url || button.phone ? null : { say: button.say || button.label }
}

export function pressOfEntry(entry: CardEntry): Press {
  const open = webAddress(entry.url)
  return open ? { open } : entry.say ? { say: entry.say } : null
}

export const won = (amount: number, language: Language): string => language === 'ko' ? `${amount.toLocaleString('ko')}원` : `₩${amount.toLocaleString('en')}`

/** What it costs, and what it did before; null where it is not for sale. */
export function priceOf(card: Card, language: Language): { now: string; before: string | null } | null {
  if (card.price === null || card.price === undefined) return null
  const reduced = card.reduced ?? null
  return { now: won(reduced ?? card.price, language), before: reduced === null ? null : won(card.price, language) }
}
