import { ActionIcon } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLanguage } from '../staff/hooks'
import { askToNotify, isSoundBlocked, mustAsk, setAlerts, unlockSound, wantsAlerts } from './alerts'
import { deskTexts } from './deskTexts'
import { BellIcon, BellOffIcon, QuietIcon } from './icons'

/** Turns sound and desktop notifications on and off, and says when the browser keeps the page quiet. */
export function AlertsButton() {
  const d = deskTexts[useLanguage()]
  const [on, setOn] = useState(wantsAlerts)
  const [blocked, setBlocked] = useState(isSoundBlocked)
  const [unasked, setUnasked] = useState(mustAsk)
  useEffect(() => {
    const unlock = () => {
      unlockSound()
      setTimeout(() => setBlocked(isSoundBlocked()), 100)
    }
    window.addEventListener('pointerdown', unlock)
    window.addEventListener('keydown', unlock)
    return () => {
      window.removeEventListener('pointerdown', unlock)
      window.removeEventListener('keydown', unlock)
    }
  }, [])
  const words = !on ? d.alertsOff : unasked ? d.askAlerts : blocked ? d.soundBlocked : d.alertsOn
  return (
    <ActionIcon variant="subtle" color={on && (blocked || unasked) ? 'orange' : 'gray'} aria-pressed={on} aria-label={`${d.alerts}: ${words}`} title={words}
      data-testid="alerts" onClick={() => {
        if (on && unasked) {
          void askToNotify().then(() => setUnasked(mustAsk()))
          return
        }
        setAlerts(!on)
        setOn(!on)
      }}>
      {on ? blocked ? <QuietIcon /> : <BellIcon /> : <BellOffIcon />}
    </ActionIcon>
  )
}
