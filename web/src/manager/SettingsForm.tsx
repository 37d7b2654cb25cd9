import { Alert, Button, Card, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, problemOf } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import { textOf, type Part } from './parts'
import { managerTexts } from './texts'

export function SettingsForm({ tenant, reload }: Part) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [result, setResult] = useState<Problem | 'saved' | null>(null)
  const [busy, setBusy] = useState(false)
  const { settings } = tenant

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    try {
      await call('PUT', '/v1/tenant/settings', {
        ...settings,
        cancelWord: textOf(form, 'cancelWord'), distribution: textOf(form, 'distribution'), scope: textOf(form, 'scope'),
      })
      setResult('saved')
      await reload()
    } catch (error) {
      setResult(problemOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card withBorder maw={640}>
      <form onSubmit={submit} onChange={() => setResult(null)}>
        <Stack gap="lg">
          <TextInput name="cancelWord" label={t.cancelWord} description={t.cancelWordHelp} defaultValue={settings.cancelWord}
            maxLength={20} required withAsterisk={false} data-testid="cancel-word" />
          <Radio.Group name="distribution" label={t.distribution} defaultValue={settings.distribution}>
            <Stack gap="xs" mt="xs">
              {(['roundRobin', 'leastBusy', 'category', 'manual'] as const).map(value => (
                <Radio key={value} value={value} label={t.distributions[value]} data-testid={`distribution-${value}`} />
              ))}
            </Stack>
          </Radio.Group>
          <Radio.Group name="scope" label={t.scope} defaultValue={settings.scope}>
            <Stack gap="xs" mt="xs">
              {(['signedIn', 'all'] as const).map(value => (
                <Radio key={value} value={value} label={t.scopes[value]} data-testid={`scope-${value}`} />
              ))}
            </Stack>
          </Radio.Group>
          {result && (result === 'saved'
            ? <Alert color="green" role="status" data-testid="saved">{t.saved}</Alert>
            : <Alert color="red" role="alert">{explain(result, speech)}</Alert>)}
          <Group justify="flex-end"><Button type="submit" loading={busy} data-testid="save-settings">{t.save}</Button></Group>
        </Stack>
      </form>
    </Card>
  )
}
