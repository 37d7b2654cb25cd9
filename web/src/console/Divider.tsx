import { useRef } from 'react'

/** The edge between two panes: dragged, or moved with the arrow keys. */
export function Divider({ label, width, least, most, grows, onWidth, onDone }: {
  label: string; width: number; least: number; most: number
  /** Which arrow makes the pane wider. */
  grows: 'right' | 'left'
  onWidth: (width: number) => void; onDone: () => void
}) {
  const from = useRef<{ x: number; width: number }>(undefined)
  const sign = grows === 'right' ? 1 : -1
  return (
    <div className="divider" role="separator" aria-orientation="vertical" aria-label={label} aria-valuenow={width} aria-valuemin={least}
      aria-valuemax={most} tabIndex={0} data-testid={`divider-${grows}`}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { x: event.clientX, width }
      }}
      onPointerMove={event => {
        if (from.current) onWidth(from.current.width + sign * (event.clientX - from.current.x))
      }}
      onPointerUp={() => {
        from.current = undefined
        onDone()
      }}
      onKeyDown={event => {
        const step = event.code === 'ArrowRight' ? 16 : event.code === 'ArrowLeft' ? -16 : 0
        if (step === 0) return
        event.preventDefault()
        onWidth(width + sign * step)
        onDone()
      }} />
  )
}
