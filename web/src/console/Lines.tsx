import { Button, Center, Text, UnstyledButton } from '@mantine/core'
import { Fragment, lazy, memo, Suspense, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { day, timeOfDay } from '../shared/clock'
import type { Delivery, DeliveryStatus, Line, Media } from '../shared/contract'
import type { Language } from '../shared/language'
import { explain } from '../shared/problems'
import { isAway, stickOnResize, toEnd } from '../shared/stick'
import { useLanguage } from '../staff/hooks'
import { Cards } from './Cards'
import { Carried, isImage } from './Carried'
import { listen } from './commands'
import { useDecisions } from './decisions'
import { deliveriesOf } from './deliveries'
import type { Desk, Thread } from './desk'
import { deskTexts } from './deskTexts'
import { folded } from './folding'
import { copiesOf, mediaOf, wordsOf } from './media'
import type { Operation } from './outbox'
import { SentMedia } from './SentMedia'
import { consoleTexts, eventWords } from './texts'
import { Why } from './Why'
import { whys } from './why'

// What few need at once comes when it is asked for.
const Lightbox = lazy(async () => ({ default: (await import('./Lightbox')).Lightbox }))

/** As many pages as an agent waits for. */
const mostBack = 40

/** The continuous record of a room. It stays at its end, unless the agent has scrolled up to read. */
export function Lines({ desk, conversation, version, thread, sendings, names, typing }: {
  desk: Desk; conversation: string; version: number; thread: Thread; sendings: readonly Operation[]; names: ReadonlyMap<string, string>
  /** Who is writing, in words; null: nobody. */
  typing: string | null
}) {
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const area = useRef<HTMLDivElement>(null)
  const heightBefore = useRef(0)
  const [away, setAway] = useState(false)
  const { lines } = thread.transcript
  const decisions = useDecisions(conversation, version)
  const why = useMemo(() => whys(lines, decisions, names, speech), [lines, decisions, names, speech])
  const folds = useMemo(() => folded(lines), [lines])
  const deliveries = useMemo(() => deliveriesOf(lines), [lines])
  const media = useMemo(() => mediaOf(lines), [lines])
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set())
  const toggle = (seq: number) => setUnfolded(now => {
    const next = new Set(now)
    if (!next.delete(seq)) next.add(seq)
    return next
  })
  const resend = useCallback((seq: number) => desk.act(conversation, 'Resend', seq), [desk, conversation])
  const [enlarged, setEnlarged] = useState<string | null>(null)
  useEffect(() => listen(command => {
    if (command.do === 'image') setEnlarged(command.file)
    if (command.do === 'moment') void goTo(command.at)
  }), [])
  const [found, setFound] = useState<number | null>(null)
  /** Reads back until the moment is there, and goes to the first thing that happened from it on. */
  const goTo = async (at: string) => {
    const here = () => desk.view.get().threads.get(conversation)
    for (let page = 0; page < mostBack; page++) {
      const oldest = here()?.transcript.lines[0]
      if (!here()?.older || !oldest || oldest.at <= at) break
      await older()
    }
    const there = here()?.transcript.lines.find(line => line.at >= at && line.kind !== 'delivery')
    setFound((there?.kind === 'media' ? there.media?.[0]?.message : there?.seq) ?? null)
  }
  useEffect(() => {
    if (found !== null) area.current?.querySelector(`[data-line="${found}"]`)?.scrollIntoView({ block: 'center' })
  }, [found])
  const first = lines[0]?.seq
  const following = useRef(true)
  following.current = !away
  const newest = `${thread.transcript.last}/${sendings.map(each => each.id + each.status).join()}/${typing}`

  // Older lines come in above what is being read: that must not move.
  useLayoutEffect(() => {
    const box = area.current!
    if (heightBefore.current) box.scrollTop += box.scrollHeight - heightBefore.current
    heightBefore.current = 0
  }, [first])
  useLayoutEffect(() => {
    if (following.current) toEnd(area.current)
  }, [newest])
  useEffect(() => stickOnResize(area.current!, () => following.current), [])

  const older = async () => {
    heightBefore.current = area.current!.scrollHeight
    await desk.older()
  }
  return (
    <div className="linesFrame">
      <div className="lines" ref={area} role="log" aria-live="polite" aria-label={t.messages} tabIndex={0} data-testid="messages"
        onScroll={({ currentTarget: box }) => setAway(isAway(box))}>
        {thread.older && (
          <Center pb="sm">
            <Button variant="subtle" size="xs" data-testid="older" onClick={() => void older()}>{t.older}</Button>
          </Center>
        )}
        {lines.map((line, index) => {
          const fold = folds.find(each => index >= each.from && index < each.to)
          const isClosed = fold && !unfolded.has(fold.first)
          const before = lines[index - 1]
          const newDay = !before || day(before.at, speech) !== day(line.at, speech)
          if (line.kind === 'delivery' || line.kind === 'media' || saysTheSame(line, lines[index + 1]) || (isClosed && index > fold.from)) return null
          return (
            <Fragment key={line.seq}>
              {newDay && <p className="day">{day(line.at, speech)}</p>}
              {fold && index === fold.from && (
                <Center>
                  <Button variant="default" size="compact-sm" radius="xl" my={8} aria-expanded={!isClosed} data-testid="fold" onClick={() => toggle(fold.first)}>
                    {isClosed ? d.fold(fold.to - fold.from) : d.unfold}
                  </Button>
                </Center>
              )}
              {!isClosed && (
                <Entry line={line} speech={speech} name={nameFor(line, names)} follows={!newDay && sameVoice(line, before)}
                  why={why.get(line.seq)} delivery={deliveries.get(line.seq)} isFound={line.seq === found} media={media.get(line.seq)} resend={resend} />
              )}
            </Fragment>
          )
        })}
        {sendings.map(operation => <Unsent key={operation.id} desk={desk} operation={operation} />)}
        {typing && <p className="typing" data-testid="typing">{typing}<i className="dots" aria-hidden /></p>}
      </div>
      {enlarged && (
        <Suspense>
          <Lightbox images={lines.flatMap(line => [...line.attachments ?? [], ...copiesOf(media.get(line.seq))]).filter(each => isImage(each) && !each.expired)} first={enlarged} onClose={() => setEnlarged(null)} />
        </Suspense>
      )}
      {away && <Button className="latest" size="xs" radius="xl" color="dark" onClick={() => toEnd(area.current)}>{t.latest} ↓</Button>}
    </div>
  )
}

/** Several changes of a ticket in a row, by one person, are one line: the last. */
const saysTheSame = (line: Line, after: Line | undefined): boolean =>
  line.kind === 'ticket-edited' && after?.kind === line.kind && after.agent === line.agent

const canResend = (status: DeliveryStatus): boolean => status === 'failed' || status === 'givenUp' || status === 'unknown'

const nameFor = (line: Line, names: ReadonlyMap<string, string>): string =>
  line.agentName ?? (line.agent ? names.get(line.agent) ?? line.agent : '')

const sameVoice = (line: Line, before: Line | undefined): boolean =>
  before?.kind === line.kind && line.kind === 'message' && before.speaker === line.speaker && before.agent === line.agent

const Entry = memo(function Entry({ line, speech, name, follows, why, delivery, isFound, media, resend }: {
  line: Line; speech: Language; name: string; follows: boolean; why: readonly string[] | undefined; delivery: Delivery | undefined; isFound: boolean
  media: readonly Media[] | undefined; resend: (seq: number) => void
}) {
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  if (line.kind === 'note') {
    return (
      <div className="note" data-seq={line.seq} data-testid="note">
        <p className="noteMark">{d.noteMark} · {name} · {timeOfDay(line.at, speech)}</p>
        <p>{line.text}</p>
      </div>
    )
  }
  if (line.kind !== 'message') {
    return (
      <p className={isFound ? 'event found' : 'event'} data-kind={line.kind} data-line={line.seq}>
        <span>{eventWords(line.kind, name, speech)}{line.text && `: ${line.text}`} · {timeOfDay(line.at, speech)}</span>
        <Why words={why} />
      </p>
    )
  }
  const who = line.speaker === 'bot' ? t.bot : line.speaker === 'agent' ? name : line.speaker === 'system' ? t.kakao : t.customer
  return (
    <div className={`entry ${line.speaker}${follows ? ' follows' : ''}`} data-seq={line.seq} data-line={line.seq} data-speaker={line.speaker}>
      {!follows && <p className="name">{who}</p>}
      <div className="line">
        <div className="said">
          {wordsOf(line, media) && <p className="bubble">{wordsOf(line, media)}</p>}
          {media?.map(each => <SentMedia key={each.item} media={each} speech={speech} />)}
          {line.attachments?.map(each => <Carried key={each.file} attachment={each} />)}
        </div>
        <time dateTime={line.at}>{timeOfDay(line.at, speech)}</time>
        <Why words={why} />
      </div>
      {delivery && (
        <p className={`delivery ${delivery.status}`} data-testid="delivery" data-status={delivery.status} title={delivery.code ?? undefined}>
          {delivery.status === 'delivered' ? '✓' : delivery.status === 'retrying' || delivery.status === 'resent' ? '↻' : '⚠'} {d.deliveries[delivery.status]}
          {line.speaker === 'agent' && canResend(delivery.status) && (
            <UnstyledButton className="resend" data-testid="resend" onClick={() => resend(line.seq)}>{t.retry}</UnstyledButton>
          )}
        </p>
      )}
      {!!line.cards?.length && <Cards cards={line.cards} speech={speech} />}
      {!!line.choices?.length && <p className="choices">{line.choices.map(choice => <span key={choice}>{choice}</span>)}</p>}
    </div>
  )
})

function Unsent({ desk, operation }: { desk: Desk; operation: Operation }) {
  const speech = useLanguage()
  const t = consoleTexts[speech]
  return (
    <div className={operation.act === 'Note' ? `note ${operation.status}` : `entry agent ${operation.status}`} data-testid="unsent" data-status={operation.status}>
      <div className="line">
        <div className="said">
          {operation.text && <p className={operation.act === 'Note' ? undefined : 'bubble'}>{operation.text}</p>}
          {operation.files?.map(each => <p key={each.file} className="bubble">{each.name}</p>)}
        </div>
        {operation.status === 'pending' && <time>{t.pending}</time>}
      </div>
      {operation.status === 'failed' && (
        <Text className="fault" component="div" size="sm" role="alert">
          {operation.problem ? explain(operation.problem, speech) : t.failed}
          <UnstyledButton data-testid="retry" onClick={() => desk.retry(operation)}>{t.retry}</UnstyledButton>
          <UnstyledButton onClick={() => desk.discard(operation)}>{t.discard}</UnstyledButton>
        </Text>
      )}
    </div>
  )
}
