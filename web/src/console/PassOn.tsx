import { Button, Group, Loader, Modal, NativeSelect, Stack, Text, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Language } from '../shared/language'
import { since } from '../shared/clock'
import type { Agent, Row } from '../staff/contract'
import { useFocusBack, useLanguage, useNow } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import type { Desk } from './desk'
import { deskTexts } from './deskTexts'
import { consoleTexts } from './texts'

/** To whom: presence and load of each; for a delegation also why, and a note for the colleague. */
export function PassOn({ desk, row, act, onClose }: { desk: Desk; row: Row; act: 'Delegate' | 'Assign'; onClose: () => void }) {
  useFocusBack()
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [agents, setAgents] = useState<Agent[] | null>(null)
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState(d.reasons[0]!)
  const [own, setOwn] = useState('')
  const [note, setNote] = useState('')
  const now = useNow(20_000)
  useEffect(() => void desk.agents().then(setAgents, onClose), [desk])
  // Who is not there is seen, with the reason; a delegation goes only to who is.
  const isOff = (agent: Agent) => act === 'Delegate' && agent.presence !== 'online'
  const candidates = agents?.filter(agent =>
    agent.chat && agent.id !== row.agent && (act === 'Assign' || agent.id !== desk.me.agent))
    .sort((one, other) => Number(isOff(one)) - Number(isOff(other)))
  const done = () => {
    if (!to) return
    // The note comes first: the colleague finds it when the conversation comes.
    if (act === 'Delegate' && note.trim()) desk.note(row.id, note.trim())
    if (act === 'Delegate') desk.act(row.id, 'DelegateBecause', to, (reason === '' ? own.trim() : reason) || null)
    else desk.act(row.id, 'Assign', to)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={act === 'Delegate' ? t.delegateTo : t.assignTo} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="xs">
        {!candidates && <Loader size="sm" />}
        {candidates?.every(isOff) && <Text c="dimmed">{t.noColleague}</Text>}
        <div role="radiogroup" aria-label={act === 'Delegate' ? t.delegateTo : t.assignTo} className="people">
          {candidates?.map(agent => (
            <UnstyledButton key={agent.id} role="radio" aria-checked={to === agent.id} className="person" data-testid={isOff(agent) ? 'not-there' : 'choose-agent'}
              data-agent={agent.id} disabled={isOff(agent)} onClick={() => setTo(agent.id)}>
              <i className={`dot ${agent.presence}`} />
              <b>{agent.name}</b>
              <span>{presenceWords(agent, now, speech)} · {d.load} {agent.open}{agent.capacity != null && `/${agent.capacity}`}</span>
            </UnstyledButton>
          ))}
        </div>
        {act === 'Delegate' && candidates?.some(agent => !isOff(agent)) && (
          <>
            <NativeSelect label={d.reason} value={reason} onChange={event => setReason(event.currentTarget.value)} data-testid="delegate-reason"
              data={[...d.reasons, { value: '', label: d.reasonOwn }]} />
            {reason === '' && (
              <TextInput aria-label={d.reasonOwn} value={own} maxLength={200} onChange={event => setOwn(event.currentTarget.value)} />
            )}
            <Textarea label={d.noteTo} value={note} autosize={false} rows={2} onChange={event => setNote(event.currentTarget.value)}
              data-testid="delegate-note" />
          </>
        )}
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onClose}>{d.cancel}</Button>
          <Button size="sm" disabled={!to} onClick={done} data-testid="pass-on">{act === 'Delegate' ? d.doDelegate : d.doAssign}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}

function presenceWords(agent: Agent, now: number, speech: Language): string {
  const d = deskTexts[speech]
  const words = staffTexts[speech].presences[agent.presence]
  return [
    agent.presenceReason ? `${words} (${agent.presenceReason})` : words, ...(agent.presenceSince ? [d.since(since(agent.presenceSince, now, speech))] : []),
  ].join(' ')
}
