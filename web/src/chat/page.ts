import { mount } from './mount'
import './page.css'

/** /chat/{tenant}/{channel} */
const [, , tenant = 'demo', channel = 'web'] = location.pathname.split('/').map(decodeURIComponent)
mount(document.getElementById('root')!, {
  server: location.origin,
  channel: `${tenant}/${channel || 'web'}`,
  page: true,
})
