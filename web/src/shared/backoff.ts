/** How long to wait before the next attempt: doubling from half a second to 15 s, half of it by chance. */
export function backoff(attempt: number, random: () => number): number {
  const whole = Math.min(500 * 2 ** Math.min(attempt, 5), 15_000)
  return whole / 2 + (whole / 2) * random()
}
