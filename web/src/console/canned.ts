import type { CannedAnswer } from '../staff/contract'
import { find } from './hangul'

export interface Variables {
  customer: string
  agent: string
  tenant: string
}

/** The text with what stands for names filled in; what is not known stays as it is written. */
export const filledIn = (text: string, variables: Variables): string => text
  .replaceAll(/\{\{\s*(customer|agent|tenant)\.name\s*\}\}/g, (_, what: keyof Variables) => variables[what])
  .replaceAll('[counselor_name]', variables.agent)

/** What somebody looks for: a line that begins with `/` or `#`, up to its end; null: nothing. */
export function lookedFor(written: string): string | null {
  const typed = /^[/#]([^\n]{0,40})$/.exec(written)
  return typed ? typed[1]! : null
}

/** Those that are meant, the best first: found in the name before found in the text, and early before late. */
export function matching(answers: readonly CannedAnswer[], typed: string): CannedAnswer[] {
  const rank = (answer: CannedAnswer) => {
    const inName = find(typed, answer.name)
    if (inName >= 0) return inName
    const inText = find(typed, answer.text)
    return inText >= 0 ? 1_000 + inText : -1
  }
  return answers
    .map(answer => ({ answer, rank: rank(answer) }))
    .filter(each => each.rank >= 0)
    .sort((one, other) => one.rank - other.rank || one.answer.name.localeCompare(other.answer.name, 'ko'))
    .map(each => each.answer)
}
