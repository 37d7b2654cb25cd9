/** @jsxImportSource preact */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Appearance } from './appearance'
import { bindComposer, characters, maxCharacters } from '../shared/composer'
import type { CustomerState } from '../shared/contract'
import { chooseLanguage, language, type Language } from '../shared/language'
import { explain } from '../shared/problems'
import { sizeWords } from '../shared/sizes'
import { isAway, stickOnResize, toEnd } from '../shared/stick'
import type { ChatClient, ChatView, Sending } from './client'
import { useStore } from './hooks'
import { Entry } from './Entry'
import { closedLine, stateLine, texts } from './texts'

export function Chat({ client, appearance, server, onClose }: { client: ChatClient; appearance: Appearance; server: string; onClose?: () => void }) {
  const view = useStore(client.view)
  const speech = useStore(language)
  const t = texts[speech]
  const closed = view.state && closedLine(view.state, speech)
  return (
    <section class="chat" lang={speech} aria-label={appearance.title ?? t.title}>
      <Head client={client} view={view} speech={speech} title={appearance.title} onClose={onClose} />
      {view.connection === 'offline' && <p class="banner" role="status" data-testid="chat-offline">{t.offline}</p>}
      {closed && <p class="banner" role="status" data-testid="chat-closed">{closed}</p>}
      <Messages client={client} view={view} speech={speech} server={server} greeting={appearance.greeting} />
      {view.problem && view.connection !== 'refused' && (
        <p class="problem" role="alert">
          {explain(view.problem, speech)}
          <button aria-label={t.close} onClick={client.dismissProblem}>✕</button>
        </p>
      )}
      <Composer client={client} speech={speech} placeholder={appearance.placeholder} off={view.connection === 'refused' || view.state?.canWrite === false} />
    </section>
  )
}

const asksForPerson = (state: CustomerState) => ['none', 'bot', 'ended', 'botEnded'].includes(state.status)

function Head({ client, view, speech, title, onClose }: {
  client: ChatClient; view: ChatView; speech: Language; title?: string; onClose?: () => void
}) {
  const t = texts[speech]
  const { state, session } = view
  const away = view.connection === 'offline' || view.connection === 'refused'
  return (
    <header>
      <div class="who">
        <h1>{title ?? session?.tenantName ?? t.title}</h1>
        <p data-testid="chat-state" data-status={state?.status} role="status">
          {state ? <><i class={away ? 'dot off' : `dot ${state.status}`} />{stateLine(state, speech)}</> : view.connection !== 'refused' && t.connecting}
        </p>
      </div>
      <div class="tools">
        {state && asksForPerson(state) && (
          <button class="main" data-testid="chat-connect" onClick={client.connectToAgent}>{t.connect}</button>
        )}
        {state && !asksForPerson(state) && state.hasBot && (
          <button data-testid="chat-to-bot" onClick={client.toBot}>{t.toBot}</button>
        )}
        <button class="plain" data-testid="chat-language" lang={speech === 'ko' ? 'en' : 'ko'} title={t.language}
          aria-label={speech === 'ko' ? 'EN, English' : '한, 한국어'} onClick={() => chooseLanguage(speech === 'ko' ? 'en' : 'ko')}>
          {speech === 'ko' ? 'EN' : '한'}
        </button>
        {onClose && <button class="plain" data-testid="chat-close" aria-label={t.close} onClick={onClose}>✕</button>}
      </div>
    </header>
  )
}

function Messages({ client, view, speech, server, greeting }: {
  client: ChatClient; view: ChatView; speech: Language; server: string; greeting?: string
}) {
  const t = texts[speech]
  const list = useRef<HTMLDivElement>(null)
  const [away, setAway] = useState(false)
  const { lines } = view.transcript
  const sendings = view.sendings.filter(sending => sending.type === 'send')
  const following = useRef(true)
  following.current = !away
  const newest = `${view.transcript.last}/${sendings.map(each => each.id + each.status).join()}/${view.typing}`

  useLayoutEffect(() => {
    if (following.current) toEnd(list.current)
  }, [newest])
  useEffect(() => stickOnResize(list.current!, () => following.current), [])

  const lastSaid = lines.findLast(line => line.kind === 'message')

  return (
    <div class="frame">
      <div class="list" ref={list} onScroll={event => setAway(isAway(event.currentTarget))} role="log" aria-live="polite" aria-label={t.messages} tabIndex={0}
        data-testid="chat-messages">
        {view.connection === 'refused' && (
          <p class="empty" role="alert">
            <b>{t.refused}</b>{view.problem && <span>{explain(view.problem, speech)}</span>}
          </p>
        )}
        {lines.length === 0 && sendings.length === 0 && view.connection === 'online' && <p class="empty">{greeting ?? t.empty}</p>}
        {lines.map((line, index) => (
          <Entry key={line.seq} line={line} before={lines[index - 1]} speech={speech} server={server}
            onChoose={line === lastSaid && sendings.length === 0
              ? choice => choice === line.connect ? client.connectToAgent() : client.say(choice) : undefined} />
        ))}
        {sendings.map(sending => <Unsent key={sending.id} sending={sending} client={client} speech={speech} />)}
        {view.typing && <p class="typing" data-testid="chat-typing">{t.writing}<i aria-hidden="true" /></p>}
      </div>
      {away && <button class="latest" onClick={() => toEnd(list.current)}>{t.latest} ↓</button>}
    </div>
  )
}

function Unsent({ sending, client, speech }: { sending: Sending; client: ChatClient; speech: Language }) {
  const t = texts[speech]
  return (
    <div class={`entry customer ${sending.status}`} data-status={sending.status}>
      <div class="row">
        <p class="bubble">{sending.text ?? `${sending.upload?.name} · ${sizeWords(sending.upload?.size ?? 0)}`}</p>
        {sending.status === 'pending' && <time>{t.pending}</time>}
      </div>
      {sending.status === 'failed' && (
        <p class="fault" role="alert">
          {sending.problem ? explain(sending.problem, speech) : t.failed}
          <button onClick={() => client.retry(sending.id)}>{t.retry}</button>
        </p>
      )}
    </div>
  )
}

function Composer({ client, speech, placeholder, off }: { client: ChatClient; speech: Language; placeholder?: string; off: boolean }) {
  const t = texts[speech]
  const area = useRef<HTMLTextAreaElement>(null)
  const composer = useRef<ReturnType<typeof bindComposer>>(undefined)
  const [tooLong, setTooLong] = useState(false)

  useEffect(() => {
    const bound = bindComposer(area.current!, text => {
      const fits = characters(text) <= maxCharacters
      setTooLong(!fits)
      if (fits) client.say(text)
      return fits
    })
    composer.current = bound
    return bound.dispose
  }, [client])

  const files = useRef<HTMLInputElement>(null)
  const attach = (list: FileList | null | undefined) => {
    for (const file of list ?? []) client.attach(file)
  }

  const grow = () => {
    const box = area.current!
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight, 120)}px`
    if (box.value.trim()) client.writing()
  }

  return (
    <form onSubmit={event => event.preventDefault()}>
      {tooLong && <p class="fault" role="alert">{t.tooLong}</p>}
      <div class="compose">
        <input type="file" multiple hidden ref={files} data-testid="chat-file" onChange={event => {
          attach(event.currentTarget.files)
          event.currentTarget.value = ''
        }} />
        <button type="button" class="clip" disabled={off} aria-label={t.attach} title={t.attach} data-testid="chat-attach" onClick={() => files.current?.click()}>
          <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
            <path fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" d="M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.5 3.5 0 0 1 5 5L10 17.5a2 2 0 0 1-3-3l7.5-7.5" />
          </svg>
        </button>
        <textarea ref={area} rows={1} disabled={off} placeholder={off ? t.blocked : placeholder ?? t.placeholder} aria-label={placeholder ?? t.placeholder}
          data-testid="chat-input" onInput={grow}
          onPaste={event => {
            if (!event.clipboardData?.files.length) return
            event.preventDefault()
            attach(event.clipboardData.files)
          }} />
        <button type="button" class="main" disabled={off} data-testid="chat-send"
          onClick={() => {
            composer.current?.sendNow()
            area.current?.focus()
          }}>
          {t.send}
        </button>
      </div>
    </form>
  )
}
