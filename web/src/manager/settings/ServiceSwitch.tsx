import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../../staff/hooks'
import type { Settings } from './model'
import { settingsTexts } from './texts'

/** Stops consulting, or opens it again, at once: no draft is published with it. */
export function ServiceSwitch({ service, onSwitch }: { service: Settings['service']; onSwitch: (service: Settings['service']) => Promise<void> }) {
  const t = settingsTexts[useLanguage()]
  const [asked, setAsked] = useState(false)
  const stopped = service === 'stopped'
  const act = () => {
    setAsked(false)
    void onSwitch(stopped ? 'open' : 'stopped')
  }
  return asked ? (
    <Group gap="xs" role="group" aria-label={t.stopNow}>
      <Text size="sm">{t.stopSure}</Text>
      <Button size="compact-sm" color="red" onClick={act} data-testid="stop-sure">{t.stopNow}</Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsked(false)}>{t.cancel}</Button>
    </Group>
  ) : (
    <Button size="compact-sm" variant={stopped ? 'filled' : 'default'} color={stopped ? 'green' : undefined} data-testid="service-switch" data-service={service}
      onClick={() => stopped ? act() : setAsked(true)}>{stopped ? t.openNow : t.stopNow}</Button>
  )
}
