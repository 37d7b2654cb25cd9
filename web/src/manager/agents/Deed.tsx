import { Alert } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../shared/contract'
import { explain } from '../../shared/problems'
import { problemOf } from '../../staff/api'
import { useLanguage } from '../../staff/hooks'

/** Something that is done by a call: what it is doing now, and what became of it. */
export function useDeed() {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const run = async (deed: () => Promise<string | null | void>): Promise<boolean> => {
    setBusy(true)
    setProblem(null)
    setSaid(null)
    try {
      setSaid(await deed() ?? null)
      return true
    } catch (error) {
      setProblem(problemOf(error))
      return false
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, said, run }
}

/** What became of a deed, in words. */
export function Became({ deed }: { deed: ReturnType<typeof useDeed> }) {
  const speech = useLanguage()
  return deed.problem ? <Alert color="red" role="alert" data-testid="refused">{explain(deed.problem, speech)}</Alert>
    : deed.said ? <Alert color="green" role="status" data-testid="saved">{deed.said}</Alert> : null
}
