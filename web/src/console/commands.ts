import type { Deed } from './acts'
import type { KeyName } from './keys'

/** What a key or the palette asks of the page. The parts that can do it listen. */
export type Command = { do: 'deed'; deed: Deed } | { do: 'focus'; where: 'reply' | 'note' } | { do: 'move'; by: 1 | -1 }
  | { do: 'tab'; number: number } | { do: 'side' } | { do: 'palette' } | { do: 'help' } | { do: 'canned' }
  /** Shows an image of the open conversation large. */
  | { do: 'image'; file: string } | { do: 'attach' }
  /** Shows the open conversation as it was at a moment. */
  | { do: 'moment'; at: string } | { do: 'presence' }

type Listener = (command: Command) => void

const listeners = new Set<Listener>()

export const tell = (command: Command): void => listeners.forEach(listener => listener(command))

export function listen(listener: Listener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

export const commandOf = (key: KeyName): Command => {
  switch (key) {
    case 'palette': return { do: 'palette' }
    case 'help': return { do: 'help' }
    case 'next': return { do: 'move', by: 1 }
    case 'previous': return { do: 'move', by: -1 }
    case 'reply': return { do: 'focus', where: 'reply' }
    case 'note': return { do: 'focus', where: 'note' }
    case 'start': return { do: 'deed', deed: 'Start' }
    case 'hold': return { do: 'deed', deed: 'Hold' }
    case 'resume': return { do: 'deed', deed: 'Resume' }
    case 'delegate': return { do: 'deed', deed: 'Delegate' }
    case 'transfer': return { do: 'deed', deed: 'Transfer' }
    case 'end': return { do: 'deed', deed: 'End' }
    case 'toBot': return { do: 'deed', deed: 'ToBot' }
    case 'side': return { do: 'side' }
    case 'attach': return { do: 'attach' }
    case 'presence': return { do: 'presence' }
    default: return { do: 'tab', number: Number(key.slice(3)) }
  }
}
