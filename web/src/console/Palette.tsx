import { Modal, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useFocusBack, useLanguage } from '../staff/hooks'
import { deedsFor } from './acts'
import { commandOf, tell, type Command } from './commands'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { find } from './hangul'
import { keys, keyWords, type KeyName } from './keys'
import { nameOf } from './names'
import { partsOf, useSearch, type Hit } from './search'
import { consoleTexts } from './texts'

interface Item {
  id: string
  group: string
  label: string
  hint: string
  /** Where in the hint the words stand that were looked for. */
  marks?: Hit['marks']
  run: () => void
}

/** Everything that can be done, and everybody who writes: found by a few letters, chosen by arrows and Enter. */
export function Palette({ desk, view, onOpen, onClose }: {
  desk: Desk; view: DeskView; onOpen: (id: string) => void; onClose: () => void
}) {
  useFocusBack()
  const speech = useLanguage()
  const d = deskTexts[speech]
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useSearch(typed)
  const items = useMemo(() => [
    ...commands(desk, view, speech).filter(item => find(typed, item.label) >= 0),
    ...found.map((hit, number): Item => ({
      id: `hit-${number}`, group: d[hit.kind], label: nameOf(hit, speech),
      ...(hit.kind === 'customers' && hit.text === hit.customerName ? { hint: hit.lastText ?? '', marks: [] } : { hint: hit.text, marks: hit.marks }),
      run: () => onOpen(hit.conversation),
    })),
  ], [desk, view.open, view.list, typed, found, speech])
  const chosen = Math.min(at, items.length - 1)
  const run = (item: Item | undefined) => {
    if (!item) return
    onClose()
    // After the window is closed: what runs may ask for the focus.
    setTimeout(item.run, 0)
  }
  return (
    <Modal opened onClose={onClose} withCloseButton={false} size="lg" yOffset="10vh" padding={0} aria-label={d.palette} data-testid="palette">
      <input className="paletteInput" autoFocus data-autofocus value={typed} placeholder={d.palettePlaceholder} aria-label={d.palette} role="combobox"
        aria-expanded aria-controls="palette" aria-activedescendant={items[chosen] ? `palette-${items[chosen].id}` : undefined} data-testid="palette-input"
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={event => {
          if (event.nativeEvent.isComposing || items.length === 0) return
          const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
          if (step !== 0) setAt((chosen + step + items.length) % items.length)
          else if (event.code === 'Enter' || event.code === 'NumpadEnter') run(items[chosen])
          else return
          event.preventDefault()
        }} />
      <ul id="palette" role="listbox" aria-label={d.palette} className="palette">
        {items.map((item, number) => (
          <li key={item.id} id={`palette-${item.id}`} role="option" aria-selected={number === chosen} data-testid="palette-item"
            ref={number === chosen ? element => element?.scrollIntoView({ block: 'nearest' }) : undefined}
            onMouseMove={() => setAt(number)} onClick={() => run(item)}>
            <small>{item.group}</small><b>{item.label}</b>
            <span className={item.marks ? 'paletteFound' : undefined}>{partsOf(item.hint, item.marks ?? []).map((part, at) => part.found ? <mark key={at}>{part.text}</mark> : part.text)}</span>
          </li>
        ))}
      </ul>
      {items.length === 0 && <Text c="dimmed" size="sm" p="md">{d.nothing}</Text>}
    </Modal>
  )
}

function commands(desk: Desk, view: DeskView, speech: 'ko' | 'en'): Item[] {
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const row = view.open ? desk.rowOf(view.open) : null
  const deeds = row ? deedsFor(row, desk.me) : []
  const item = (id: string, label: string, command: Command, key?: KeyName): Item =>
    ({ id, group: d.commands, label, hint: key ? keyWords(key) : '', run: () => tell(command) })
  const byKey = (name: KeyName) => item(name, d.keyWords[name], commandOf(name), name)
  const doing = (Object.keys(keys) as KeyName[]).filter(name => {
    const command = commandOf(name)
    return name !== 'palette' && (command.do !== 'deed' || deeds.includes(command.deed)) && (command.do !== 'focus' || row !== null)
  })
  const keyed = doing.map(name => commandOf(name)).flatMap(command => command.do === 'deed' ? [command.deed] : [])
  return [
    ...deeds.filter(deed => !keyed.includes(deed)).map(deed => item(`deed-${deed}`, t.acts[deed], { do: 'deed', deed })),
    ...doing.map(byKey),
    item('canned', d.manageCanned, { do: 'canned' }),
  ]
}
