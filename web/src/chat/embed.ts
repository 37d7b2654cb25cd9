import { chooseLanguage, language } from '../shared/language'
import { appearanceOf } from './appearance'
import { mountWidget } from './mount'
import type { Widget } from './widget'

/**
 * `<script src="https://…/widget.js" data-channel="demo/web"></script>`: the chat of that channel, in a corner. The script makes
 * `ActorsChat`, which docs/widget.md describes; what is called before the page has a body is done once it has one.
 */
const script = document.currentScript as HTMLScriptElement | null
const channel = script?.dataset.channel
const waiting: ((widget: Widget) => void)[] = []
let widget: Widget | null = null

function begin(tag: HTMLScriptElement, channel: string): void {
  const appearance = appearanceOf(tag.dataset)
  if (appearance.language) language.set(appearance.language)
  widget = mountWidget(document.body, { server: new URL(tag.src).origin, channel, name: tag.dataset.name, appearance })
  for (const deed of waiting.splice(0)) deed(widget)
  window.dispatchEvent(new Event('actors-chat-ready'))
}

const now = (deed: (widget: Widget) => void): void => {
  if (widget) deed(widget)
  else waiting.push(deed)
}

export const open = (): void => now(each => each.open())
export const close = (): void => now(each => each.close())
export const identify = (who: { name?: string; user?: string }): void => now(each => each.identify(who))
export const send = (text: string): void => now(each => void each.send(text))
export const setLanguage = (chosen: 'ko' | 'en'): void => chooseLanguage(chosen)

/** Hears `open`, `close`, `message`, `unread` or `state` until the answer is called. */
export function on(...heard: Parameters<Widget['on']>): () => void {
  let stop = () => {}
  let over = false
  now(each => {
    if (!over) stop = each.on(...heard)
  })
  return () => {
    over = true
    stop()
  }
}

if (script && channel) {
  if (document.body) begin(script, channel)
  else document.addEventListener('DOMContentLoaded', () => begin(script, channel))
} else console.error('Actors: the script tag of widget.js needs data-channel="tenant/channel".')
