import { Table, Text, Textarea, TextInput } from '@mantine/core'
import { createContext, useContext, useEffect, useState } from 'react'
import type { Language } from '../../shared/language'
import { useLanguage } from '../../staff/hooks'
import { problemsAt, type FieldChange, type FieldProblem } from './model'
import { settingsTexts } from './texts'
import { fieldWords, valueWords, type Names } from './words'

/** What the ids in the document are called. */
export const IdNames = createContext<Names>({})

/** What is wrong with the document that is being edited. */
export const Problems = createContext<readonly FieldProblem[]>([])

const say = (problem: FieldProblem, speech: Language) => speech === 'ko' ? problem.korean : problem.english

/** What to show beside a field: its problems, those inside it with their place. */
export function useError(field: string): string | undefined {
  const speech = useLanguage()
  const problems = problemsAt(useContext(Problems), field)
  return problems.map(problem => problem.field === field ? say(problem, speech) : `${fieldWords(problem.field, speech)}: ${say(problem, speech)}`)
    .join(' ') || undefined
}

/** The problems of a field that has no input of its own. */
export function FieldError({ field, own = false }: { field: string; own?: boolean }) {
  const speech = useLanguage()
  const problems = useContext(Problems)
  const error = useError(field)
  const text = own ? problems.filter(problem => problem.field === field).map(problem => say(problem, speech)).join(' ') : error
  return text ? <Text c="red" size="xs" role="alert" data-testid="field-problem" data-field={field}>{text}</Text> : null
}

interface Line {
  field: string
  label?: string
  value: string
  onChange: (value: string) => void
  help?: string
  long?: boolean
  testId?: string
}

/** A text that is handed on when it is left, so that it may be half-written meanwhile. */
export function LineInput({ field, label, value, onChange, help, long, testId }: Line) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  const error = useError(field)
  const common = {
    label, value: text, error, description: help, 'data-testid': testId, 'aria-label': label ?? field,
    onBlur: () => {
      if (text !== value) onChange(text)
    },
  }
  return long
    ? <Textarea {...common} autosize minRows={2} onChange={event => setText(event.currentTarget.value)} />
    : <TextInput {...common} onChange={event => setText(event.currentTarget.value)} />
}

export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  const speech = useLanguage()
  const t = settingsTexts[speech]
  const names = useContext(IdNames)
  if (changes.length === 0) return <Text c="dimmed" size="sm">{t.noChanges}</Text>
  return (
    <Table.ScrollContainer minWidth={400}>
      <Table fz="sm" data-testid="changes">
        <Table.Thead><Table.Tr><Table.Th>{t.field}</Table.Th><Table.Th>{t.before}</Table.Th><Table.Th>{t.after}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {changes.map((change, index) => (
            <Table.Tr key={index} data-field={change.field}>
              <Table.Td>{fieldWords(change.field, speech)}</Table.Td>
              <Table.Td>{valueWords(change.field, change.before, speech, names)}</Table.Td>
              <Table.Td>{valueWords(change.field, change.after, speech, names)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}
