import './previews.css'
import type { PreviewCard, PreviewPart } from './preview'
import type { messageTexts } from './texts'

/** The parts of a message as a messenger shows them, under the name of who says them. */
export function Bubbles({ parts, who, t }: { parts: readonly PreviewPart[]; who: 'customer' | 'agent' | 'bot'; t: (typeof messageTexts)['ko'] }) {
  return parts.map((part, index) => <Part key={index} part={part} who={who} name={index === 0 && who !== 'customer' ? t[who] : undefined} image={t.image} />)
}

function Part({ part, who, name, image }: { part: PreviewPart; who: string; name: string | undefined; image: string }) {
  const own = part.text || part.title || part.image || part.buttons?.length
  const bubbles: PreviewCard[] = [
    ...(own ? [{ title: part.title, text: part.text, image: part.image, buttons: [...part.buttons ?? [], ...part.quickReplies ?? []] }] : []),
    ...part.cards ?? [],
    ...(!own && part.quickReplies?.length ? [{ buttons: part.quickReplies }] : []),
  ]
  return (
    <div className={`said ${who}`}>
      {name && <span className="who">{name}</span>}
      {bubbles.map((bubble, index) => (
        <div key={index} className="bubble">
          {bubble.image && <img src={bubble.image} alt={image} />}
          {bubble.title && <b>{bubble.title}{'\n'}</b>}
          {bubble.text}
          {bubble.buttons?.map((button, at) => <span key={at} className="press">{button.label}</span>)}
        </div>
      ))}
    </div>
  )
}
