/** @jsxImportSource preact */
import { render } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { language } from '../shared/language'
import { Chat } from './Chat'
import { ChatClient } from './client'
import styles from './chat.css?inline'
import { texts } from './texts'
import { browserWorld } from './world'

export interface Options {
  /** The origin that serves the widget and its sockets. */
  server: string
  /** `tenant/channel`. */
  channel: string
  /** What the customer is called, where the page knows it. */
  name?: string
  /** Fills its parent instead of floating in a corner. */
  page?: boolean
}

/** Shows the chat inside `parent`, in a shadow root that neither takes nor gives styles. */
export function mount(parent: Element, options: Options): void {
  const host = document.createElement('div')
  host.className = 'actors-chat'
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  root.adoptedStyleSheets = [sheet]
  parent.append(host)

  const client = new ChatClient(browserWorld(options.server, options.channel, options.name))
  window.addEventListener('online', () => client.hurry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') client.hurry()
  })
  render(options.page ? <Page client={client} /> : <Floating client={client} />, root)
}

function Page({ client }: { client: ChatClient }) {
  useEffect(() => {
    client.start()
    client.open()
  }, [client])
  return <div class="page"><Chat client={client} /></div>
}

/** Asks the server for nothing before the panel is opened for the first time. */
function Floating({ client }: { client: ChatClient }) {
  const [shown, setShown] = useState(false)
  const [started, setStarted] = useState(false)
  const show = () => {
    if (!started) client.start()
    client.open()
    setStarted(true)
    setShown(true)
  }
  return (
    <div class="floating">
      {shown && <div class="panel"><Chat client={client} onClose={() => setShown(false)} /></div>}
      {!shown && (
        <button class="launcher" data-testid="chat-launcher" aria-label={texts[language.get()].open} onClick={show}>
          <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
            <path fill="currentColor" d="M6 5h20a3 3 0 0 1 3 3v12a3 3 0 0 1-3 3H15l-7 6v-6H6a3 3 0 0 1-3-3V8a3 3 0 0 1 3-3z" />
          </svg>
        </button>
      )}
    </div>
  )
}
