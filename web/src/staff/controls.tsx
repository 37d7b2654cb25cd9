import { ActionIcon, Anchor, Button, Group, Menu, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import type { ReactNode } from 'react'
import { chooseLanguage } from '../shared/language'
import { call } from './api'
import { forgetWindow } from './signedIn'
import { isManager, type Me } from './contract'
import { useLanguage } from './hooks'
import { staffTexts } from './texts'

export function LanguageButton() {
  const speech = useLanguage()
  const other = speech === 'ko' ? 'en' : 'ko'
  return (
    <Button variant="subtle" color="gray" size="compact-sm" lang={other} data-testid="language"
      onClick={() => chooseLanguage(other)}>
      {staffTexts[speech].other}
    </Button>
  )
}

function ColoursButton() {
  const t = staffTexts[useLanguage()]
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  return (
    <ActionIcon variant="subtle" color="gray" aria-label={t.colours} title={t.colours}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}>
      {scheme === 'dark' ? '☀' : '☾'}
    </ActionIcon>
  )
}

/** The bar at the top of every page for staff. */
export function TopBar({ me, title, onSignedOut, children }: {
  me: Me; title: string; onSignedOut: () => void; children?: ReactNode
}) {
  const t = staffTexts[useLanguage()]
  const signOut = async () => {
    await call('DELETE', '/v1/session').catch(() => null)
    forgetWindow()
    onSignedOut()
  }
  return (
    <Group h="100%" px="md" justify="space-between" wrap="nowrap">
      <Group gap="sm" wrap="nowrap">
        <Text fw={700} component="h1" m={0}>{title}</Text>
        <Text c="dimmed" size="sm" visibleFrom="sm">{me.tenantName}</Text>
        {me.role !== 'operator' && <Anchor href="/console" size="sm" visibleFrom="md">{t.console}</Anchor>}
        {(isManager(me.role) || me.role === 'operator')
          && <Anchor href="/manager" size="sm" visibleFrom="md">{t.manager}</Anchor>}
      </Group>
      <Group gap="xs" wrap="nowrap">
        {children}
        <LanguageButton />
        <ColoursButton />
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" size="compact-md" data-testid="me">{me.name}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{me.agent}@{me.tenant} · {t.roles[me.role]}</Menu.Label>
            <Menu.Item onClick={signOut} data-testid="sign-out">{t.signOut}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </Group>
  )
}
