/** How far from the end a reader may be and still be carried along. */
const near = 80

export const isAway = (box: HTMLElement): boolean => box.scrollHeight - box.scrollTop - box.clientHeight > near

export const toEnd = (box: HTMLElement | null): void => box?.scrollTo({ top: box.scrollHeight })

/** Keeps a scrolled area at its end when it becomes smaller (a banner, a soft keyboard) while `follows` says so. */
export function stickOnResize(box: HTMLElement, follows: () => boolean): () => void {
  const observer = new ResizeObserver(() => {
    if (follows()) toEnd(box)
  })
  observer.observe(box)
  return () => observer.disconnect()
}
