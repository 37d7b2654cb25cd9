import { priceOf, webAddress } from '../shared/cards'
import type { Card } from '../shared/contract'
import type { Language } from '../shared/language'

/** The cards of a bot's message as an agent reads them: what they say and what could be pressed; nothing in them can be. */
export function Cards({ cards, speech }: { cards: readonly Card[]; speech: Language }) {
  return (
    <div className="botCards" data-testid="cards">
      {cards.map((card, index) => {
        const price = priceOf(card, speech)
        return (
          <div key={index} className="botCard" data-kind={card.kind}>
            {webAddress(card.image) && <img src={webAddress(card.image)} alt={card.title ?? ''} loading="lazy" referrerPolicy="no-referrer" />}
            {card.title && <p><b>{card.title}</b></p>}
            {price && <p>{price.now}{price.before && <> <s>{price.before}</s></>}</p>}
            {card.entries?.map((entry, at) => <p key={at}>· {entry.title}{entry.description && ` — ${entry.description}`}</p>)}
            {[...card.rows ?? [], ...card.sum ? [card.sum] : []].map((row, at) => <p key={at} className="botRow"><span>{row.name}</span><span>{row.value}</span></p>)}
            {card.description && <p>{card.description}</p>}
            {!!card.buttons?.length && <p className="choices">{card.buttons.map((button, at) => <span key={at}>{button.label}</span>)}</p>}
          </div>
        )
      })}
    </div>
  )
}
