import { useEffect, useState } from 'react'
import { call } from '../staff/api'
import type { Decision, Decisions } from '../staff/decisions'

/** Nobody waits for a reason: several changes at once are asked about once. */
const PATIENCE = 400

/** The newest decisions of a conversation; read again when its version changes. */
export function useDecisions(conversation: string, version: number): readonly Decision[] {
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  useEffect(() => {
    let current = true
    const timer = setTimeout(() => {
      call<Decisions>('GET', `/v1/conversations/${encodeURIComponent(conversation)}/decisions?limit=200`).then(
        page => current && setDecisions(page.decisions),
        () => {}, // The lines stay without their reasons; the next change asks again.
      )
    }, PATIENCE)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [conversation, version])
  return decisions
}
