import { Button, Group, Popover, SegmentedControl, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { presences, type Presence } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import { listen } from './commands'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'

const longest = 50

/** The own presence, and why: who is away, on a break or at a meal may say so to colleagues. */
export function PresenceSwitch({ desk, view }: { desk: Desk; view: DeskView }) {
  const t = staffTexts[useLanguage()]
  return (
    <Group gap={4} wrap="nowrap">
      <SegmentedControl size="xs" aria-label={t.presence} value={view.presence} disabled={view.connection !== 'online'}
        onChange={value => desk.setPresence(value as Presence)} data-testid="presence" data-presence={view.presence}
        data={presences.map(presence => ({
          value: presence,
          label: (
            <span className="presence" data-testid={`presence-${presence}`}>
              <i className={`dot ${presence}`} />{t.presences[presence]}
            </span>
          ),
        }))} />
      <Reason desk={desk} view={view} />
    </Group>
  )
}

function Reason({ desk, view }: { desk: Desk; view: DeskView }) {
  const d = deskTexts[useLanguage()]
  const [opened, setOpened] = useState(false)
  const [own, setOwn] = useState('')
  useEffect(() => listen(command => {
    if (command.do === 'presence') setOpened(true)
  }), [])
  const choose = (reason: string | null) => {
    const stays = view.presence === 'away' || view.presence === 'break' || view.presence === 'meal'
    desk.setPresence(stays ? view.presence : 'away', reason)
    setOpened(false)
    setOwn('')
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withArrow shadow="md" trapFocus returnFocus width={250}>
      <Popover.Target>
        <Button size="xs" variant="default" className="reasonButton" disabled={view.connection !== 'online'} aria-expanded={opened}
          aria-label={view.presenceReason ? `${d.reasonMenu}: ${view.presenceReason}` : d.reasonMenu} title={view.presenceReason ?? d.reasonMenu}
          data-testid="presence-reason" onClick={() => setOpened(!opened)}>
          <span className="reasonWords">{view.presenceReason ?? d.reason}</span> ▾
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs" data-testid="presence-reasons">
        <Text size="xs" c="dimmed" px={6} pb={4}>{d.awayFor}</Text>
        <Stack gap={2}>
          {d.awayReasons.map((reason, at) => (
            <UnstyledButton key={reason} className="reasonChoice" aria-pressed={view.presenceReason === reason} data-testid="away-reason"
              data-autofocus={at === 0 || undefined} onClick={() => choose(reason)}>
              {reason}
            </UnstyledButton>
          ))}
          <form onSubmit={event => {
            event.preventDefault()
            if (own.trim() !== '') choose(own.trim())
          }}>
            <Group gap={6} wrap="nowrap" mt={4}>
              <TextInput size="xs" flex={1} aria-label={d.ownReason} placeholder={d.ownReason} maxLength={longest} value={own} data-testid="own-reason"
                onChange={event => setOwn(event.currentTarget.value)} />
              <Button size="xs" type="submit" disabled={own.trim() === ''} aria-label={d.setReason}>↵</Button>
            </Group>
          </form>
          {view.presenceReason && (
            <UnstyledButton className="reasonChoice" data-testid="clear-reason" onClick={() => choose(null)}>{d.noReason}</UnstyledButton>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
