/** @jsxImportSource preact */
import { render, type ComponentChild } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { language } from '../shared/language'
import { variablesOf, type Appearance } from './appearance'
import { Chat } from './Chat'
import { ChatClient } from './client'
import styles from './chat.css?inline'
import { useStore } from './hooks'
import { texts } from './texts'
import { Widget } from './widget'
import { browserMemory, browserWorld } from './world'

export interface Options {
  /** The origin that serves the widget and its sockets. */
  server: string
  /** `tenant/channel`. */
  channel: string
  /** What the customer is called, where the page knows it. */
  name?: string
  appearance: Appearance
}

/** The chat as a page of its own. */
export function mountPage(parent: Element, options: Options): void {
  const client = clientOf(options)
  show(parent, options, <Page client={client} {...options} />)
  client.start()
  client.open()
}

/** The chat behind a button in a corner of somebody's page. */
export function mountWidget(parent: Element, options: Options): Widget {
  const client = clientOf(options)
  const widget = new Widget(client, browserMemory(options.channel))
  show(parent, options, <Floating widget={widget} client={client} {...options} />)
  return widget
}

function clientOf({ server, channel, name }: Options): ChatClient {
  const client = new ChatClient(browserWorld(server, channel))
  if (name) client.identify({ name })
  window.addEventListener('online', () => client.hurry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.hurry()
  })
  return client
}

/** Shows something inside `parent`, in a shadow root that neither takes nor gives styles. */
function show(parent: Element, { appearance }: Options, what: ComponentChild): void {
  const host = document.createElement('div')
  host.className = 'actors-chat'
  host.dataset.theme = appearance.theme
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  const own = new CSSStyleSheet()
  if (appearance.colour) {
    const variables = Object.entries(variablesOf(appearance.colour)).map(([name, value]) => `${name}: ${value};`).join(' ')
    own.replaceSync(`:host { ${variables} }`)
  }
  root.adoptedStyleSheets = [sheet, own]
  parent.append(host)
  render(what, root)
}

function Page({ client, appearance, server }: Options & { client: ChatClient }) {
  const speech = useStore(language)
  useEffect(() => {
    document.documentElement.lang = speech
  }, [speech])
  return <main class="page"><Chat client={client} appearance={appearance} server={server} /></main>
}

function Floating({ widget, client, appearance, server }: Options & { widget: Widget; client: ChatClient }) {
  const speech = useStore(language)
  const shown = useStore(widget.shown)
  const unread = useStore(widget.unread)
  const launcher = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const wasShown = useRef(false)
  const t = texts[speech]

  // Whoever opens it goes on in it; whoever closes it is back at the button.
  useLayoutEffect(() => {
    if (shown) (panel.current?.querySelector<HTMLElement>('textarea:enabled') ?? panel.current)?.focus()
    else if (wasShown.current) launcher.current?.focus()
    wasShown.current = shown
  }, [shown])

  const name = appearance.launcher ?? t.open
  return (
    <div class={`floating ${appearance.position}`} lang={speech}>
      {shown && (
        <div class="panel" role="dialog" aria-label={appearance.title ?? t.title} tabIndex={-1} ref={panel} data-testid="chat-panel"
          onKeyDown={event => {
            if (event.key === 'Escape' && !event.isComposing) widget.close()
          }}>
          <Chat client={client} appearance={appearance} server={server} onClose={widget.close} />
        </div>
      )}
      {!shown && (
        <button class={appearance.launcher ? 'launcher wide' : 'launcher'} data-testid="chat-launcher" ref={launcher} onClick={widget.open}
          aria-label={unread > 0 ? `${name}, ${t.unread(unread)}` : name}>
          <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
            <path fill="currentColor" d="M6 5h20a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H15l-7 6v-6H6a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z" />
          </svg>
          {appearance.launcher && <span>{appearance.launcher}</span>}
          {unread > 0 && <b class="badge" data-testid="chat-unread" aria-hidden="true">{unread > 99 ? '99+' : unread}</b>}
        </button>
      )}
      <p class="aside" role="status">{!shown && unread > 0 ? t.unread(unread) : ''}</p>
    </div>
  )
}
