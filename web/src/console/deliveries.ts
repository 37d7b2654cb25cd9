import type { Delivery, Line } from '../shared/contract'

/** What is known last of each message on its way to a messenger, by the `seq` of its line. */
export function deliveriesOf(lines: readonly Line[]): ReadonlyMap<number, Delivery> {
  const known = new Map<number, Delivery>()
  for (const { delivery } of lines) {
    if (delivery) for (const seq of delivery.messages) known.set(seq, delivery)
  }
  return known
}
