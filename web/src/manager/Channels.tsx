import { Anchor, NativeSelect, Group, Switch, Table, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Language } from '../shared/language'
import { useLanguage } from '../staff/hooks'
import { AddForm, Definitions, listOf, named, textOf, type Part } from './parts'
import { managerTexts } from './texts'

const types: Record<Language, Record<string, string>> = {
  ko: { web: '웹 채팅', kakao: '카카오 상담톡', naver: '네이버 톡톡', 'kakao-builder': '카카오 i 오픈빌더' },
  en: { web: 'Web chat', kakao: 'Kakao consult talk', naver: 'Naver TalkTalk', 'kakao-builder': 'Kakao i Open Builder' },
}

export function Channels({ tenant, tenantId, reload, administers }: Part & { tenantId: string }) {
  const speech = useLanguage()
  const t = managerTexts[speech]
  const queueNames = new Map(tenant.queues.map(queue => [queue.id, queue.name]))
  const [bot, setBot] = useState(true)
  const nameOfType = (type: string) => types[speech][type] ?? type
  return (
    <>
      <Definitions heads={[t.name, t.id, t.type, t.queue, t.bot, '']}>
        {tenant.channels.map(channel => (
          <Table.Tr key={channel.id} data-testid="channel" data-channel={channel.id}>
            <Table.Td>{channel.name}</Table.Td><Table.Td>{channel.id}</Table.Td><Table.Td>{nameOfType(channel.type)}</Table.Td>
            <Table.Td>{queueNames.get(channel.queue) ?? channel.queue}</Table.Td><Table.Td>{channel.bot ? t.yes : t.no}</Table.Td>
            <Table.Td>
              {channel.type === 'web' && <Anchor href={`/chat/${tenantId}/${channel.id}`} target="_blank" size="sm">{t.openChat}</Anchor>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Definitions>
      {administers && (
        <AddForm title={t.addTitle(t.channels)} path="/v1/tenant/channels" added={reload} body={form => ({
          ...named(form),
          type: textOf(form, 'type'),
          queue: textOf(form, 'queue'),
          ...(form.has('bot') ? {
            bot: {
              welcome: textOf(form, 'welcome'),
              fallback: textOf(form, 'fallback'),
              answers: [],
              agentCall: { keywords: listOf(form, 'call'), guide: textOf(form, 'guide'), button: textOf(form, 'button') },
            },
          } : {}),
          origins: listOf(form, 'origins'),
        })}>
          <Group grow>
            <NativeSelect name="type" label={t.type} data={Object.keys(types.ko).map(type => ({ value: type, label: nameOfType(type) }))} />
            <NativeSelect name="queue" label={t.queue} data={tenant.queues.map(queue => ({ value: queue.id, label: queue.name }))} />
          </Group>
          <Switch name="bot" label={t.hasBot} checked={bot} onChange={event => setBot(event.currentTarget.checked)} />
          {bot && (
            <>
              <TextInput name="welcome" label={t.welcome} defaultValue={t.welcomeText} />
              <TextInput name="fallback" label={t.fallback} defaultValue={t.fallbackText} />
              <Group grow align="flex-end">
                <TextInput name="call" label={`${t.call} (${t.callHelp})`} defaultValue={t.callText} required withAsterisk={false} />
                <TextInput name="guide" label={t.guide} defaultValue={t.guideText} />
                <TextInput name="button" label={t.button} defaultValue={t.buttonText} maxLength={20} required withAsterisk={false} />
              </Group>
            </>
          )}
          <Textarea name="origins" label={t.origins} description={t.originsHelp} autosize minRows={1} />
        </AddForm>
      )}
    </>
  )
}
