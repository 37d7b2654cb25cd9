import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useLanguage } from '../staff/hooks'
import { CustomerPane } from './CustomerPane'
import type { Desk, DeskView } from './desk'
import { deskTexts } from './deskTexts'
import { TicketPane } from './TicketPane'

/** What stands beside the open conversation: its ticket, and who writes. */
export function Side({ desk, view, id, names }: { desk: Desk; view: DeskView; id: string; names: ReadonlyMap<string, string> }) {
  const d = deskTexts[useLanguage()]
  const [tab, setTab] = useState<string | null>('ticket')
  const row = desk.rowOf(id)
  if (!row) return null
  return (
    <Tabs value={tab} onChange={setTab} className="sideTabs" keepMounted={false}>
      <Tabs.List grow>
        <Tabs.Tab value="ticket" data-testid="side-ticket">{d.ticketTab}</Tabs.Tab>
        <Tabs.Tab value="customer" data-testid="side-customer">{d.customerTab}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="ticket" className="sidePanel">
        <TicketPane key={id} desk={desk} view={view} row={row} names={names} />
      </Tabs.Panel>
      <Tabs.Panel value="customer" className="sidePanel">
        <CustomerPane key={id} desk={desk} view={view} row={row} names={names} />
      </Tabs.Panel>
    </Tabs>
  )
}
