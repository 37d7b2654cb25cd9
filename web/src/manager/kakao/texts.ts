import type { Language } from '../../shared/language'

export const kakaoKinds = ['kakaoStart', 'kakaoEnd', 'kakaoUnavailable', 'kakaoAbsent', 'kakaoBotSwitch'] as const
export type KakaoKind = (typeof kakaoKinds)[number]

const ko = {
  kinds: { kakaoStart: '상담 시작', kakaoEnd: '상담 종료', kakaoUnavailable: '상담불가', kakaoAbsent: '상담원 부재', kakaoBotSwitch: '챗봇 전환' } as Record<KakaoKind, string>,
  statuses: { submitted: '신청됨', inReview: '검수 중', approved: '승인', rejected: '반려' } as Record<string, string>,
  about: '카카오가 보여 주는 안내 문구입니다. 신청한 문구는 승인된 뒤에만 쓰이고, 그 전에는 기본 문구가 나갑니다.', none: '카카오 상담톡 채널이 없습니다.',
  inForce: '지금 쓰이는 문구', isDefault: '카카오 기본 문구', apply: '신청', applyFor: '새 문구', text: '내용', buttons: '버튼', label: '이름', url: 'https 주소 (비우면 키워드)',
  addButton: '버튼 추가', remove: '삭제', withdraw: '신청 취소', backToDefault: '기본 문구로 되돌리기', takeIn: '검수 중으로 기록', approve: '승인으로 기록', reject: '반려로 기록',
  reason: '반려 사유', counted: (used: number, most: number) => `${used} / ${most}`, applied: '신청했습니다.', recorded: '기록했습니다.', withdrawn: '취소했습니다.',
  startHelp: '#{위탁사명}, 상담 내용이 저장된다는 안내, !종료가 들어 있어야 합니다.', by: (who: string, at: string) => `${who} · ${at}`,
}

const en: typeof ko = {
  kinds: { kakaoStart: 'Start', kakaoEnd: 'End', kakaoUnavailable: 'Unavailable', kakaoAbsent: 'Absent', kakaoBotSwitch: 'Back to the bot' },
  statuses: { submitted: 'Submitted', inReview: 'In review', approved: 'Approved', rejected: 'Rejected' },
  about: 'What KakaoTalk itself shows. An own text takes effect when Kakao has approved it; until then its default is shown.', none: 'There is no KakaoTalk channel.',
  inForce: 'In force', isDefault: 'Kakao’s default', apply: 'Apply', applyFor: 'A new text', text: 'Text', buttons: 'Buttons', label: 'Label', url: 'https address (empty: keyword)',
  addButton: 'Add a button', remove: 'Remove', withdraw: 'Withdraw', backToDefault: 'Back to the default', takeIn: 'Record: in review', approve: 'Record: approved', reject: 'Record: rejected',
  reason: 'Why it was rejected', counted: (used, most) => `${used} / ${most}`, applied: 'Applied for.', recorded: 'Recorded.', withdrawn: 'Withdrawn.',
  startHelp: 'It must hold #{위탁사명}, that the chat is stored (저장), and !종료.', by: (who, at) => `${who} · ${at}`,
}

export const kakaoTexts: Record<Language, typeof ko> = { ko, en }
