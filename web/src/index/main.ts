import { chooseLanguage, language } from '../shared/language'
import './index.css'

const words = {
  ko: {
    lead: '챗봇이 먼저 답하고, 필요하면 상담원이 이어받는 상담 센터입니다.',
    chat: ['고객 채팅', '데모 서비스의 웹 채팅 페이지'], console: ['상담 콘솔', '상담원이 대화를 받고 답하는 곳'],
    manager: ['관리', '상담원, 대기열, 채널과 설정'], api: ['API 문서', 'REST와 두 가지 소켓'], other: 'English',
  },
  en: {
    lead: 'A contact centre: the bot answers first, and a person takes over when needed.',
    chat: ['Customer chat', 'The web chat of the demo tenant'], console: ['Agent console', 'Where agents receive and answer'],
    manager: ['Management', 'Agents, queues, channels and settings'], api: ['API', 'REST and the two sockets'], other: '한국어',
  },
}

function show(): void {
  const speech = language.get()
  const t = words[speech]
  document.documentElement.lang = speech
  const root = document.getElementById('root')!
  const main = document.createElement('main')
  const title = document.createElement('h1')
  title.textContent = 'Actors'
  const lead = document.createElement('p')
  lead.textContent = t.lead
  const list = document.createElement('ul')
  for (const [href, [name, about]] of [
    ['/chat/demo/web', t.chat], ['/console', t.console], ['/manager', t.manager], ['/openapi', t.api],
  ] as [string, [string, string]][]) {
    const link = document.createElement('a')
    link.href = href
    const strong = document.createElement('strong')
    strong.textContent = name
    const small = document.createElement('span')
    small.textContent = about
    link.append(strong, small)
    list.appendChild(document.createElement('li')).append(link)
  }
  const other = document.createElement('button')
  other.textContent = t.other
  other.dataset.testid = 'language'
  other.lang = speech === 'ko' ? 'en' : 'ko'
  other.onclick = () => chooseLanguage(speech === 'ko' ? 'en' : 'ko')
  main.append(title, lead, list, other)
  root.replaceChildren(main)
}

language.subscribe(show)
show()
