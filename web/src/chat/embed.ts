import { mount } from './mount'

/** `<script src="https://…/widget.js" data-channel="demo/web"></script>`: the chat of that channel, in a corner. */
const script = document.currentScript as HTMLScriptElement | null
const channel = script?.dataset.channel
if (script && channel) {
  const options = { server: new URL(script.src).origin, channel, name: script.dataset.name }
  if (document.body) mount(document.body, options)
  else document.addEventListener('DOMContentLoaded', () => mount(document.body, options))
} else console.error('Actors: the script tag of widget.js needs data-channel="tenant/channel".')
