import { Store } from '../shared/store'
import { call } from '../staff/api'
import type { CannedAnswer } from '../staff/contract'
import { useStore } from '../staff/hooks'

interface Answers {
  answers: CannedAnswer[]
}

const known = new Store<readonly CannedAnswer[]>([])

export const useCanned = (): readonly CannedAnswer[] => useStore(known)

/** Reads them anew: at each connect, for somebody may have shared one. */
export const readCanned = async (): Promise<void> => known.set((await call<Answers>('GET', '/v1/canned-answers')).answers)

export async function saveCanned(id: string, answer: Omit<CannedAnswer, 'id'>): Promise<void> {
  const { name, text, scope, queue } = answer
  known.set((await call<Answers>('PUT', `/v1/canned-answers/${id}`, { name, text, scope, queue: queue || null })).answers)
}

export async function removeCanned(id: string): Promise<void> {
  known.set((await call<Answers>('DELETE', `/v1/canned-answers/${id}`)).answers)
}
