import { problemName, type Problem } from './contract'
import type { Language } from './language'

const words: Record<string, [ko: string, en: string]> = {
  'conversation-is-unknown': ['대화를 찾을 수 없습니다.', 'There is no such conversation.'],
  'conversation-is-not-in-consulting': ['상담 중인 대화가 아닙니다.', 'The conversation is not in consulting.'],
  'conversation-is-not-waiting': ['더 이상 대기 중인 대화가 아닙니다.', 'The conversation is no longer waiting.'],
  'not-the-assigned-agent': ['다른 상담원이 맡은 대화입니다.', 'Another agent has the conversation.'],
  'control-has-moved': ['그사이 담당이 바뀌었습니다. 대화를 확인한 뒤 다시 보내 주세요.', 'The conversation changed hands meanwhile. Look at it again before sending.'],
  'hand-off-is-over': ['이미 처리된 상담 요청입니다.', 'This request was decided already.'],
  'agent-is-full': ['동시 상담 수가 가득 찼습니다. 먼저 다른 상담을 종료하거나 보류해 주세요.', 'There is no free place. End or hold a conversation first.'],
  'agent-is-unknown': ['상담원을 찾을 수 없습니다.', 'There is no such agent.'],
  'agent-may-not-chat': ['채팅 상담 권한이 없는 상담원입니다.', 'The agent has no chat permission.'],
  'agent-is-not-online': ['온라인 상태가 아닌 상담원입니다. 다른 상담원을 선택해 주세요.', 'The agent is not online. Choose another.'],
  'manager-required': ['관리자만 할 수 있습니다.', 'Only a manager may do this.'],
  'taking-is-off': ['자동 배분 중입니다. 직접 접수는 수동 배분일 때만 할 수 있습니다.', 'Conversations are distributed automatically. They can be taken only where distribution is manual.'],
  'channel-has-no-bot': ['챗봇이 없는 채널입니다.', 'No bot answers on this channel.'],
  'channel-cannot-consult': ['해당 메신저는 상담을 진행할 수 없습니다.', 'This messenger cannot carry consulting.'],
  'nothing-to-resume': ['보류 중인 대화가 아닙니다.', 'The conversation is not held.'],
  'cannot-delegate': ['위임할 수 없는 대화이거나 상담원입니다.', 'The conversation cannot be delegated like this.'],
  'text-is-empty': ['내용을 입력해 주세요.', 'Write at least one character.'],
  'text-is-too-long': ['메시지는 10,000자까지 보낼 수 있습니다.', 'A message may have up to 10,000 characters.'],
  'text-has-invalid-characters': ['보낼 수 없는 문자가 들어 있습니다.', 'The text holds characters that cannot be sent.'],
  'file-is-refused': ['보낼 수 없는 파일입니다.', 'This file cannot be sent.'],
  'file-is-too-large': ['파일이 너무 큽니다.', 'The file is too large.'],
  'operation-id-used-elsewhere': ['이미 처리된 요청입니다.', 'This request was used elsewhere.'],
  'ticket-is-unknown': ['바꿀 수 있는 티켓이 아닙니다.', 'This ticket cannot be changed.'],
  'canned-answers-are-full': ['자주 쓰는 답변이 너무 많습니다. 먼저 하나를 지워 주세요.', 'There are too many canned answers. Remove one first.'],
  'topic-is-unknown': ['없는 분류입니다.', 'There is no such category.'],
  'queue-is-disabled': ['사용하지 않는 대기열입니다.', 'This queue is disabled.'],
  'transfer-goes-in-circles': ['같은 대기열로 너무 여러 번 옮겼습니다.', 'It was in that queue too often already.'],
  'tenant-is-unknown': ['고객사를 찾을 수 없습니다.', 'There is no such tenant.'],
  'channel-is-unknown': ['채널을 찾을 수 없습니다.', 'There is no such channel.'],
  'too-many-frames': ['너무 빨리 보내고 있습니다. 잠시 후 다시 시도해 주세요.', 'Too fast. Try again in a moment.'],
  'too-many-requests': ['요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.', 'Too many requests. Try again in a moment.'],
  'input-is-blocked': ['지금은 메시지를 보낼 수 없습니다.', 'Nothing can be written here at present.'],
  'settings-are-invalid': ['설정에 잘못된 값이 있습니다.', 'Something is wrong in the settings.'],
  'settings-have-moved': ['그사이 다른 사람이 설정을 바꾸었습니다. 새로 불러온 뒤 다시 해 주세요.', 'Somebody else changed the settings meanwhile. Load them again.'],
  'settings-name-it': ['현재 설정에서 쓰고 있어 삭제할 수 없습니다.', 'The settings in force name it. Publish settings without it first.'],
  'no-settings-draft': ['설정 초안이 없습니다.', 'There is no draft of settings.'],
  'channel-has-no-kakao-texts': ['카카오 상담톡 채널에서만 쓸 수 있습니다.', 'Only a KakaoTalk channel has these messages.'],
  'kakao-text-is-invalid': ['신청한 문구에 잘못된 값이 있습니다.', 'Something is wrong in the text that was applied for.'],
  'kakao-text-is-under-way': ['이미 검수 중인 신청이 있습니다. 결과를 기다리거나 취소해 주세요.', 'An application is under way. Wait for its outcome or withdraw it.'],
  'kakao-review-is-out-of-order': ['신청, 검수 중, 승인 또는 반려 순서로만 기록할 수 있습니다.', 'An application is submitted, in review, then approved or rejected.'],
  'agent-has-conversations': ['맡은 상담이 있는 상담원은 삭제할 수 없습니다.', 'The agent has conversations. Assign or end them first.'],
  'last-administrator': ['마지막 최고 관리자는 삭제하거나 역할을 바꿀 수 없습니다.', 'The last administrator can neither be removed nor given another role.'],
  'already-exists': ['이미 있는 아이디입니다. 다른 아이디를 입력해 주세요.', 'This id exists already. Choose another.'],
  'not-found': ['찾을 수 없습니다.', 'Not found.'],
  'not-allowed': ['권한이 없습니다.', 'This is not allowed.'],
  'not-signed-in': ['다시 로그인해 주세요.', 'Sign in again.'],
  'store-is-busy': ['지금은 요청이 많습니다. 잠시 후 다시 시도해 주세요.', 'Too much is going on just now. Try again in a moment.'],
  'outcome-is-unknown': ['처리되었는지 확인하지 못했습니다. 다시 시도해 주세요.', 'It is not known whether this was done. Try again.'],
  'body-is-too-large': ['내용이 너무 큽니다.', 'This is too large.'],
  unexpected: ['문제가 생겼습니다. 잠시 후 다시 시도해 주세요.', 'Something went wrong. Try again in a moment.'],
  'no-connection': ['서버에 연결할 수 없습니다. 잠시 후 다시 시도해 주세요.', 'The server cannot be reached. Try again in a moment.'],
  'sign-in-failed': ['아이디 또는 비밀번호가 올바르지 않습니다.', 'The sign-in name or the password is wrong.'],
}

const byStatus: Record<number, [ko: string, en: string]> = {
  401: ['다시 로그인해 주세요.', 'Sign in again.'],
  403: ['권한이 없습니다.', 'This is not allowed.'],
  404: ['찾을 수 없습니다.', 'Not found.'],
  429: ['요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.', 'Too many requests. Try again in a moment.'],
  503: ['잠시 후 다시 시도해 주세요.', 'Try again in a moment.'],
}

/** What to tell a person of a refusal: by its type, else what the server says, else by its status. */
export function explain(problem: Problem, language: Language): string {
  const at = language === 'ko' ? 0 : 1
  // Which field and why stands in the detail only.
  if (problemName(problem) === 'field-is-invalid') {
    return `${['입력값을 확인해 주세요', 'Check what you entered'][at]} (${problem.detail})`
  }
  return words[problemName(problem)]?.[at] ?? problem.detail ?? byStatus[problem.status ?? 0]?.[at]
    ?? (language === 'ko' ? '처리하지 못했습니다.' : 'That did not work.')
}
