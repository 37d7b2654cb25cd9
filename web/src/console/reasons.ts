import type { Language } from '../shared/language'

/** Words for the codes of decisions: every rule, case and reason of the domain has its own; a test of the server compares the lists. */
interface Reasons {
  kinds: Record<string, string>
  cases: Record<string, string>
  skipped: Record<string, string>
  rules: Record<string, string>
  passes: Record<string, string>
  waits: Record<string, string>
  by: Record<string, string>
  unattended: Record<string, string>
}

export const reasons: Record<Language, Reasons> = {
  ko: {
    kinds: {
      greeting: '상담 인사말', title: '상담 제목', busy: 'Busy Time 안내', waitingCount: '상담대기 인원 안내', offHours: '근무 시간 외 안내',
      unavailable: '상담불가 안내', meal: '식사 시간 안내', overLimit: '상담건수 초과 안내', agentEnd: '상담 종료 안내',
      kakaoStart: '카카오 시작 안내', kakaoEnd: '카카오 종료 안내', kakaoUnavailable: '카카오 상담불가 안내', kakaoAbsent: '카카오 부재중 안내',
      kakaoBotSwitch: '카카오 챗봇 전환 안내',
    },
    cases: {
      blocked: '차단된 고객', stopped: '상담중지', offHours: '근무 시간 외', meal: '식사 시간', nobodyAvailable: '상담 가능한 상담원 없음',
      overLimit: '상담건수 초과', admitted: '접수 가능',
    },
    skipped: {
      notBlocked: '차단된 고객이 아닙니다', serviceIsOpen: '상담을 받고 있습니다', withinHours: '근무 시간입니다',
      notMealTime: '식사 시간이 아닙니다', acceptsDuringMeal: '식사 시간에도 상담을 받습니다', notEverybodyAtMeal: '모든 상담원이 식사 중은 아닙니다',
      somebodyIsAvailable: '상담 가능한 상담원이 있습니다', noLimit: '상담건수 제한이 없습니다', belowLimit: '상담건수 제한에 이르지 않았습니다',
    },
    rules: {
      onAtAssignment: '켜져 있고, 상담원이 배정되었습니다', othersAreReceived: '상담원에게 접수된 다른 상담이 있습니다',
      atTheNextMessage: '고객의 다음 메시지에 보내기로 되어 있었습니다', againAfterFiveMinutes: '마지막으로 보낸 지 5분이 지나 고객이 다시 썼습니다',
      answersTheCase: '상담 요청이 기다리거나 거절되는 사유를 알렸습니다', atOpening: '상담을 받을 수 없는 고객이 채팅을 열었습니다',
      atEveryMessage: '상담을 받을 수 없는 동안에는 메시지마다 보냅니다', caseStillHolds: '5분이 지나 고객이 다시 썼고, 사유가 아직 그대로입니다',
      refusalEnds: '상담 요청이 거절되어 채팅이 끝났습니다', chatBegins: '채팅이 시작되었습니다', agentEnded: '상담원이 상담을 종료했습니다',
      customerEnded: '고객이 채팅을 종료했습니다', switchedToBot: '챗봇으로 전환되었습니다',
      isOff: '설정에서 꺼져 있습니다', kakaoWithoutBot: '챗봇이 없는 카카오 채널에서는 보내지 않습니다', alreadySent: '이 상담의 이전 배정 때 이미 보냈습니다',
      waitsForTheNextMessage: '고객의 다음 메시지에 보냅니다', tooSoon: '마지막으로 보낸 지 5분이 지나지 않았습니다', agentHasAnswered: '상담원이 이미 답했습니다',
      nobodyElseIsReceived: '상담원에게 접수된 다른 상담이 없습니다', wasOffAtAssignment: '배정될 때 꺼져 있었고, 다른 때에는 보내지 않습니다',
      caseIsOver: '기다리던 사유가 끝났습니다', distributionIsManual: '접수 가능하며, 관리자가 배정해야 합니다',
      nobodyIsFree: '접수 가능하나, 상담원이 모두 동시 상담 수만큼 상담 중입니다', notOnThisChannel: '이 채널에서는 이때 보내지 않습니다',
      chatHasBegun: '이미 시작된 채팅입니다', endedUnattended: '아무도 응대하지 않아 자동으로 끝났습니다', noAgentEnded: '상담원이 끝낸 상담이 아닙니다',
      sessionIsGone: '카카오 상담 세션이 이미 끝났습니다',
    },
    passes: {
      mayNotChat: '채팅 상담 권한 없음', assignmentOff: '배정 꺼짐', notAMember: '대기열 소속 아님', presence: '온라인 아님',
      atCapacity: '동시 상담 수 가득 참', notDesignated: '이 분류의 담당 아님', connectionLost: '연결 끊김', dayOff: '휴무', ownMeal: '식사 중',
      scheduledBreak: '예정된 휴식', onBreak: '휴식 중', fairShare: '쌓인 상담의 고른 몫을 이미 맡음',
      hadItBefore: '이 상담을 맡았으나 답하지 않았음',
    },
    waits: {
      manualDistribution: '관리자가 배정할 때까지 기다립니다', nobodyFree: '상담원이 모두 동시 상담 수만큼 상담 중이거나 앞선 고객이 있어 기다립니다',
      nobodyAvailable: '상담 가능한 상담원이 없어 기다립니다', offHours: '근무 시간이 아니어서 기다립니다', meal: '식사 시간이어서 기다립니다',
      overLimit: '상담건수 제한에 이르러 기다립니다', everybodyAtMeal: '모든 상담원이 식사 중이어서 기다립니다',
    },
    by: { distribution: '자동 배분', taking: '상담원 직접 접수', manager: '관리자 배정', noAnswer: '먼저 맡은 상담원이 답하지 않음' },
    unattended: { customerIsSilent: '고객이 오래 말이 없어 끝났습니다', waitedTooLong: '정한 시간보다 오래 기다려 끝났습니다', kakaoSessionIsGone: '카카오 상담 세션 30일이 지나 끝났습니다', sessionIsGone: '고객이 메신저에서 상담을 나가 끝났습니다' },
  },
  en: {
    kinds: {
      greeting: 'Greeting', title: 'Title', busy: 'Busy', waitingCount: 'Number waiting', offHours: 'Off hours', unavailable: 'Unavailable',
      meal: 'Meal time', overLimit: 'Over the limit', agentEnd: 'End of consulting', kakaoStart: 'Kakao start', kakaoEnd: 'Kakao end',
      kakaoUnavailable: 'Kakao unavailable', kakaoAbsent: 'Kakao absent', kakaoBotSwitch: 'Kakao switch to the bot',
    },
    cases: {
      blocked: 'blocked customer', stopped: 'service stopped', offHours: 'off hours', meal: 'meal time', nobodyAvailable: 'no agent available',
      overLimit: 'over the limit', admitted: 'admitted',
    },
    skipped: {
      notBlocked: 'the customer is not blocked', serviceIsOpen: 'the service is open', withinHours: 'it is within working hours',
      notMealTime: 'it is not meal time', acceptsDuringMeal: 'meal times are accepted', notEverybodyAtMeal: 'not every agent is at a meal',
      somebodyIsAvailable: 'somebody is available', noLimit: 'no limit is set', belowLimit: 'the limit is not reached',
    },
    rules: {
      onAtAssignment: 'it is on, and an agent got the conversation', othersAreReceived: 'the agent has other conversations received',
      atTheNextMessage: 'it was to come at the customer’s next message', againAfterFiveMinutes: 'the customer wrote again five minutes or more after the last',
      answersTheCase: 'it says why the request waits or is refused', atOpening: 'somebody who is not served opened the chat',
      atEveryMessage: 'every message of somebody who is not served gets it', caseStillHolds: 'the customer wrote again after five minutes and the reason still holds',
      refusalEnds: 'the request was refused and the chat ended', chatBegins: 'the chat began', agentEnded: 'the agent ended consulting',
      customerEnded: 'the customer ended the chat', switchedToBot: 'the conversation went back to the bot',
      isOff: 'it is switched off in the settings', kakaoWithoutBot: 'a Kakao channel without a bot gets none', alreadySent: 'it was sent at an earlier assignment',
      waitsForTheNextMessage: 'it comes at the customer’s next message', tooSoon: 'five minutes have not passed since the last', agentHasAnswered: 'the agent has answered',
      nobodyElseIsReceived: 'the agent has no other conversation received', wasOffAtAssignment: 'it was off at the assignment and comes at no other moment',
      caseIsOver: 'the reason to wait is over', distributionIsManual: 'admitted; a manager must assign it',
      nobodyIsFree: 'admitted; every agent is at capacity', notOnThisChannel: 'nothing goes out at this moment on this channel',
      chatHasBegun: 'the chat has begun already', endedUnattended: 'it ended by itself, unattended', noAgentEnded: 'no agent ended it',
      sessionIsGone: 'the Kakao session is gone already',
    },
    passes: {
      mayNotChat: 'no chat permission', assignmentOff: 'assignment off', notAMember: 'not in the queue', presence: 'not online', atCapacity: 'at capacity',
      notDesignated: 'not designated for this topic', connectionLost: 'connection lost', dayOff: 'day off', ownMeal: 'at a meal',
      scheduledBreak: 'on a scheduled break', onBreak: 'on a break', fairShare: 'has a fair share of what piled up',
      hadItBefore: 'had it and did not answer',
    },
    waits: {
      manualDistribution: 'Waits for a manager to assign it', nobodyFree: 'Waits: every agent is at capacity, or others came first',
      nobodyAvailable: 'Waits: no agent is available', offHours: 'Waits: it is off hours', meal: 'Waits: it is meal time',
      overLimit: 'Waits: the limit is reached', everybodyAtMeal: 'Waits: every agent is at a meal',
    },
    by: { distribution: 'by distribution', taking: 'taken by the agent', manager: 'assigned by a manager', noAnswer: 'the agent before did not answer' },
    unattended: { customerIsSilent: 'It ended: the customer was silent for as long as the settings say', waitedTooLong: 'It ended: it waited as long as the settings allow', kakaoSessionIsGone: 'It ended: the Kakao session of 30 days is gone', sessionIsGone: 'It ended: the customer left the chat in the messenger' },
  },
}
