import { Popover, Text, UnstyledButton } from '@mantine/core'
import { consoleTexts } from './texts'
import { useLanguage } from '../staff/hooks'

/** A discreet "왜?" that says in words why something was sent, and why something was not. */
export function Why({ words }: { words: readonly string[] | undefined }) {
  const t = consoleTexts[useLanguage()]
  if (!words) return null
  return (
    <Popover width={380} position="bottom-start" withArrow shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton className="ask" data-testid="why" aria-label={t.whyLabel}>{t.why}</UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown data-testid="reasons" role="note">
        {words.map(each => <Text key={each} size="sm" mb={4}>{each}</Text>)}
      </Popover.Dropdown>
    </Popover>
  )
}
