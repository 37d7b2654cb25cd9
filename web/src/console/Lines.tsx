import { Button, Center, Text, UnstyledButton } from '@mantine/core'
import { Fragment, memo, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { day, timeOfDay } from '../shared/clock'
import type { Delivery, Line, Media } from '../shared/contract'
import type { Language } from '../shared/language'
import { explain } from '../shared/problems'
import { isAway, stickOnResize, toEnd } from '../shared/stick'
import { useLanguage } from '../staff/hooks'
import { useDecisions } from './decisions'
import { deliveriesOf } from './deliveries'
import type { Desk, Thread } from './desk'
import { deskTexts } from './deskTexts'
import { folded } from './folding'
import { mediaOf, wordsOf } from './media'
import type { Operation } from './outbox'
import { SentMedia } from './SentMedia'
import { consoleTexts, eventWords } from './texts'
import { Why } from './Why'
import { whys } from './why'

/** The continuous record of a room. It stays at its end, unless the agent has scrolled up to read. */
export function Lines({ desk, conversation, version, thread, sendings, names }: {
  desk: Desk; conversation: string; version: number; thread: Thread; sendings: readonly Operation[]; names: ReadonlyMap<string, string>
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
  const first = lines[0]?.seq
  const following = useRef(true)
  following.current = !away
  const newest = `${thread.transcript.last}/${sendings.map(each => each.id + each.status).join()}`

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
                  why={why.get(line.seq)} delivery={deliveries.get(line.seq)} media={media.get(line.seq)} />
              )}
            </Fragment>
          )
        })}
        {sendings.map(operation => <Unsent key={operation.id} desk={desk} operation={operation} />)}
      </div>
      {away && <Button className="latest" size="xs" radius="xl" color="dark" onClick={() => toEnd(area.current)}>{t.latest} ↓</Button>}
    </div>
  )
}

/** Several changes of a ticket in a row, by one person, are one line: the last. */
const saysTheSame = (line: Line, after: Line | undefined): boolean =>
  line.kind === 'ticket-edited' && after?.kind === line.kind && after.agent === line.agent

const nameFor = (line: Line, names: ReadonlyMap<string, string>): string =>
  line.agentName ?? (line.agent ? names.get(line.agent) ?? line.agent : '')

const sameVoice = (line: Line, before: Line | undefined): boolean =>
  before?.kind === line.kind && line.kind === 'message' && before.speaker === line.speaker && before.agent === line.agent

const Entry = memo(function Entry({ line, speech, name, follows, why, delivery, media }: {
  line: Line; speech: Language; name: string; follows: boolean; why: readonly string[] | undefined; delivery: Delivery | undefined
  media: readonly Media[] | undefined
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
      <p className="event" data-kind={line.kind}>
        <span>{eventWords(line.kind, name, speech)}{line.text && `: ${line.text}`} · {timeOfDay(line.at, speech)}</span>
        <Why words={why} />
      </p>
    )
  }
  const who = line.speaker === 'bot' ? t.bot : line.speaker === 'agent' ? name : line.speaker === 'system' ? t.kakao : t.customer
  return (
    <div className={`entry ${line.speaker}${follows ? ' follows' : ''}`} data-seq={line.seq} data-speaker={line.speaker}>
      {!follows && <p className="name">{who}</p>}
      <div className="line">
        <div className="said">
          {wordsOf(line, media) && <p className="bubble">{wordsOf(line, media)}</p>}
          {media?.map(each => <SentMedia key={each.item} media={each} speech={speech} />)}
          {line.attachments?.map(each => (
            <a key={each.file} className="attachment" href={each.url} target="_blank" rel="noreferrer" data-testid="attachment">
              {each.mediaType.startsWith('image/') ? <img src={each.url} alt={each.name} loading="lazy" /> : each.name}
            </a>
          ))}
        </div>
        <time dateTime={line.at}>{timeOfDay(line.at, speech)}</time>
        <Why words={why} />
      </div>
      {delivery && (
        <p className={`delivery ${delivery.status}`} data-testid="delivery" data-status={delivery.status} title={delivery.code ?? undefined}>
          {delivery.status === 'delivered' ? '✓' : delivery.status === 'retrying' ? '↻' : '⚠'} {d.deliveries[delivery.status]}
        </p>
      )}
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
        <p className={operation.act === 'Note' ? undefined : 'bubble'}>{operation.text}</p>
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
