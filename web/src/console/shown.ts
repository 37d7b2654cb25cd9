/** Rows beyond the edges of the window that are there all the same, so that a quick scroll meets no blank. */
const beyond = 6

/** Which rows of a list with rows of one height a window shows. */
export function shownOf(count: number, height: number, top: number, window: number): { from: number; to: number } {
  const from = Math.max(0, Math.min(Math.floor(top / height) - beyond, count - Math.ceil(window / height) - 2 * beyond))
  const to = Math.min(count, Math.ceil((Math.min(top, count * height) + window) / height) + beyond)
  return { from, to: Math.max(to, Math.min(count, from)) }
}
