import { useEffect, useState, useSyncExternalStore } from 'react'
import { language, type Language } from '../shared/language'
import type { Store } from '../shared/store'

export const useStore = <T,>(store: Store<T>): T => useSyncExternalStore(store.subscribe, store.get)

export const useLanguage = (): Language => useStore(language)

/** For a window that is there only while it is shown: when it goes, whatever had the focus before has it again. */
export function useFocusBack(): void {
  const [before] = useState(() => document.activeElement)
  useEffect(() => () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  }, [before])
}

/** The present moment, looked at again every `every` milliseconds. */
export function useNow(every: number): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
