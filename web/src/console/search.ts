import { useEffect, useState } from 'react'
import { call } from '../staff/api'
import type { Body } from '../staff/openapi'

/** Something that was found: a customer, words in a conversation, a note, or a ticket. */
export type Hit = Body<'SearchHitBody'>

const pause = 250

/** A syllable is enough to look for; of other letters it takes two. */
export const canBeSought = (words: string): boolean =>
  words.split(/\s+/).some(word => word.length > 1 || /[^\u0000-\u02ff]/.test(word))

/** What the server finds, a moment after the last letter; a syllable that is being composed is looked for as it stands. */
export function useSearch(typed: string): readonly Hit[] {
  const [found, setFound] = useState<readonly Hit[]>([])
  const wanted = typed.trim()
  useEffect(() => {
    if (!canBeSought(wanted)) {
      setFound([])
      return
    }
    let here = true
    const timer = setTimeout(() => {
      call<Body<'SearchBody'>>('GET', `/v1/search?q=${encodeURIComponent(wanted)}`).then(
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

/** A text in parts, those that were looked for told apart. */
export function partsOf(text: string, marks: Hit['marks']): { text: string; found: boolean }[] {
  const parts: { text: string; found: boolean }[] = []
  let at = 0
  for (const { from, length } of marks) {
    parts.push({ text: text.slice(at, from), found: false }, { text: text.slice(from, from + length), found: true })
    at = from + length
  }
  return [...parts, { text: text.slice(at), found: false }].filter(part => part.text !== '')
}
