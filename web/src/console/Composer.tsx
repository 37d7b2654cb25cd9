import { Button, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { bindComposer, characters, maxCharacters } from '../shared/composer'
import { useLanguage } from '../staff/hooks'
import type { Desk } from './desk'
import { consoleTexts } from './texts'

/** Where the agent writes. The text area is not controlled: what a Korean composition leaves in it is the truth. */
export function Composer({ desk, conversation }: { desk: Desk; conversation: string }) {
  const t = consoleTexts[useLanguage()]
  const area = useRef<HTMLTextAreaElement>(null)
  const composer = useRef<ReturnType<typeof bindComposer>>(undefined)
  const [tooLong, setTooLong] = useState(false)

  useEffect(() => {
    const box = area.current!
    box.value = desk.drafts.get(conversation) ?? ''
    box.focus()
    const bound = bindComposer(box, text => {
      const fits = characters(text) <= maxCharacters
      setTooLong(!fits)
      if (fits) desk.say(conversation, text)
      return fits
    })
    composer.current = bound
    return bound.dispose
  }, [desk, conversation])

  const input = () => {
    const box = area.current!
    desk.drafts.set(conversation, box.value)
    box.style.height = 'auto'
    box.style.height = `${Math.min(box.scrollHeight + 2, 200)}px`
  }

  return (
    <div className="composer">
      {tooLong && <Text c="red" size="sm" role="alert">{t.tooLong}</Text>}
      <div className="write">
        <textarea ref={area} rows={2} placeholder={t.placeholder} aria-label={t.placeholder} onInput={input} data-testid="composer" />
        <Button data-testid="send" onClick={() => {
          composer.current?.sendNow()
          area.current?.focus()
        }}>
          {t.send}
        </Button>
      </div>
    </div>
  )
}
