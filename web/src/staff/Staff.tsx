import '@mantine/core/styles.css'
import './staff.css'
import { Alert, Center, Loader, MantineProvider, Stack, Text } from '@mantine/core'
import { StrictMode, useCallback, useEffect, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { call, isSignedOut } from './api'
import type { Me } from './contract'
import { useLanguage } from './hooks'
import { SignIn } from './SignIn'
import { staffTexts } from './texts'
import { rememberSignedIn, wasSignedIn } from './signedIn'
import { theme, variables } from './theme'

interface Page {
  (props: { me: Me; onSignedOut: () => void }): ReactNode
}

/** Shows a page to who is signed in, and the sign-in form to who is not. */
export function showStaffPage(page: 'console' | 'manager', Page: Page): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <Gate page={page} Page={Page} />
      </MantineProvider>
    </StrictMode>,
  )
}

function Gate({ page, Page }: { page: 'console' | 'manager'; Page: Page }) {
  const speech = useLanguage()
  const t = staffTexts[speech]
  // Who never signed in here is not asked for: the refusal would only be an error in the browser's console.
  const [me, setMe] = useState<Me | 'unknown' | 'nobody'>(() => wasSignedIn() ? 'unknown' : 'nobody')
  const [unreachable, setUnreachable] = useState(false)
  const signedOut = useCallback(() => {
    rememberSignedIn(false)
    setMe('nobody')
  }, [])

  useEffect(() => {
    document.documentElement.lang = speech
    document.title = `${t[page]} · Actors`
  }, [speech, page, t])

  useEffect(() => {
    if (me !== 'unknown') return
    let timer: ReturnType<typeof setTimeout>
    const ask = async () => {
      try {
        setMe(await call<Me>('GET', '/v1/session'))
      } catch (error) {
        if (isSignedOut(error)) signedOut()
        else {
          setUnreachable(true)
          timer = setTimeout(ask, 2_000)
        }
      }
    }
    void ask()
    return () => clearTimeout(timer)
  }, [me, signedOut])

  if (me === 'unknown') {
    return (
      <Center h="100dvh">
        <Stack align="center">
          <Loader />
          {unreachable ? <Alert color="orange">{t.noConnection}</Alert> : <Text c="dimmed">{t.loading}</Text>}
        </Stack>
      </Center>
    )
  }
  if (me === 'nobody') return <SignIn title={t[page]} onSignedIn={() => {
    rememberSignedIn(true)
    setMe('unknown')
  }} />
  return <Page key={`${me.tenant}/${me.agent}`} me={me} onSignedOut={signedOut} />
}
