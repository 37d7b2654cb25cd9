import { ActionIcon, Button, Group, SegmentedControl, Text } from '@mantine/core'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { bindComposer, characters, maxCharacters } from '../shared/composer'
import type { CannedAnswer, Row } from '../staff/contract'
import { useLanguage, useStore } from '../staff/hooks'
import { Attachments } from './Attachments'
import { filledIn, lookedFor, matching } from './canned'
import { useCanned } from './cannedAnswers'
import { CannedPopup } from './CannedPopup'
import { listen } from './commands'
import type { Desk } from './desk'
import { deskTexts } from './deskTexts'
import { ClipIcon, EyeIcon } from './icons'
import { keyWords } from './keys'
import { nameOf } from './names'
import { consoleTexts } from './texts'
import { mostFiles, type Uploads } from './uploads'

// What few need at once comes when it is asked for.
const CustomerView = lazy(async () => ({ default: (await import('./CustomerView')).CustomerView }))

/** From here on the agent is told how much may still be written. */
const nearlyFull = 500

/**
 * Where the agent writes: to the customer, or a note for colleagues. The text area is not controlled: what a Korean composition leaves in it is
 * the truth. Each kind has a draft of its own, so that a note is never sent because the switch was pressed late.
 */
export function Composer({ desk, uploads, row, channel, cannot, full, onAttach }: {
  desk: Desk; uploads: Uploads; row: Row; channel: string; cannot: string | null; full: boolean; onAttach: (files: readonly File[]) => void
}) {
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const conversation = row.id
  const area = useRef<HTMLTextAreaElement>(null)
  const composer = useRef<ReturnType<typeof bindComposer>>(undefined)
  const [wanted, setKind] = useState<'reply' | 'note'>('reply')
  const kind = cannot ? 'note' : wanted
  const [count, setCount] = useState(0)
  const [typed, setTyped] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const canned = useCanned()
  const found = useMemo(() => typed === null || kind === 'note' ? [] : matching(canned, typed).slice(0, 8), [canned, typed, kind])
  const picked = useStore(uploads.view).get(conversation) ?? []
  const [hurried, setHurried] = useState(false)
  const [previewed, setPreviewed] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const draft = kind === 'note' ? `note:${conversation}` : conversation
  const popup = useRef({ isOpen: false, choose: () => {} })

  const insert = (answer: CannedAnswer) => {
    const box = area.current!
    box.value = filledIn(answer.text, { customer: nameOf(row, speech), agent: desk.me.name, tenant: desk.me.tenantName })
    box.dispatchEvent(new Event('input', { bubbles: true }))
    setTyped(null)
    box.focus()
  }
  const chosen = found[Math.min(at, found.length - 1)]
  popup.current = { isOpen: typed !== null && kind === 'reply' && found.length > 0, choose: () => chosen && insert(chosen) }

  useEffect(() => {
    const box = area.current!
    box.value = desk.drafts.get(draft)
    grow(box)
    setCount(characters(box.value))
    setTyped(null)
    const bound = bindComposer(box, text => {
      // The key that ends a composition ends here as well, after the syllable.
      if (popup.current.isOpen) {
        popup.current.choose()
        return false
      }
      if (characters(text) > maxCharacters) return false
      if (kind === 'note') {
        desk.note(conversation, text)
        return true
      }
      const files = uploads.take(conversation)
      setHurried(files === null)
      if (files) desk.say(conversation, text, files)
      return files !== null
    }, () => kind === 'reply' && uploads.of(conversation).length > 0)
    composer.current = bound
    return bound.dispose
  }, [desk, conversation, kind, draft])

  useEffect(() => area.current?.focus(), [conversation, kind])

  useEffect(() => listen(command => {
    if (command.do === 'attach') chooser.current?.click()
    if (command.do !== 'focus') return
    setKind(command.where)
    area.current?.focus()
  }), [])

  const input = () => {
    const box = area.current!
    desk.drafts.set(draft, box.value)
    grow(box)
    setCount(characters(box.value))
    setTyped(lookedFor(box.value))
    setAt(0)
    setPreviewed(now => now === null ? null : box.value)
    if (kind === 'reply' && box.value.trim() !== '') desk.writing(conversation)
  }
  const tooLong = count > maxCharacters
  return (
    <div className="composer" data-kind={kind}>
      {cannot && <Text c="dimmed" size="sm" mb={6} data-testid="read-only">{cannot}</Text>}
      <div className="composerHead">
        <SegmentedControl size="xs" value={kind} onChange={value => setKind(value as 'reply' | 'note')} data-testid="composer-kind" aria-label={`${d.reply} / ${d.note}`}
          data={[{ value: 'reply', label: d.reply, disabled: !!cannot }, { value: 'note', label: d.note }]} />
        <Group gap={6} wrap="nowrap">
          {count > maxCharacters - nearlyFull && (
            <Text size="sm" c={tooLong ? 'red' : 'dimmed'} role={tooLong ? 'alert' : undefined}>{tooLong ? t.tooLong : d.left(maxCharacters - count)}</Text>
          )}
          {kind === 'reply' && (
            <ActionIcon variant="subtle" color="gray" size={28} aria-pressed={previewed !== null} aria-label={d.showPreview} title={d.showPreview}
              data-testid="show-preview" onClick={() => setPreviewed(previewed === null ? area.current!.value : null)}>
              <EyeIcon />
            </ActionIcon>
          )}
        </Group>
      </div>
      {typed !== null && kind === 'reply' && (
        <CannedPopup found={found} chosen={chosen} onChoose={insert} onPoint={setAt} />
      )}
      {previewed !== null && kind === 'reply' && (
        <Suspense><CustomerView channelType={row.channelType} channel={channel} text={previewed} /></Suspense>
      )}
      {kind === 'reply' && <Attachments uploads={uploads} conversation={conversation} picked={picked} />}
      {kind === 'reply' && (full || (hurried && picked.some(each => each.status !== 'ready'))) && (
        <Text size="xs" c="red" mb={6} role="alert">{full ? d.tooManyFiles(mostFiles) : d.stillUploading}</Text>
      )}
      <div className="write">
        {kind === 'reply' && (
          <>
            <input ref={chooser} type="file" multiple hidden data-testid="choose-file" onChange={event => {
              onAttach([...event.currentTarget.files ?? []])
              event.currentTarget.value = ''
              area.current?.focus()
            }} />
            <ActionIcon variant="subtle" color="gray" size={40} aria-label={d.attach} title={`${d.attach} (${keyWords('attach')})`} data-testid="attach"
              onClick={() => chooser.current?.click()}>
              <ClipIcon />
            </ActionIcon>
          </>
        )}
        <textarea ref={area} rows={2} placeholder={kind === 'note' ? d.notePlaceholder : t.placeholder} aria-label={kind === 'note' ? d.note : d.reply}
          aria-controls={popup.current.isOpen ? 'canned' : undefined} aria-activedescendant={popup.current.isOpen && chosen ? `canned-${chosen.id}` : undefined}
          onInput={input} data-testid="composer"
          onPaste={event => {
            const files = [...event.clipboardData.files]
            if (files.length === 0 || kind === 'note') return
            event.preventDefault()
            onAttach(files)
          }}
          onKeyDown={event => {
            if (typed === null || event.nativeEvent.isComposing) return
            const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
            if (event.code === 'Escape') setTyped(null)
            else if (step === 0 || found.length === 0) return
            else setAt((at + step + found.length) % found.length)
            event.preventDefault()
            event.stopPropagation()
          }} />
        <Button data-testid="send" color={kind === 'note' ? 'yellow' : undefined} variant={kind === 'note' ? 'light' : 'filled'} onClick={() => {
          composer.current?.sendNow()
          area.current?.focus()
        }}>
          {kind === 'note' ? d.addNote : t.send}
        </Button>
      </div>
    </div>
  )
}

function grow(box: HTMLTextAreaElement): void {
  box.style.height = 'auto'
  box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`
}
