import { SimpleGrid, Stack, Text, Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import { useLanguage } from '../../staff/hooks'
import { covered, duration, flowHours, promised, range, type Flow } from './flow'
import { queueTexts } from './texts'

/** What passes through a queue: who waits, how many were served, what customers are told of their wait, and how true that was. */
export function FlowFigures({ flow }: { flow: Flow | undefined }) {
  const speech = useLanguage()
  const t = queueTexts[speech]
  if (!flow) return <Text c="dimmed" size="sm">{t.loading}</Text>
  const share = covered(flow)
  const { measured, medianErrorSeconds } = flow.quality
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="lg">
      <Figure name="waiting" label={t.waiting} value={t.people(flow.waiting)} help={t.waitingHelp} />
      <Figure name="served" label={t.served(flowHours)} value={t.people(flow.departures)} help={t.servedHelp}
        below={flow.departures > 0 && t.perHour(Math.round(flow.departures / flowHours * 10) / 10)} />
      <Figure name="estimate" label={t.estimate} value={range(flow.next, speech) ?? '–'} help={t.estimateHelp}
        below={!flow.next && t.tooLittle} />
      <Figure name="error" label={t.error} help={t.errorHelp(Math.round(promised * 100))}
        value={medianErrorSeconds === null || medianErrorSeconds === undefined ? '–' : t.offBy(duration(medianErrorSeconds, speech))}
        below={share === null ? t.notMeasured
          : <Text span inherit c={measured >= 10 && share < promised ? 'red' : undefined}>{t.within(flow.quality.covered, measured, Math.round(share * 100))}</Text>} />
    </SimpleGrid>
  )
}

function Figure({ name, label, value, below, help }: { name: string; label: string; value: string; below?: ReactNode; help: string }) {
  return (
    <Tooltip label={help} multiline w={280} withArrow events={{ hover: true, focus: true, touch: true }}>
      <Stack gap={2} tabIndex={0} data-testid={`flow-${name}`}>
        <Text size="sm" c="dimmed">{label}</Text>
        <Text size="xl" fw={700} lh={1.2}>{value}</Text>
        {below && <Text size="xs" c="dimmed">{below}</Text>}
      </Stack>
    </Tooltip>
  )
}
