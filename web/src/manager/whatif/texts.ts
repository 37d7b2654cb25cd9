import type { Language } from '../../shared/language'

const ko = {
  about: '지금 편집 중인 설정으로 미리 해 봅니다. 아무것도 보내거나 저장하지 않습니다.', scene: '상황', day: '지난 하루', channel: '채널', withBot: '챗봇 있음', at: '언제',
  online: '온라인 상담원 수', what: '고객이 하는 일', whats: { connect: '상담원 연결을 누른다', say: '메시지를 보낸다', open: '채팅을 연다' },
  saying: '고객의 메시지', said: '문의드립니다.', again: '5분 뒤 한 번 더 쓴다', tryIt: '해 보기', tryDay: '이날로 해 보기', date: '날짜',
  steps: { open: '고객이 채팅을 열면', connect: '고객이 상담원 연결을 누르면', say: '고객이 메시지를 보내면', wait: '5분이 지나면' } as Record<string, string>,
  nothing: '보내는 자동 메시지가 없습니다.', refused: '이 단계는 받아들여지지 않습니다', ends: '대화 상태', because: '이유', agent: (who: string) => `${who} 상담원에게 배정됩니다`,
  states: {
    none: '대화 없음', bot: '챗봇', waiting: '상담대기', received: '접수', active: '진행중', held: '보류', ended: '종료', botEnded: '챗봇 종료', requested: '요청 중',
  } as Record<string, string>,
  sees: { bot: '챗봇의 말', agent: '상담원의 말', customer: '고객의 말', kakao: '카카오의 안내' } as Record<string, string>, seen: (who: string) => `고객에게는 ${who}로 보입니다`,
  inputBlocked: '입력창이 잠깁니다', same: '실제와 달라지는 대화가 없습니다.', summary: (conversations: number, different: number) => `대화 ${conversations}개 중 ${different}개가 달라집니다.`,
  recorded: '실제', simulated: '이 설정이라면', kind: '자동 메시지', customer: '고객', empty: '그날 기록된 대화가 없습니다.',
}

const en: typeof ko = {
  about: 'Tries the settings as they are edited here. Nothing is sent and nothing is stored.', scene: 'A situation', day: 'A past day', channel: 'Channel', withBot: 'With a bot',
  at: 'When', online: 'Agents online', what: 'What the customer does', whats: { connect: 'Asks for a person', say: 'Writes a message', open: 'Opens the chat' },
  saying: 'The customer’s message', said: 'I have a question.', again: 'Writes again 5 minutes later', tryIt: 'Try it', tryDay: 'Try this day', date: 'Date',
  steps: { open: 'The customer opens the chat', connect: 'The customer asks for a person', say: 'The customer writes', wait: 'Five minutes pass' },
  nothing: 'No automatic message is sent.', refused: 'This is refused', ends: 'State', because: 'Why', agent: who => `${who} gets it`,
  states: {
    none: 'No conversation', bot: 'Bot', waiting: 'Waiting', received: 'Received', active: 'Active', held: 'Held', ended: 'Ended', botEnded: 'Ended by the bot', requested: 'Requested',
  },
  sees: { bot: 'the bot’s words', agent: 'the agent’s words', customer: 'their own words', kakao: 'Kakao’s notice' }, seen: who => `Customers see it as ${who}`,
  inputBlocked: 'The input is blocked', same: 'No conversation goes otherwise than it did.', summary: (conversations, different) => `${different} of ${conversations} conversations go otherwise.`,
  recorded: 'As it was', simulated: 'Under these settings', kind: 'Automatic message', customer: 'Customer', empty: 'Nothing was recorded on that day.',
}

export const whatIfTexts: Record<Language, typeof ko> = { ko, en }
