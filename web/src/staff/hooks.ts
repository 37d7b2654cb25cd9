import { useEffect, useState, useSyncExternalStore } from 'react'
import { language, type Language } from '../shared/language'
import type { Store } from '../shared/store'

export const useStore = <T,>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get)

export const useLanguage = (): Language => useStore(language)

/** The present moment, looked at again every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
