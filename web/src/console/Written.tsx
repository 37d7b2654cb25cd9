import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

/** A line that is saved when it is left, or with Enter; what others write comes in while nobody writes here. */
export function Written({ label, hint, value, longest, testId, type, onSave }: {
  label: string; hint?: string; value: string; longest: number; testId: string; type?: string; onSave: (value: string) => void
}) {
  const [written, setWritten] = useState(value)
  useEffect(() => setWritten(value), [value])
  const save = () => {
    if (written.trim() !== value) onSave(written.trim())
  }
  return (
    <TextInput size="sm" label={label} description={hint} value={written} maxLength={longest} type={type} data-testid={testId}
      onChange={event => setWritten(event.currentTarget.value)} onBlur={save}
      onKeyDown={event => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
      }} />
  )
}
