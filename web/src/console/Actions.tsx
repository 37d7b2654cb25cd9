import { ActionIcon, Button, Group, Menu, Modal, Popover, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { Row } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { behind, deedsFor, type Deed } from './acts'
import { listen } from './commands'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { PassOn } from './PassOn'
import { consoleTexts } from './texts'
import { Transfer } from './Transfer'

type Asking = 'Delegate' | 'Assign' | 'Transfer' | 'End' | 'Block' | null

/** What can be done with the open conversation: buttons, a menu behind them, and the keys for both. */
export function Actions({ desk, view, row }: { desk: Desk; view: DeskView; row: Row }) {
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [asking, setAsking] = useState<Asking>(null)
  const deeds = deedsFor(row, desk.me)
  const can = deeds.join()
  const isBusy = (deed: Deed) => view.outbox.some(each =>
    each.conversation === row.id && each.status === 'pending' && each.act === (deed === 'Delegate' ? 'DelegateBecause' : deed))
  const begin = (deed: Deed) => {
    if (deed === 'Delegate' || deed === 'Assign' || deed === 'Transfer' || deed === 'End' || deed === 'Block') setAsking(deed)
    else desk.act(row.id, deed)
  }
  useEffect(() => listen(command => {
    if (command.do === 'deed' && can.split(',').includes(command.deed)) begin(command.deed)
  }), [desk, row.id, can])
  const close = () => setAsking(null)
  const last = deeds.filter(deed => behind.includes(deed))
  return (
    <Group gap={6} wrap="nowrap" className="acts">
      {deeds.filter(deed => !behind.includes(deed)).map(deed => deed === 'End'
        ? (
          <EndButton key={deed} isBusy={isBusy('End')} isAsking={asking === 'End'} onAsk={yes => setAsking(yes ? 'End' : null)}
            onEnd={() => desk.act(row.id, 'End')} />
        )
        : (
          <Button key={deed} size="xs" variant={deed === 'Start' || deed === 'Resume' ? 'filled' : 'default'} loading={isBusy(deed)}
            data-testid={testIds[deed]} onClick={() => begin(deed)}>
            {t.acts[deed]}
          </Button>
        ))}
      {last.length > 0 && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={d.moreActs} title={d.moreActs} data-testid="more-acts">⋯</ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {last.map(deed => (
              <Menu.Item key={deed} color={deed === 'Block' ? 'red' : undefined} data-testid={testIds[deed]} onClick={() => begin(deed)}>
                {t.acts[deed]}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking === 'Block' && (
        <Modal opened onClose={close} title={t.acts.Block} closeButtonProps={{ 'aria-label': t.close }}>
          <Text size="sm" mb="md">{d.confirmBlock}</Text>
          <Group gap="xs" justify="flex-end">
            <Button size="sm" variant="default" onClick={close}>{t.no}</Button>
            <Button size="sm" color="red" data-testid="block-confirm" onClick={() => {
              close()
              desk.act(row.id, 'Block')
            }}>
              {t.acts.Block}
            </Button>
          </Group>
        </Modal>
      )}
      {(asking === 'Delegate' || asking === 'Assign') && <PassOn desk={desk} row={row} act={asking} onClose={close} />}
      {asking === 'Transfer' && <Transfer desk={desk} view={view} row={row} onClose={close} />}
    </Group>
  )
}

const testIds: Record<Deed, string> = {
  Take: 'take', Start: 'start', Hold: 'hold', Resume: 'resume', End: 'end', ToBot: 'to-bot', Delegate: 'delegate', Assign: 'assign',
  Transfer: 'transfer', Block: 'block',
}

function EndButton({ isBusy, isAsking, onAsk, onEnd }: { isBusy: boolean; isAsking: boolean; onAsk: (asking: boolean) => void; onEnd: () => void }) {
  const t = consoleTexts[useLanguage()]
  return (
    <Popover opened={isAsking} onChange={onAsk} position="bottom-end" withArrow shadow="md" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="light" color="red" loading={isBusy} data-testid="end" onClick={() => onAsk(!isAsking)}>{t.acts.End}</Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" mb="xs">{t.confirmEnd}</Text>
        <Group gap="xs" justify="flex-end">
          <Button size="xs" variant="default" onClick={() => onAsk(false)}>{t.no}</Button>
          <Button size="xs" color="red" data-autofocus data-testid="end-confirm" onClick={() => {
            onAsk(false)
            onEnd()
          }}>
            {t.yes}
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  )
}
