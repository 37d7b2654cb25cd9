import { Alert, Button, Center, Group, Paper, PasswordInput, Stack, TextInput, Title } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, problemOf } from './api'
import { LanguageButton } from './controls'
import { useLanguage } from './hooks'
import { staffTexts } from './texts'

export function SignIn({ title, onSignedIn }: { title: string; onSignedIn: () => void }) {
  const speech = useLanguage()
  const t = staffTexts[speech]
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setProblem(null)
    try {
      await call('POST', '/v1/session', { login: String(form.get('login')).trim(), password: form.get('password') })
      onSignedIn()
    } catch (error) {
      const refusal = problemOf(error)
      setProblem(refusal.status === 401 ? { ...refusal, type: 'urn:actors:problem:sign-in-failed' } : refusal)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Center mih="100dvh" bg="var(--mantine-color-default-hover)" p="md">
      <Paper withBorder shadow="sm" p="xl" w={400} maw="100%">
        <form onSubmit={submit}>
          <Stack>
            <Group justify="space-between">
              <Title order={1} size="h3">{title}</Title>
              <LanguageButton />
            </Group>
            <TextInput name="login" label={t.login} placeholder="kim@demo" autoComplete="username" autoCapitalize="none"
              spellCheck={false} required withAsterisk={false} data-autofocus autoFocus data-testid="login-name" />
            <PasswordInput name="password" label={t.password} autoComplete="current-password" required withAsterisk={false}
              data-testid="login-password" />
            {problem && <Alert color="red" role="alert" data-testid="login-problem">{explain(problem, speech)}</Alert>}
            <Button type="submit" loading={busy} data-testid="login-submit">{t.signIn}</Button>
          </Stack>
        </form>
      </Paper>
    </Center>
  )
}
