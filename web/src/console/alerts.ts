import type { Attention } from './attention'

const key = 'actors.alerts'

/** Whether this browser is to make itself noticed; on until somebody turns it off. */
export const wantsAlerts = (): boolean => {
  try {
    return localStorage.getItem(key) !== 'off'
  } catch {
    return true
  }
}

export function setAlerts(on: boolean): void {
  try {
    localStorage.setItem(key, on ? 'on' : 'off')
  } catch {
    // Not remembered, used all the same.
  }
  if (on) void askToNotify()
}

/** Whether the browser was never asked to let the page show notifications. */
export const mustAsk = (): boolean => typeof Notification !== 'undefined' && Notification.permission === 'default'

export const askToNotify = async (): Promise<void> => {
  if (mustAsk()) await Notification.requestPermission()
}

let sound: AudioContext | undefined

/** Browsers let a page sound only after somebody has done something in it. */
export function unlockSound(): void {
  sound ??= new AudioContext()
  if (sound.state === 'suspended') void sound.resume()
}

export const isSoundBlocked = (): boolean => sound === undefined || sound.state === 'suspended'

/** Two short tones; higher for a conversation that came. */
function ring(kind: Attention['kind']): void {
  if (!sound || sound.state !== 'running') return
  const start = sound.currentTime
  for (const [at, pitch] of [[0, kind === 'assigned' ? 880 : 660], [0.16, kind === 'assigned' ? 1_175 : 660]] as const) {
    const [tone, volume] = [sound.createOscillator(), sound.createGain()]
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, start + at)
    volume.gain.exponentialRampToValueAtTime(0.2, start + at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + at + 0.14)
    tone.connect(volume).connect(sound.destination)
    tone.start(start + at)
    tone.stop(start + at + 0.15)
  }
}

/** Makes itself noticed: by sound, and by the desktop where the page is not in front. */
export function alertOf(attention: Attention, title: string, words: string, onClick: () => void): void {
  if (!wantsAlerts()) return
  ring(attention.kind)
  if (document.hasFocus() || typeof Notification === 'undefined' || Notification.permission !== 'granted') return
  const shown = new Notification(title, { body: words, tag: `${attention.kind}:${attention.row.id}`, icon: '/favicon.svg' })
  shown.onclick = () => {
    window.focus()
    onClick()
    shown.close()
  }
}

/** Once more, for what came and was not looked at. */
export function remind(): void {
  if (wantsAlerts()) ring('assigned')
}

/** The page's icon with a red mark while something waits for the agent. */
export function markIcon(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel=icon]')
  if (!link) return
  if (count === 0) {
    link.href = '/favicon.svg'
    return
  }
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = 32
  const draw = canvas.getContext('2d')
  if (!draw) return
  draw.fillStyle = '#364fc7'
  draw.beginPath()
  draw.roundRect(0, 0, 32, 32, 8)
  draw.fill()
  draw.fillStyle = '#e03131'
  draw.beginPath()
  draw.arc(20, 12, 12, 0, 2 * Math.PI)
  draw.fill()
  draw.fillStyle = '#fff'
  draw.font = 'bold 15px sans-serif'
  draw.textAlign = 'center'
  draw.fillText(count > 9 ? '9+' : String(count), 20, 17)
  link.href = canvas.toDataURL('image/png')
}
