import { Button, Group, Modal, Stack, Text, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import type { Row } from '../staff/contract'
import { useFocusBack, useLanguage } from '../staff/hooks'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { consoleTexts } from './texts'

/** To which queue. */
export function Transfer({ desk, view, row, onClose }: { desk: Desk; view: DeskView; row: Row; onClose: () => void }) {
  useFocusBack()
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [to, setTo] = useState<string | null>(null)
  const queues = view.info.queues.filter(queue => queue.enabled && queue.id !== row.queue)
  return (
    <Modal opened onClose={onClose} title={d.transferTo} closeButtonProps={{ 'aria-label': t.close }}>
      <Stack gap="xs">
        {queues.length === 0 && <Text c="dimmed">{d.noQueue}</Text>}
        <div role="radiogroup" aria-label={d.transferTo} className="people">
          {queues.map(queue => (
            <UnstyledButton key={queue.id} role="radio" aria-checked={to === queue.id} className="person" data-testid="choose-queue"
              data-queue={queue.id} onClick={() => setTo(queue.id)}>
              <b>{queue.name}</b>
            </UnstyledButton>
          ))}
        </div>
        <Group justify="flex-end" gap="xs">
          <Button size="sm" variant="default" onClick={onClose}>{d.cancel}</Button>
          <Button size="sm" disabled={!to} data-testid="do-transfer" onClick={() => {
            desk.act(row.id, 'Transfer', to)
            onClose()
          }}>
            {d.doTransfer}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
