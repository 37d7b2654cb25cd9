import { Text, UnstyledButton } from '@mantine/core'
import type { CannedAnswer } from '../staff/contract'
import { useLanguage } from '../staff/hooks'
import { tell } from './commands'
import { deskTexts } from './deskTexts'

/** The canned answers that what is typed may mean. The keys stay with the text area. */
export function CannedPopup({ found, chosen, onChoose, onPoint }: {
  found: readonly CannedAnswer[]; chosen: CannedAnswer | undefined; onChoose: (answer: CannedAnswer) => void; onPoint: (at: number) => void
}) {
  const d = deskTexts[useLanguage()]
  return (
    <div className="cannedPopup">
      <div className="cannedHead">
        <Text size="xs" c="dimmed">{found.length > 0 ? d.cannedHint : d.noCanned}</Text>
        <UnstyledButton className="linkLike" onMouseDown={event => event.preventDefault()} onClick={() => tell({ do: 'canned' })}>{d.manageCanned}</UnstyledButton>
      </div>
      {found.length > 0 && (
        <ul id="canned" role="listbox" aria-label={d.canned} data-testid="canned">
          {found.map((answer, at) => (
            <li key={answer.id} id={`canned-${answer.id}`} role="option" aria-selected={answer === chosen} data-testid="canned-answer"
              onMouseMove={() => onPoint(at)} onMouseDown={event => event.preventDefault()} onClick={() => onChoose(answer)}>
              <b>{answer.name}</b> <small>{d.scopes[answer.scope]}</small>
              <span>{answer.text}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
