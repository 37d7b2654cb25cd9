import { Kbd, Modal, Text } from '@mantine/core'
import { useFocusBack, useLanguage } from '../staff/hooks'
import { deskTexts } from './deskTexts'
import { keys, keyWords, type KeyName } from './keys'
import { consoleTexts } from './texts'

/** All keys on one sheet. */
export function Help({ onClose }: { onClose: () => void }) {
  useFocusBack()
  const speech = useLanguage()
  const d = deskTexts[speech]
  return (
    <Modal opened onClose={onClose} size="lg" title={d.help} closeButtonProps={{ 'aria-label': consoleTexts[speech].close }} data-testid="help">
      <dl className="sheet">
        {(Object.keys(keys) as KeyName[]).map(name => (
          <div key={name}>
            <dt>{d.keyWords[name]}</dt>
            <dd><Kbd>{keyWords(name)}</Kbd></dd>
          </div>
        ))}
        <div><dt>{d.canned}</dt><dd><Kbd>/</Kbd></dd></div>
      </dl>
      <Text size="sm" c="dimmed" mt="sm">{d.helpHint}</Text>
    </Modal>
  )
}
