import { Alert, Center, Loader, Table, Title } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, isSignedOut, problemOf } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import type { Named } from './contract'
import { AddForm, Definitions, named } from './parts'
import { managerTexts } from './texts'

/** The operator's page: which tenants the installation has. */
export function Tenants({ onSignedOut }: { onSignedOut: () => void }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [tenants, setTenants] = useState<Named[] | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)

  const load = useCallback(async () => {
    try {
      setTenants(await call<Named[]>('GET', '/v1/tenants'))
      setProblem(null)
    } catch (error) {
      if (isSignedOut(error)) onSignedOut()
      else setProblem(problemOf(error))
    }
  }, [onSignedOut])
  useEffect(() => void load(), [load])

  return (
    <>
      <Title order={2} size="h3" mb="md">{t.tenants}</Title>
      {problem && <Alert color="red" role="alert" mb="md">{explain(problem, speech)}</Alert>}
      {tenants ? (
        <Definitions heads={[t.name, t.id]}>
          {tenants.map(tenant => (
            <Table.Tr key={tenant.id} data-testid="tenant" data-tenant={tenant.id}>
              <Table.Td>{tenant.name}</Table.Td><Table.Td>{tenant.id}</Table.Td>
            </Table.Tr>
          ))}
        </Definitions>
      ) : !problem && <Center h={200}><Loader /></Center>}
      <AddForm title={t.addTitle(t.tenants)} path="/v1/tenants" added={load} body={named} />
    </>
  )
}
