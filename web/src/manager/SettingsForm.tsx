import { Alert, Button, Center, Group, Loader, Stack, Tabs, Text, TextInput } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { problemName, type Problem } from '../shared/contract'
import { explain } from '../shared/problems'
import { callWithTag, problemOf, type Tagged } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import type { Named } from './contract'
import type { Part } from './parts'
import { Categories } from './settings/Categories'
import { DeskRules } from './settings/DeskRules'
import { History } from './settings/History'
import { Holidays } from './settings/Holidays'
import { Hours } from './settings/Hours'
import { Messages } from './settings/Messages'
import type { FieldProblem, Settings, SettingsAnswer } from './settings/model'
import { Changes, IdNames, Problems } from './settings/parts'
import { QueueRules } from './settings/QueueRules'
import { Admission, General } from './settings/Rules'
import { ServiceSwitch } from './settings/ServiceSwitch'
import { settingsTexts } from './settings/texts'
import { WhatIf } from './whatif/WhatIf'

const path = '/v1/tenant/settings'

/** Stops or opens consulting at once, and nothing else: a draft that somebody works on is put back as it was. */
async function switchService(service: Settings['service']): Promise<Tagged<SettingsAnswer>> {
  const before = await callWithTag<SettingsAnswer>('GET', path)
  const alone = await callWithTag<SettingsAnswer>('PUT', `${path}/draft`, { ...before.body.settings, service }, before.tag)
  const after = await callWithTag<SettingsAnswer>('POST', `${path}/publish`, {}, alone.tag)
  const { draft } = before.body
  return draft ? await callWithTag<SettingsAnswer>('PUT', `${path}/draft`, { ...draft.settings, service }, after.tag) : after
}

/** The draft of the settings: edited here, kept by the server, in force once it is published. */
export function SettingsForm({ tenant, reload }: Part) {
  const speech = useLanguage()
  const t = settingsTexts[speech]
  const [loaded, setLoaded] = useState<Tagged<SettingsAnswer> | null>(null)
  const [settings, setSettings] = useState<Settings | null>(null)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<Problem | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [tab, setTab] = useState<string | null>('general')

  const take = useCallback((answer: Tagged<SettingsAnswer>) => {
    setLoaded(answer)
    setSettings(answer.body.draft?.settings ?? answer.body.settings)
    setProblem(null)
  }, [])

  const run = useCallback(async (deed: () => Promise<string | null>) => {
    setBusy(true)
    setSaid(null)
    try {
      setSaid(await deed())
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }, [])

  const load = useCallback(() => run(async () => {
    take(await callWithTag<SettingsAnswer>('GET', path))
    return null
  }), [run, take])
  useEffect(() => void load(), [load])

  if (!loaded || !settings) {
    return problem ? <Alert color="red" role="alert">{explain(problem, speech)}</Alert> : <Center h={200}><Loader /></Center>
  }

  const { draft, version } = loaded.body
  const set = (patch: Partial<Settings>) => {
    setSettings({ ...settings, ...patch })
    setSaid(null)
  }
  const kept = JSON.stringify(settings) === JSON.stringify(draft?.settings ?? loaded.body.settings)
  const saved = async () => kept ? loaded : await callWithTag<SettingsAnswer>('PUT', `${path}/draft`, settings, loaded.tag)

  const save = () => run(async () => {
    take(await callWithTag<SettingsAnswer>('PUT', `${path}/draft`, settings, loaded.tag))
    return t.draftSaved
  })
  const publish = () => run(async () => {
    const answer = await saved()
    take(answer)
    take(await callWithTag<SettingsAnswer>('POST', `${path}/publish`, note ? { note } : {}, answer.tag))
    setNote('')
    await reload()
    return t.published
  })
  const discard = () => run(async () => {
    take(await callWithTag<SettingsAnswer>('DELETE', `${path}/draft`, undefined, loaded.tag))
    return null
  })
  const importHolidays = (year: number) => run(async () => {
    const answer = await saved()
    take(answer)
    const { body, tag } = await callWithTag<{ added: unknown[]; settings: SettingsAnswer }>(
      'POST', `${path}/draft/holidays`, { year, years: 1 }, answer.tag)
    take({ body: body.settings, tag })
    return t.imported(body.added.length)
  })

  const called = (list: readonly Named[]) => new Map(list.map(each => [each.id, each.name]))
  const names = { agents: called(tenant.agents), queues: called(tenant.queues), channels: called(tenant.channels) }
  const fields: readonly FieldProblem[] = problem?.fields ?? (kept ? draft?.problems ?? [] : [])
  const moved = problem && problemName(problem) === 'settings-have-moved'
  return (
    <IdNames.Provider value={names}><Problems.Provider value={fields}>
      <Stack>
        <Group justify="space-between">
          <Text size="sm" c="dimmed" data-testid="settings-version" data-version={version}>
            {t.inForce(version)}{draft && ` · ${t.draftOf(tenant.agents.find(agent => agent.id === draft.by)?.name ?? draft.by)}`}
          </Text>
          <Group gap="xs">
            {draft && <Button size="compact-sm" variant="default" onClick={() => void discard()} data-testid="discard-draft">{t.discard}</Button>}
            <ServiceSwitch service={loaded.body.settings.service} onSwitch={service => run(async () => {
              take(await switchService(service))
              await reload()
              return t.switched[service]
            })} />
          </Group>
        </Group>
        {fields.length > 0 && <Alert color="orange" role="alert" data-testid="settings-problems">{t.problems(fields.length)}</Alert>}
        {problem && !problem.fields && (
          <Alert color="red" role="alert" data-testid="settings-refused">
            <Stack gap="xs" align="flex-start">
              {moved ? t.moved : explain(problem, speech)}
              {moved && <Button size="xs" variant="default" onClick={() => void load()}>{t.reload}</Button>}
            </Stack>
          </Alert>
        )}
        <Tabs value={tab} onChange={setTab} keepMounted={false}>
          <Tabs.List mb="md">
            {(['general', 'queueSettings', 'hours', 'holidays', 'admission', 'categories', 'desk', 'messages', 'whatIf', 'history'] as const)
              .map(tab => <Tabs.Tab key={tab} value={tab} data-testid={`settings-${tab}`}>{t[tab]}</Tabs.Tab>)}
          </Tabs.List>
          <Tabs.Panel value="general"><General settings={settings} set={set} /></Tabs.Panel>
          <Tabs.Panel value="queueSettings"><QueueRules settings={settings} set={set} queues={tenant.queues} /></Tabs.Panel>
          <Tabs.Panel value="hours"><Hours settings={settings} set={set} channels={tenant.channels} /></Tabs.Panel>
          <Tabs.Panel value="holidays">
            <Holidays holidays={settings.holidays} onChange={holidays => set({ holidays })} onImport={year => void importHolidays(year)} busy={busy} />
          </Tabs.Panel>
          <Tabs.Panel value="admission"><Admission settings={settings} set={set} /></Tabs.Panel>
          <Tabs.Panel value="categories">
            <Categories categories={settings.categories} onChange={categories => set({ categories })} agents={tenant.agents} queues={tenant.queues} />
          </Tabs.Panel>
          <Tabs.Panel value="desk"><DeskRules settings={settings} set={set} /></Tabs.Panel>
          <Tabs.Panel value="messages">
            <Messages settings={settings} onChange={messages => set({ messages })} counselor={tenant.agents.find(agent => agent.chat)?.name} />
          </Tabs.Panel>
          <Tabs.Panel value="whatIf"><WhatIf settings={settings} tenant={tenant} /></Tabs.Panel>
          <Tabs.Panel value="history"><History key={version} /></Tabs.Panel>
        </Tabs>
        {said && <Alert color="green" role="status" data-testid="saved">{said}</Alert>}
        {tab !== 'history' && (
          <Group justify="flex-end" align="flex-end" className="saveBar">
            <TextInput label={t.note} value={note} maxLength={200} onChange={event => setNote(event.currentTarget.value)} style={{ flex: 1 }}
              data-testid="settings-note" />
            <Button variant="default" onClick={() => void save()} loading={busy} data-testid="save-settings">{t.saveDraft}</Button>
            <Button onClick={() => void publish()} loading={busy} disabled={kept && !draft} data-testid="publish-settings">{t.publish}</Button>
          </Group>
        )}
        {kept && draft && tab !== 'history' && <><Text fw={600}>{t.changes}</Text><Changes changes={draft.changes} /></>}
      </Stack>
    </Problems.Provider></IdNames.Provider>
  )
}
