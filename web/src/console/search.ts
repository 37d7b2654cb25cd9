import { useEffect, useState } from 'react'
import { call } from '../staff/api'

/** Something that was found: a customer, words in a conversation, or a ticket. */
export interface Hit {
  kind: 'customers' | 'messages' | 'tickets'
  conversation: string
  customer: string
  customerName?: string | null
  title?: string | null
  text: string
  at?: string | null
}

const shortest = 2
const pause = 250

/** What the server finds, a moment after the last letter; a syllable that is being composed is looked for as it stands. */
export function useSearch(typed: string): readonly Hit[] {
  const [found, setFound] = useState<readonly Hit[]>([])
  const wanted = typed.trim()
  useEffect(() => {
    if ([...wanted].length < shortest) {
      setFound([])
      return
    }
    let here = true
    const timer = setTimeout(() => {
      call<{ hits: Hit[] }>('GET', `/v1/search?q=${encodeURIComponent(wanted)}`).then(
        answer => here && setFound(answer.hits),
        () => here && setFound([]),
      )
    }, pause)
    return () => {
      here = false
      clearTimeout(timer)
    }
  }, [wanted])
  return found
}
