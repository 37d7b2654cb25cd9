/** The longest message, in Unicode characters. */
export const maxCharacters = 10_000

export const characters = (text: string): number => {
  let count = 0
  for (const _ of text) count++
  return count
}

/**
 * Makes a text area a composer: Enter sends, Shift+Enter begins a new line.
 *
 * While a Korean syllable is being composed, Enter only ends the composition; the text area gets the syllable after the key.
 * So the key is remembered and the whole text is sent right after the composition has ended. Safari ends the composition
 * before the key arrives (as key code 229): that Enter sends at once. Text is taken and cleared in one step, so that the
 * second key which some browsers deliver finds nothing to send.
 *
 * `send` returns false where the text must stay. Nothing is sent that has no words, unless `mayBeEmpty` says that there is something else to send.
 */
export function bindComposer(area: HTMLTextAreaElement, send: (text: string) => boolean | void, mayBeEmpty: () => boolean = () => false) {
  let composing = false
  let pending = false

  const sendNow = () => {
    const text = area.value
    if ((text.trim() === '' && !mayBeEmpty()) || send(text) === false) return
    area.value = ''
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }

  const keydown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.code !== 'Enter' && event.code !== 'NumpadEnter') return
    if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    if (composing) pending = true
    else sendNow()
  }
  const compositionstart = () => {
    composing = true
  }
  const compositionend = () => {
    composing = false
    if (!pending) return
    pending = false
    setTimeout(sendNow, 0)
  }
  const blur = () => {
    pending = false
  }

  const listeners: [string, (event: never) => void][] = [
    ['keydown', keydown], ['compositionstart', compositionstart], ['compositionend', compositionend], ['blur', blur],
  ]
  for (const [name, listener] of listeners) area.addEventListener(name, listener as EventListener)
  return {
    /** What the send button does. */
    sendNow: () => {
      if (composing) pending = true
      else sendNow()
    },
    dispose: () => {
      for (const [name, listener] of listeners) area.removeEventListener(name, listener as EventListener)
    },
  }
}
