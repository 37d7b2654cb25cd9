/** What can be done by a key. By the place of the key (`event.code`): with a Korean layout `event.key` is a Korean letter. */
export const keys = {
  palette: 'Mod+KeyK', help: 'Shift+Slash', next: 'Alt+KeyJ', previous: 'Alt+KeyK', reply: 'Alt+KeyL', note: 'Alt+KeyN', start: 'Alt+KeyS',
  hold: 'Alt+KeyM', resume: 'Alt+KeyR', delegate: 'Alt+KeyD', transfer: 'Alt+KeyT', end: 'Alt+KeyE', toBot: 'Alt+KeyB', side: 'Alt+KeyO', attach: 'Alt+KeyA',
  presence: 'Alt+KeyP',
  tab1: 'Alt+Digit1', tab2: 'Alt+Digit2', tab3: 'Alt+Digit3', tab4: 'Alt+Digit4', tab5: 'Alt+Digit5', tab6: 'Alt+Digit6',
} as const

export type KeyName = keyof typeof keys

type Press = Pick<KeyboardEvent, 'code' | 'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'isComposing'>

/** The name of what a press means, or null. `?` counts only where nothing is being written. */
export function pressed(press: Press, writing: boolean): KeyName | null {
  if (press.isComposing) return null
  const modifiers = [
    ...(press.ctrlKey || press.metaKey ? ['Mod'] : []), ...(press.altKey ? ['Alt'] : []), ...(press.shiftKey ? ['Shift'] : []),
  ]
  const chord = [...modifiers, press.code].join('+')
  const name = (Object.keys(keys) as KeyName[]).find(each => keys[each] === chord) ?? null
  return name === 'help' && writing ? null : name
}

/** As people read it: Alt+J, Ctrl+K, ?. */
export const keyWords = (name: KeyName): string => keys[name] === 'Shift+Slash' ? '?'
  : keys[name].replace('Mod', isApple() ? '⌘' : 'Ctrl').replace('Key', '').replace('Digit', '')

const isApple = (): boolean => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)
