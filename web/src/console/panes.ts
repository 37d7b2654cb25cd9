/** How wide the panes beside the conversation are, in pixels, and whether the right one is there. */
export interface Panes {
  list: number
  side: number
  sideOpen: boolean
}

export const narrowest = { list: 260, side: 260 }
export const widest = { list: 560, side: 560 }
const usual: Panes = { list: 376, side: 320, sideOpen: true }
/** What the conversation keeps, however wide the others are made. */
const conversation = 380

/** The panes as they fit into a window: the outer ones give way, the left one first. */
export function fitted(panes: Panes, window: number): Panes {
  const side = clamp(panes.side, narrowest.side, widest.side)
  const list = clamp(panes.list, narrowest.list, widest.list)
  const room = window - conversation - (panes.sideOpen ? side : 0)
  const fits = Math.max(narrowest.list, Math.min(list, room))
  return { list: fits, side: Math.max(narrowest.side, Math.min(side, window - conversation - fits)), sideOpen: panes.sideOpen }
}

const clamp = (value: number, least: number, most: number): number =>
  Number.isFinite(value) ? Math.min(most, Math.max(least, Math.round(value))) : least

const key = (agent: string) => `actors.panes.${agent}`

export function remembered(agent: string): Panes {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(agent)) ?? 'null')
    return stored && typeof stored === 'object' ? { ...usual, ...stored } : usual
  } catch {
    return usual
  }
}

export function remember(agent: string, panes: Panes): void {
  try {
    localStorage.setItem(key(agent), JSON.stringify(panes))
  } catch {
    // Not remembered, used all the same.
  }
}
