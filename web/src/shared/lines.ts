import type { Line } from './contract'

/** A transcript without holes: every line up to `last` that we were ever to see, from the first one held. */
export interface Transcript {
  lines: readonly Line[]
  last: number
}

export const emptyTranscript: Transcript = { lines: [], last: 0 }

/**
 * Adds lines that follow `prev`. Null: there is a hole between our last line and `prev`, so that nothing may be added.
 * Lines that we have already are left out, so that a frame can be applied any number of times.
 */
export function append(transcript: Transcript, prev: number, lines: readonly Line[]): Transcript | null {
  if (prev > transcript.last) return null
  const fresh = lines.filter(line => line.seq > transcript.last)
  const newest = fresh.at(-1)
  return newest ? { lines: [...transcript.lines, ...fresh], last: newest.seq } : transcript
}

/** Adds older lines in front. */
export function prepend(transcript: Transcript, lines: readonly Line[]): Transcript {
  const first = transcript.lines[0]?.seq ?? Infinity
  return { ...transcript, lines: [...lines.filter(line => line.seq < first), ...transcript.lines] }
}
