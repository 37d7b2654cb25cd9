import { ActionIcon, Group, Modal, Text } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { Attachment } from '../shared/contract'
import { useFocusBack, useLanguage } from '../staff/hooks'
import { deskTexts } from './deskTexts'
import { consoleTexts } from './texts'

const steps = [1, 1.5, 2, 3, 4, 5]

/** The images of a conversation, large: one after the other by arrows, up to five times by + and −, moved by dragging. The window keeps the focus. */
export function Lightbox({ images, first, onClose }: { images: readonly Attachment[]; first: string; onClose: () => void }) {
  useFocusBack()
  const speech = useLanguage()
  const [t, d] = [consoleTexts[speech], deskTexts[speech]]
  const [at, setAt] = useState(() => Math.max(0, images.findIndex(each => each.file === first)))
  const [zoom, setZoom] = useState(0)
  const area = useRef<HTMLDivElement>(null)
  const image = images[at]
  /** As large as it is, or as fits: from here it is enlarged. */
  const [base, setBase] = useState<{ file: string; width: number; height: number } | null>(null)
  const turn = (by: number) => {
    const next = at + by
    if (next < 0 || next >= images.length) return
    setAt(next)
    setZoom(0)
  }
  const nearer = (by: number) => setZoom(now => Math.max(0, Math.min(steps.length - 1, now + by)))
  useEffect(() => {
    const box = area.current
    if (!box) return
    box.scrollTo({ left: (box.scrollWidth - box.clientWidth) / 2, top: (box.scrollHeight - box.clientHeight) / 2 })
  }, [zoom, at])
  if (!image) return null
  const scale = steps[zoom]!
  return (
    <Modal opened onClose={onClose} fullScreen radius={0} title={image.name} classNames={{ body: 'lightBody', content: 'light' }}
      closeButtonProps={{ 'aria-label': t.close }} transitionProps={{ duration: 0 }} data-testid="lightbox"
      onKeyDown={event => {
        if (event.code === 'ArrowRight') turn(1)
        else if (event.code === 'ArrowLeft') turn(-1)
        else if (event.code === 'Equal' || event.code === 'NumpadAdd') nearer(1)
        else if (event.code === 'Minus' || event.code === 'NumpadSubtract') nearer(-1)
        else if (event.code === 'Digit0' || event.code === 'Numpad0') setZoom(0)
        else return
        event.preventDefault()
        event.stopPropagation()
      }}>
      <div className="lightArea" ref={area} tabIndex={0} role="group" aria-label={`${image.name} ${Math.round(scale * 100)}%`} data-zoom={scale} data-testid="light-area"
        onWheel={event => nearer(event.deltaY < 0 ? 1 : -1)}
        onDoubleClick={() => setZoom(zoom === 0 ? 2 : 0)}
        onPointerMove={event => {
          if (event.buttons === 1) event.currentTarget.scrollBy(-event.movementX, -event.movementY)
        }}>
        <img key={image.file} src={image.url} alt={image.name} draggable={false} className={zoom === 0 ? 'fits' : undefined}
          onLoad={event => setBase({ file: image.file, width: event.currentTarget.clientWidth, height: event.currentTarget.clientHeight })}
          style={zoom > 0 && base?.file === image.file ? { width: base.width * scale, height: base.height * scale } : undefined} />
      </div>
      <Group className="lightBar" justify="center" gap="xs">
        <ActionIcon variant="default" size="lg" disabled={at === 0} aria-label={d.previousImage} onClick={() => turn(-1)}>‹</ActionIcon>
        <Text size="sm" aria-live="polite" data-testid="light-place">{at + 1} / {images.length}</Text>
        <ActionIcon variant="default" size="lg" disabled={at === images.length - 1} aria-label={d.nextImage} onClick={() => turn(1)}>›</ActionIcon>
        <ActionIcon variant="default" size="lg" ml="md" disabled={zoom === 0} aria-label={d.smaller} onClick={() => nearer(-1)}>−</ActionIcon>
        <Text size="sm" w={48} ta="center">{Math.round(scale * 100)}%</Text>
        <ActionIcon variant="default" size="lg" disabled={zoom === steps.length - 1} aria-label={d.larger} onClick={() => nearer(1)} data-testid="light-larger">+</ActionIcon>
        <a className="linkLike" href={image.url} download={image.name} rel="noreferrer">{d.download}</a>
      </Group>
    </Modal>
  )
}
