/** @jsxImportSource preact */
import { pressOf, pressOfEntry, priceOf, webAddress, type Press } from '../shared/cards'
import type { Card } from '../shared/contract'
import type { Language } from '../shared/language'
import { texts } from './texts'

function Pressed({ press, label, opens, onChoose }: { press: Press; label: string; opens: string; onChoose: ((text: string) => void) | undefined }) {
  if (press && 'open' in press) {
    return <a href={press.open} target="_blank" rel="noopener noreferrer" title={press.open.startsWith('tel:') ? undefined : opens}>{label}</a>
  }
  return <button disabled={!onChoose || !press} onClick={() => press && onChoose?.(press.say)}>{label}</button>
}

/** The cards of a bot's message. Everything in them is shown as text. */
export function Cards({ cards, speech, onChoose }: { cards: readonly Card[]; speech: Language; onChoose: ((text: string) => void) | undefined }) {
  const t = texts[speech]
  return (
    <div class="cards">
      {cards.map((card, index) => {
        const image = webAddress(card.image)
        const price = priceOf(card, speech)
        return (
          <div key={index} class="card" data-kind={card.kind}>
            {image && <img src={image} alt={card.title ?? t.image} loading="lazy" />}
            {card.title && <p class="cardTitle">{card.title}</p>}
            {price && <p class="cardPrice">{price.now}{price.before && <> <s>{price.before}</s></>}</p>}
            {!!card.entries?.length && (
              <ul>
                {card.entries.map((entry, at) => (
                  <li key={at}>
                    {webAddress(entry.image) && <img src={webAddress(entry.image)} alt="" loading="lazy" />}
                    <span>
                      {pressOfEntry(entry) ? <Pressed press={pressOfEntry(entry)} label={entry.title} opens={t.opens} onChoose={onChoose} /> : entry.title}
                      {entry.description && <small>{entry.description}</small>}
                    </span>
                  </li>
                ))}
              </ul>
            )}
            {!!(card.rows?.length || card.sum) && (
              <dl>
                {[...card.rows ?? [], ...card.sum ? [card.sum] : []].map((row, at) => <div key={at}><dt>{row.name}</dt><dd>{row.value}</dd></div>)}
              </dl>
            )}
            {card.description && <p>{card.description}</p>}
            {!!card.buttons?.length && (
              <div class="choices">
                {card.buttons.map((button, at) => <Pressed key={at} press={pressOf(button)} label={button.label} opens={t.opens} onChoose={onChoose} />)}
              </div>
            )}
          </div>
        )
      })}
    </div>
  )
}
