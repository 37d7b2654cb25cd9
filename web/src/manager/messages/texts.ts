import type { Language } from '../../shared/language'

const ko = {
  channels: { web: '웹 채팅', kakao: '카카오 상담톡', naver: '네이버 톡톡' } as Record<string, string>,
  bot: '챗봇', agent: '상담원', customer: '고객', nothing: '보낼 내용이 없거나 고칠 곳이 있습니다.', notHere: '이 서버에는 이 메신저의 연결이 없습니다.', off: '꺼져 있어 보내지 않습니다.', image: '이미지',
  kakaoOwn: '카카오가 정한 안내 문구가 대신 나갑니다.', insert: '넣기', characters: (used: number, most: number) => `${used} / ${most}자`,
  buttons: (used: number, most: number) => `버튼 ${used} / ${most}개`, label: '버튼 이름', url: 'https 주소', addButton: '버튼 추가', removeButton: '버튼 삭제',
  imageHelp: 'JPG나 PNG, 2MB까지. 카카오 500×500 또는 500×250, 네이버 530×290', preview: '고객에게 보이는 모습',
  variables: {
    '[counselor_name]': '상담원 이름', '[category_name]': '대분류', '[division_name]': '중분류', '[counsel_count]': '대기 인원',
  } as Record<string, string>,
  when: {
    greeting: '상담원이 배정되면 보냅니다.', title: '상담원이 배정되면 고객의 말로 남깁니다.', busy: '배정된 뒤 답변이 늦어질 때 보냅니다. 5분마다 한 번까지.',
    waitingCount: '배정될 때 같은 상담원 앞에 기다리는 고객이 있으면 보냅니다.', agentEnd: '상담원이 상담을 끝내면 보냅니다.',
    offHours: '근무 시간이 아니거나 휴일일 때 상담을 요청하면 보냅니다.', unavailable: '상담할 수 있는 상담원이 없거나 상담중지일 때 보냅니다.',
    meal: '식사 시간에 상담을 요청하면 정해진 안내 뒤에 붙입니다.', overLimit: '동시 상담건수를 넘었을 때 보냅니다.',
  } as Record<string, string>,
  kakaoNote: {
    greeting: '챗봇이 없는 카카오 채널에서는 보내지 않습니다.', title: '챗봇이 없는 카카오 채널에서는 보내지 않습니다.', waitingCount: '챗봇이 없는 카카오 채널에서는 보내지 않습니다.',
    busy: '챗봇이 없는 채널에서는 카카오의 상담불가 안내가 대신 나갑니다.', agentEnd: '카카오에서는 카카오의 종료 안내가 대신 나갑니다.',
    offHours: '챗봇이 없는 채널에서는 카카오의 부재 안내가 대신 나갑니다.', unavailable: '챗봇이 없는 채널에서는 카카오의 상담불가 안내가 대신 나갑니다.',
    meal: '챗봇이 없는 채널에서는 카카오의 상담불가 안내가 대신 나갑니다.', overLimit: '챗봇이 없는 채널에서는 카카오의 상담불가 안내가 대신 나갑니다.',
  } as Record<string, string>,
  losses: {
    split: (what: string, count: number) => `${what}: 말풍선 ${count}개로 나뉩니다.`, cut: (what: string, count: number) => `${what}: ${count}자가 잘립니다.`,
    dropped: (what: string, count: number) => `${what}: ${count}개가 보이지 않습니다.`, turnedIntoLink: (what: string) => `${what}: 링크로 보입니다.`,
    turnedIntoText: (what: string) => `${what}: 글로 보입니다.`,
  } as Record<string, (what: string, count: number) => string>,
  parts: {
    text: '글', label: '버튼 이름', choices: '선택지', links: '버튼', image: '이미지', file: '파일', cardText: '카드 글', buttons: '버튼', entries: '목록', cards: '카드',
  } as Record<string, string>,
}

const en: typeof ko = {
  channels: { web: 'Web chat', kakao: 'KakaoTalk', naver: 'Naver TalkTalk' }, bot: 'Bot', agent: 'Agent', customer: 'Customer',
  nothing: 'There is nothing to send, or something to repair.', notHere: 'This server has no connection to this messenger.', off: 'It is off and is not sent.', image: 'Image',
  kakaoOwn: 'Kakao’s own message is sent instead.', insert: 'Insert', characters: (used, most) => `${used} / ${most}`, buttons: (used, most) => `${used} / ${most} buttons`,
  label: 'Label', url: 'https address', addButton: 'Add a button', removeButton: 'Remove the button',
  imageHelp: 'JPG or PNG up to 2 MB. Kakao 500×500 or 500×250, Naver 530×290', preview: 'What customers see',
  variables: { '[counselor_name]': 'Agent’s name', '[category_name]': 'Category', '[division_name]': 'Division', '[counsel_count]': 'Number waiting' },
  when: {
    greeting: 'Sent when an agent is assigned.', title: 'Left as the customer’s words when an agent is assigned.', busy: 'Sent while an assigned agent has not answered, every 5 minutes at most.',
    waitingCount: 'Sent at assignment where others wait for the same agent.', agentEnd: 'Sent when the agent ends.',
    offHours: 'Sent to requests outside working hours and on holidays.', unavailable: 'Sent where no agent is available, or consulting is stopped.',
    meal: 'Added to the fixed words when a person is asked for at meal time.', overLimit: 'Sent over the limit of open conversations.',
  },
  kakaoNote: {
    greeting: 'Not sent on a Kakao channel without a bot.', title: 'Not sent on a Kakao channel without a bot.', waitingCount: 'Not sent on a Kakao channel without a bot.',
    busy: 'Without a bot Kakao’s “unavailable” is shown instead.', agentEnd: 'On Kakao its own end message is shown instead.',
    offHours: 'Without a bot Kakao’s “absent” is shown instead.', unavailable: 'Without a bot Kakao’s “unavailable” is shown instead.',
    meal: 'Without a bot Kakao’s “unavailable” is shown instead.', overLimit: 'Without a bot Kakao’s “unavailable” is shown instead.',
  },
  losses: {
    split: (what, count) => `${what}: in ${count} bubbles.`, cut: (what, count) => `${what}: ${count} characters are cut.`, dropped: (what, count) => `${what}: ${count} not shown.`,
    turnedIntoLink: what => `${what}: shown as a link.`, turnedIntoText: what => `${what}: shown as words.`,
  },
  parts: {
    text: 'Text', label: 'Label', choices: 'Choices', links: 'Buttons', image: 'Image', file: 'File', cardText: 'Card text', buttons: 'Buttons', entries: 'List', cards: 'Cards',
  },
}

export const messageTexts: Record<Language, typeof ko> = { ko, en }
