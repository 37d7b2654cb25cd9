import { Alert, Button, Card, Code, CopyButton, Group, Modal, Stack, Table, Text, TextInput, Title } from '@mantine/core'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { call, problemOf } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import type { Tenant } from './contract'
import { managerTexts } from './texts'

export interface Part {
  tenant: Tenant
  reload: () => Promise<void>
  administers: boolean
}

/** A table of definitions; an empty one says so. */
export function Definitions({ heads, children }: { heads: string[]; children: ReactNode[] }) {
  const t = managerTexts[useLanguage()]
  return (
    <Card withBorder p={0}>
      <Table.ScrollContainer minWidth={500}>
        <Table verticalSpacing="sm" horizontalSpacing="md">
          <Table.Thead>
            <Table.Tr>{heads.map((head, index) => <Table.Th key={index}>{head}</Table.Th>)}</Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {children.length === 0 && <Text c="dimmed" ta="center" py="xl">{t.empty}</Text>}
    </Card>
  )
}

/** A form that adds something by one POST, and shows what the answer says only once. */
export function AddForm({ title, path, body, added, children }: {
  title: string
  path: string
  body: (form: FormData) => object
  added: () => Promise<void>
  children?: ReactNode
}) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const [secrets, setSecrets] = useState<[string, string][]>([])

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    setBusy(true)
    setProblem(null)
    try {
      setSecrets(secretsIn(await call<object | null>('POST', path, body(new FormData(form)))))
      form.reset()
      await added()
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Card withBorder mt="md">
      <form onSubmit={submit} data-testid={`add-${path.slice(path.lastIndexOf('/') + 1)}`}>
        <Stack gap="sm">
          <Title order={3} size="h5">{title}</Title>
          <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
            <TextInput name="id" label={t.id} description={t.idHelp} pattern="[a-z0-9][a-z0-9\-]{0,30}[a-z0-9]" required
              withAsterisk={false} inputWrapperOrder={['label', 'input', 'description']} autoComplete="off" />
            <TextInput name="name" label={t.name} maxLength={60} required withAsterisk={false} autoComplete="off" />
          </Group>
          {children}
          {problem && <Alert color="red" role="alert">{explain(problem, speech)}</Alert>}
          <Group justify="flex-end"><Button type="submit" loading={busy}>{t.add}</Button></Group>
        </Stack>
      </form>
      <Modal opened={secrets.length > 0} onClose={() => setSecrets([])} title={title} closeOnClickOutside={false}
        closeButtonProps={{ 'aria-label': t.done }}>
        <Stack>
          <Text size="sm">{t.once}</Text>
          {secrets.map(([name, value]) => (
            <Stack key={name} gap={4}>
              <Text size="sm" c="dimmed">{t[name as 'password'] ?? name}</Text>
              <Group wrap="nowrap" justify="space-between">
                <Code data-testid={`secret-${name}`} fz="sm">{value}</Code>
                <CopyButton value={value}>
                  {({ copied, copy }) => <Button size="compact-sm" variant="default" onClick={copy}>{copied ? t.copied : t.copy}</Button>}
                </CopyButton>
              </Group>
            </Stack>
          ))}
          <Button onClick={() => setSecrets([])}>{t.done}</Button>
        </Stack>
      </Modal>
    </Card>
  )
}

/** What an answer holds besides what was sent: a generated password or key, and the sign-in name that goes with it. */
function secretsIn(answer: object | null): [string, string][] {
  const strings = Object.entries(answer ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  const secret = strings.some(([name]) => /password|key|secret/i.test(name))
  return secret ? strings.filter(([name]) => name !== 'name') : []
}

export const textOf = (form: FormData, name: string): string => String(form.get(name) ?? '').trim()

export const named = (form: FormData) => ({ id: textOf(form, 'id'), name: textOf(form, 'name') })

/** The values of a list, one a line or separated by commas. */
export const listOf = (form: FormData, name: string): string[] =>
  textOf(form, name).split(/[\n,]/).map(part => part.trim()).filter(part => part !== '')
