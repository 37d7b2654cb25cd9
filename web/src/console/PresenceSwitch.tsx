import { SegmentedControl } from '@mantine/core'
import { presences, type Presence } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { staffTexts } from '../staff/texts'
import type { Desk, DeskView } from './desk'

export function PresenceSwitch({ desk, view }: { desk: Desk; view: DeskView }) {
  const t = staffTexts[useLanguage()]
  return (
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
  )
}
