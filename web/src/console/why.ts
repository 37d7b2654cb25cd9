import type { Line } from '../shared/contract'
import { moment } from '../shared/clock'
import type { Language } from '../shared/language'
import type { Admission, Decision, Reason } from '../staff/decisions'
import { reasons } from './reasons'

type Names = ReadonlyMap<string, string>

/** Why each line is there, and why nothing else is, in words; lines about which nothing was decided are missing. */
export function whys(lines: readonly Line[], decisions: readonly Decision[], names: Names, language: Language): Map<number, string[]> {
  const words = new Map<number, string[]>()
  const say = (seq: number, said: string[]) => {
    if (said.length > 0) words.set(seq, [...(words.get(seq) ?? []), ...said])
  }
  for (const line of lines) {
    if (line.auto) say(line.seq, [sentWords(line.auto.kind, line.auto.reason, language)])
  }
  for (const decision of [...decisions].reverse()) {
    const line = lineOf(decision, lines)
    if (line) say(line.seq, decisionWords(decision, names, language))
  }
  return words
}

/** What was decided in one moment stands at its first line; what has no line of its own, at the line before. */
function lineOf(decision: Decision, lines: readonly Line[]): Line | undefined {
  let before: Line | undefined
  for (const line of lines) {
    if (line.at === decision.at) return line
    if (line.seq < decision.seq) before = line
  }
  return before
}

function decisionWords(decision: Decision, names: Names, language: Language): string[] {
  const t = reasons[language]
  const ko = language === 'ko'
  const who = (id: string | null | undefined) => names.get(id ?? '') ?? id ?? ''
  switch (decision.kind) {
    case 'decision':
      return [
        ...(decision.admission ? admissionWords(decision.admission, names, language) : []),
        ...(decision.silent ?? []).map(silence => ko
          ? `‘${t.kinds[silence.kind] ?? silence.kind}’ 보내지 않음: ${t.rules[silence.rule] ?? silence.rule}.`
          : `“${t.kinds[silence.kind] ?? silence.kind}” not sent: ${t.rules[silence.rule] ?? silence.rule}.`),
      ]
    case 'assigned': {
      const by = t.by[decision.by ?? ''] ?? decision.by ?? ''
      return [ko ? `${who(decision.agent)} 상담원에게 배정: ${by}.` : `Given to ${who(decision.agent)}: ${by}.`]
    }
    case 'waiting':
      return [`${t.waits[decision.wait ?? ''] ?? decision.wait}.`]
    case 'requeued':
      return [ko ? `${who(decision.agent)} 상담원이 답하지 않은 채 연결이 끊기거나 시간이 지나 다시 대기합니다.`
        : `${who(decision.agent)} did not answer: connection or time ran out, so it waits again.`]
    case 'transferred':
      return [ko ? `${who(decision.agent)} 상담원이 ‘${decision.queue}’ 대기열로 옮겼습니다.` : `${who(decision.agent)} sent it to queue “${decision.queue}”.`]
    case 'priority':
      return [ko ? `${who(decision.agent)} 관리자가 우선순위를 ${decision.priority}(으)로 정했습니다.` : `${who(decision.agent)} set its priority to ${decision.priority}.`]
    case 'delegation-returned':
      return [ko ? `${who(decision.actor)} 상담원이 재개하지 않아 ${who(decision.agent)} 상담원에게 돌아왔습니다.`
        : `${who(decision.actor)} did not resume it, so it went back to ${who(decision.agent)}.`]
    case 'ended-unattended':
      return [`${t.unattended[decision.unattended ?? ''] ?? decision.unattended}.`]
    case 'refused':
      return [ko ? `상담 요청 거절: ${t.cases[decision.case ?? ''] ?? decision.case}.` : `Request refused: ${t.cases[decision.case ?? ''] ?? decision.case}.`]
    case 'turned-away':
      return [ko ? `상담하지 않음: ${t.cases[decision.case ?? ''] ?? decision.case}.` : `Not served: ${t.cases[decision.case ?? ''] ?? decision.case}.`]
    case 'input-blocked':
      return [ko ? `고객 입력창을 막음: ${t.cases[decision.case ?? ''] ?? decision.case}.` : `The customer’s input was blocked: ${t.cases[decision.case ?? ''] ?? decision.case}.`]
    case 'input-opened':
      return [ko ? '고객 입력창을 다시 열었습니다.' : 'The customer’s input was opened again.']
    case 'customer-blocked':
      return [ko ? `${who(decision.agent)} 관리자가 고객을 차단했습니다.` : `${who(decision.agent)} blocked the customer.`]
    case 'customer-unblocked':
      return [ko ? `${who(decision.agent)} 관리자가 차단을 풀었습니다.` : `${who(decision.agent)} let the customer in again.`]
    default:
      return []
  }
}

function sentWords(kind: string, reason: Reason, language: Language): string {
  const t = reasons[language]
  const [what, why] = [t.kinds[kind] ?? kind, t.rules[reason.rule] ?? reason.rule]
  const met = reason.case ? ` (${t.cases[reason.case] ?? reason.case})` : ''
  return language === 'ko' ? `‘${what}’ 보냄: ${why}${met}.` : `“${what}” sent: ${why}${met}.`
}

function admissionWords(admission: Admission, names: Names, language: Language): string[] {
  const t = reasons[language]
  const ko = language === 'ko'
  const until = admission.until ? (ko ? `, ${moment(admission.until, language)}까지` : `, until ${moment(admission.until, language)}`) : ''
  const counts = admission.limit != null ? (ko ? `, 진행 ${admission.open}건 / 제한 ${admission.limit}건` : `, ${admission.open} open of ${admission.limit}`) : ''
  const words = [`${ko ? '요청 판정' : 'The request'}: ${t.cases[admission.case] ?? admission.case}${until}${counts}.`]
  if (admission.skipped.length > 0) {
    words.push(`${ko ? '해당 없음' : 'Did not apply'}: ${admission.skipped.map(each =>
      `${t.cases[each.case] ?? each.case} – ${t.skipped[each.why] ?? each.why}`).join('; ')}.`)
  }
  const passed = admission.passedOver
  if (passed && passed.counts.length > 0) {
    const total = passed.counts.reduce((sum, each) => sum + each.count, 0)
    const first = passed.first.map(each => names.get(each.agent) ?? each.agent).join(', ')
    const more = total > passed.first.length ? (ko ? ` 외 ${total - passed.first.length}명` : ` and ${total - passed.first.length} more`) : ''
    const why = passed.counts.map(each => `${t.passes[each.reason] ?? each.reason} ${each.count}${ko ? '명' : ''}`).join(', ')
    words.push(`${ko ? '배분에서 제외' : 'Passed over'}: ${why} (${first}${more}).`)
  }
  return words
}
