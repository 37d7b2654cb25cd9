import { Store } from './store'

export type Language = 'ko' | 'en'

const key = 'actors.language'

/** Remembered, else the first of the browser's languages that we speak, else Korean. */
function initial(): Language {
  try {
    const remembered = localStorage.getItem(key)
    if (remembered === 'ko' || remembered === 'en') return remembered
  } catch {
    // Storage is forbidden here; the browser's languages decide.
  }
  const spoken = navigator.languages.map(tag => tag.slice(0, 2)).find(tag => tag === 'ko' || tag === 'en')
  return spoken === 'en' ? 'en' : 'ko'
}

export const language = new Store<Language>(initial())

export function chooseLanguage(chosen: Language): void {
  try {
    localStorage.setItem(key, chosen)
  } catch {
    // Not remembered, used all the same.
  }
  language.set(chosen)
}
