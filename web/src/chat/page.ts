import { appearanceOf } from './appearance'
import { mountPage } from './mount'
import './page.css'

/** /chat/{tenant}/{channel} */
const [, , tenant = 'demo', channel = 'web'] = location.pathname.split('/').map(decodeURIComponent)
mountPage(document.getElementById('root')!, {
  server: location.origin,
  channel: `${tenant}/${channel || 'web'}`,
  appearance: appearanceOf({ theme: 'auto' }),
})
