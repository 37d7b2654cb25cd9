import { Alert, Badge, Button, Card, Group, Stack, Tabs, Text, Textarea, TextInput, Title } from '@mantine/core'
import { useEffect, useState } from 'react'
import { moment } from '../shared/clock'
import { characters } from '../shared/composer'
import { call } from '../staff/api'
import { useLanguage } from '../staff/hooks'
import { Became, useDeed } from './agents/Deed'
import { kakaoKinds, kakaoTexts, type KakaoKind } from './kakao/texts'
import type { Part } from './parts'
import { replaced } from './settings/model'

const longest = 200
const mostButtons = 5

interface KakaoButton {
  label: string
  url?: string | null
}

interface Application {
  number: number
  kind: KakaoKind
  text: string
  buttons: KakaoButton[]
  status: 'submitted' | 'inReview' | 'approved' | 'rejected'
  reason?: string | null
  by: string
  at: string
  warnings?: { korean: string; english: string }[]
}

/** Own texts of what KakaoTalk shows itself: applied for here, reviewed by Kakao, in force once approved. */
export function KakaoTexts({ tenant, administers }: Part) {
  const t = kakaoTexts[useLanguage()]
  const channels = tenant.channels.filter(channel => channel.type === 'kakao')
  if (channels.length === 0) return <Text c="dimmed">{t.none}</Text>
  return (
    <Stack>
      <Text size="sm" c="dimmed">{t.about}</Text>
      <Tabs defaultValue={channels[0]!.id} keepMounted={false}>
        <Tabs.List mb="md">{channels.map(channel => <Tabs.Tab key={channel.id} value={channel.id}>{channel.name}</Tabs.Tab>)}</Tabs.List>
        {channels.map(channel => (
          <Tabs.Panel key={channel.id} value={channel.id}>
            <OfChannel channel={channel.id} hasBot={!!channel.bot} administers={administers} names={new Map(tenant.agents.map(agent => [agent.id, agent.name]))} />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  )
}

function OfChannel({ channel, hasBot, administers, names }: { channel: string; hasBot: boolean; administers: boolean; names: ReadonlyMap<string, string> }) {
  const t = kakaoTexts[useLanguage()]
  const [texts, setTexts] = useState<Application[] | null>(null)
  const deed = useDeed()
  const path = `/v1/tenant/channels/${encodeURIComponent(channel)}/kakao-texts`
  const change = (method: 'GET' | 'POST' | 'DELETE', rest: string, body?: object, said?: string) => deed.run(async () => {
    setTexts((await call<{ texts: Application[] }>(method, path + rest, body)).texts)
    return said
  })
  // Once for each channel; what follows comes with the answers.
  useEffect(() => void change('GET', ''), [path])
  return (
    <Stack>
      <Became deed={deed} />
      {texts && kakaoKinds.filter(kind => kind !== 'kakaoBotSwitch' || hasBot).map(kind => (
        <OfKind key={kind} kind={kind} texts={texts.filter(each => each.kind === kind)} names={names} administers={administers} busy={deed.busy}
          apply={(text, buttons) => change('POST', '', { kind, text, buttons }, t.applied)}
          review={(number, status, reason) => void change('POST', `/${number}/review`, { status, ...(reason ? { reason } : {}) }, t.recorded)}
          withdraw={number => void change('DELETE', `/${number}`, undefined, t.withdrawn)} />
      ))}
    </Stack>
  )
}

function OfKind({ kind, texts, names, administers, busy, apply, review, withdraw }: {
  kind: KakaoKind; texts: readonly Application[]; names: ReadonlyMap<string, string>; administers: boolean; busy: boolean
  apply: (text: string, buttons: KakaoButton[]) => Promise<boolean>
  review: (number: number, status: string, reason?: string) => void
  withdraw: (number: number) => void
}) {
  const speech = useLanguage()
  const t = kakaoTexts[speech]
  const [draft, setDraft] = useState<{ text: string; buttons: KakaoButton[] } | null>(null)
  const [reason, setReason] = useState('')
  const approved = texts.find(each => each.status === 'approved')
  const other = texts.find(each => each.status !== 'approved')
  const underWay = other?.status === 'submitted' || other?.status === 'inReview'
  const send = async () => {
    if (await apply(draft!.text, draft!.buttons.map(button => button.url ? button : { label: button.label }))) setDraft(null)
  }
  return (
    <Card withBorder data-testid={`kakao-${kind}`}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={3} size="h4">{t.kinds[kind]}</Title>
          {!draft && !underWay && <Button size="compact-sm" onClick={() => setDraft({ text: approved?.text ?? '', buttons: approved?.buttons ?? [] })}
            data-testid="apply-for">{t.applyFor}</Button>}
        </Group>
        <Group gap="xs" align="flex-start">
          <Text size="sm" c="dimmed">{t.inForce}</Text>
          {approved ? <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{approved.text}</Text> : <Badge variant="light" color="gray" tt="none">{t.isDefault}</Badge>}
          {approved && <Button size="compact-xs" variant="default" loading={busy} onClick={() => withdraw(approved.number)}>{t.backToDefault}</Button>}
        </Group>
        {other && (
          <Stack gap="xs" data-testid="application" data-status={other.status}>
            <Group gap="xs">
              <Badge variant="light" tt="none" color={other.status === 'rejected' ? 'red' : 'orange'}>{t.statuses[other.status]}</Badge>
              <Text size="xs" c="dimmed">{t.by(names.get(other.by) ?? other.by, moment(other.at, speech))}</Text>
            </Group>
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>{other.text}</Text>
            {other.reason && <Alert color="red">{other.reason}</Alert>}
            {other.warnings?.map((warning, index) => <Alert key={index} color="orange">{speech === 'ko' ? warning.korean : warning.english}</Alert>)}
            <Group gap="xs" align="flex-end">
              {underWay && <Button size="compact-sm" variant="default" loading={busy} onClick={() => withdraw(other.number)}>{t.withdraw}</Button>}
              {administers && other.status === 'submitted' && (
                <Button size="compact-sm" variant="default" loading={busy} onClick={() => review(other.number, 'inReview')} data-testid="take-in">{t.takeIn}</Button>
              )}
              {administers && other.status === 'inReview' && (
                <>
                  <Button size="compact-sm" variant="default" loading={busy} onClick={() => review(other.number, 'approved')} data-testid="approve">{t.approve}</Button>
                  <TextInput aria-label={t.reason} placeholder={t.reason} size="xs" value={reason} onChange={event => setReason(event.currentTarget.value)} />
                  <Button size="compact-sm" variant="default" loading={busy} disabled={!reason.trim()} onClick={() => review(other.number, 'rejected', reason)}>{t.reject}</Button>
                </>
              )}
            </Group>
          </Stack>
        )}
        {draft && (
          <Stack gap="xs">
            <Textarea label={t.text} value={draft.text} autosize minRows={3} onChange={event => setDraft({ ...draft, text: event.currentTarget.value })}
              description={kind === 'kakaoStart' ? t.startHelp : undefined} data-testid="kakao-text" />
            <Text size="xs" ta="right" c={characters(draft.text) > longest ? 'red' : 'dimmed'}>{t.counted(characters(draft.text), longest)}</Text>
            {draft.buttons.map((button, index) => {
              const put = (item: KakaoButton | null) => setDraft({ ...draft, buttons: replaced(draft.buttons, index, item) })
              return (
                <Group key={index} gap="xs" align="flex-end" wrap="nowrap">
                  <TextInput label={t.label} value={button.label} onChange={event => put({ ...button, label: event.currentTarget.value })} />
                  <TextInput label={t.url} value={button.url ?? ''} style={{ flex: 1 }} onChange={event => put({ ...button, url: event.currentTarget.value })} />
                  <Button variant="default" onClick={() => put(null)}>{t.remove}</Button>
                </Group>
              )
            })}
            <Group justify="space-between">
              <Button size="compact-sm" variant="default" disabled={draft.buttons.length >= mostButtons}
                onClick={() => setDraft({ ...draft, buttons: [...draft.buttons, { label: '' }] })}>{t.addButton} {t.counted(draft.buttons.length, mostButtons)}</Button>
              <Group gap="xs">
                <Button size="compact-sm" variant="default" onClick={() => setDraft(null)}>{t.remove}</Button>
                <Button size="compact-sm" loading={busy} onClick={() => void send()} data-testid="apply">{t.apply}</Button>
              </Group>
            </Group>
          </Stack>
        )}
      </Stack>
    </Card>
  )
}
