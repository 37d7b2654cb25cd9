import { Alert, Button, Group, Modal, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { problemOf } from '../staff/api'
import { isManager, type CannedAnswer } from '../staff/contract'
import { useFocusBack, useLanguage } from '../staff/hooks'
import { removeCanned, saveCanned, useCanned } from './cannedAnswers'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { consoleTexts } from './texts'

const fresh = (): CannedAnswer => ({ id: `answer-${Date.now().toString(36)}`, name: '', text: '', scope: 'agent' })

/** Canned answers: one's own, and for managers those that are shared. */
export function CannedManager({ desk, view, onClose }: { desk: Desk; view: DeskView; onClose: () => void }) {
  useFocusBack()
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const manager = isManager(desk.me.role)
  const answers = useCanned().filter(answer => manager || answer.scope === 'agent')
  const [edited, setEdited] = useState<CannedAnswer>(fresh)
  const [problem, setProblem] = useState<Problem | null>(null)
  const change = (part: Partial<CannedAnswer>) => setEdited({ ...edited, ...part })
  const run = async (deed: () => Promise<void>) => {
    try {
      setProblem(null)
      await deed()
      setEdited(fresh())
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Modal opened onClose={onClose} size="lg" title={d.canned} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="sm">
        <ul className="cannedList">
          {answers.map(answer => (
            <li key={answer.id}>
              <button type="button" aria-current={answer.id === edited.id || undefined} onClick={() => setEdited(answer)}>
                <b>{answer.name}</b> <small>{d.scopes[answer.scope]}</small>
                <span>{answer.text}</span>
              </button>
              <Button size="compact-xs" variant="subtle" color="red" onClick={() => void run(() => removeCanned(answer.id))}>{d.remove}</Button>
            </li>
          ))}
        </ul>
        <Group grow>
          <TextInput label={d.name} value={edited.name} maxLength={60} data-testid="canned-name"
            onChange={event => change({ name: event.currentTarget.value })} />
          {manager && (
            <NativeSelect label={d.scope} value={edited.scope === 'queue' ? `queue:${edited.queue}` : edited.scope}
              onChange={event => {
                const [scope, queue] = event.currentTarget.value.split(':')
                change({ scope: scope as CannedAnswer['scope'], queue })
              }}
              data={[
                { value: 'agent', label: d.scopes.agent! }, { value: 'tenant', label: d.scopes.tenant! },
                ...view.info.queues.map(queue => ({ value: `queue:${queue.id}`, label: `${d.scopes.queue}: ${queue.name}` })),
              ]} />
          )}
        </Group>
        <Textarea label={d.text} description={d.cannedHelp} value={edited.text} maxLength={1_000} rows={4} data-testid="canned-text"
          onChange={event => change({ text: event.currentTarget.value })} />
        {problem && <Alert color="red" role="alert">{explain(problem, speech)}</Alert>}
        <Group justify="flex-end" gap="xs">
          {answers.some(answer => answer.id === edited.id) && (
            <Button variant="default" onClick={() => setEdited(fresh())}>{d.add}</Button>
          )}
          <Button disabled={!edited.name.trim() || !edited.text.trim()} data-testid="canned-save"
            onClick={() => void run(() => saveCanned(edited.id, edited))}>
            {d.save}
          </Button>
        </Group>
        {!manager && <Text size="xs" c="dimmed">{d.scopes.agent}</Text>}
      </Stack>
    </Modal>
  )
}
