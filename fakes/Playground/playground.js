'use strict'
const byId = id => document.getElementById(id)
const [messenger, user, chat, text] = ['messenger', 'user', 'chat', 'text'].map(byId)
let drawn = ''

// A customer whom messengers would not name so is said to be one before anything is sent.
const call = (deed, body) => user.reportValidity() && fetch(`/api/${messenger.value}/${user.value}/${deed}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: body ? JSON.stringify(body) : undefined,
}).then(draw)

// What people and shops wrote is only ever text here.
function element(name, content, parent) {
  const made = document.createElement(name)
  if (content) made.textContent = content
  parent.append(made)
  return made
}

function press(button, parent) {
  if (button.url) {
    const link = element('a', button.label, parent)
    if (/^(https?|tel):/.test(button.url)) link.href = button.url
    link.target = '_blank'
    link.rel = 'noreferrer'
  } else {
    element('button', button.label, parent).onclick = () => call('say', { text: button.says, code: button.code })
  }
}

async function draw() {
  if (!user.checkValidity() || !messenger.value) return
  const bubbles = await (await fetch(`/api/${messenger.value}/${user.value}`)).json()
  const key = JSON.stringify([messenger.value, user.value, bubbles])
  if (key === drawn) return
  drawn = key
  chat.replaceChildren()
  for (const bubble of bubbles) {
    const line = element('li', bubble.text, chat)
    line.className = bubble.mine ? 'mine' : ''
    if (bubble.image && /^https?:/.test(bubble.image)) {
      const image = element('img', '', line)
      image.src = bubble.image
      image.alt = '이미지 Image'
    }
    if (bubble.buttons.length) {
      const buttons = element('div', '', line)
      buttons.className = 'buttons'
      bubble.buttons.forEach(button => press(button, buttons))
    }
  }
  chat.scrollTop = chat.scrollHeight
}

byId('who').onsubmit = event => event.preventDefault()
byId('open').onclick = () => call('open')
byId('leave').onclick = () => call('leave')
byId('write').onsubmit = event => {
  event.preventDefault()
  if (text.value.trim() && call('say', { text: text.value })) text.value = ''
}
fetch('/api/messengers').then(answer => answer.json()).then(all => {
  for (const one of all) element('option', one.name, messenger).value = one.id
  draw()
})
user.value = `guest-${Math.random().toString(36).slice(2, 8)}`
setInterval(draw, 1000)
