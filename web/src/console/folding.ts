import type { Line } from '../shared/contract'

/** A part of the transcript that may be folded: lines `from` up to but not including `to`, and the `seq` of the first. */
export interface Fold {
  from: number
  to: number
  first: number
}

/** Fewer are not worth a fold. */
const fewest = 2

/** What the bot and the customer said to each other before a person was asked for. */
export function folded(lines: readonly Line[]): Fold[] {
  const folds: Fold[] = []
  let from = 0
  lines.forEach((line, at) => {
    if (line.kind === 'hand-off-requested') {
      const said = lines.slice(from, at)
      if (said.filter(each => each.kind === 'message').length >= fewest && said.some(each => each.speaker === 'bot')) {
        folds.push({ from, to: at, first: lines[from]!.seq })
      }
      from = Infinity
    } else if (line.kind === 'ended' || line.kind === 'switched-to-bot') {
      from = at + 1
    }
  })
  return folds
}
