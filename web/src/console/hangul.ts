const initials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ'

/** The initial consonant of a syllable, or the character itself. */
function initialOf(character: string): string {
  const at = character.charCodeAt(0) - 0xac00
  return at >= 0 && at < 11_172 ? initials[Math.floor(at / 588)]! : character
}

const plain = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, '')

/**
 * Where what somebody types is found in a text, or -1: letter by letter, a lone consonant being the initial of any syllable (초성: `ㅎㅂ`
 * finds 환불), and a syllable that is still being typed the beginning of one (`화` finds 환불). Blanks and case do not count.
 */
export function find(typed: string, text: string): number {
  const [wanted, letters] = [[...plain(typed)], [...plain(text)]]
  for (let from = 0; from + wanted.length <= letters.length; from++) {
    if (wanted.every((letter, at) => meets(letter, letters[from + at]!, at === wanted.length - 1))) return from
  }
  return -1
}

function meets(typed: string, letter: string, isLast: boolean): boolean {
  if (typed === letter || (initials.includes(typed) && initialOf(letter) === typed)) return true
  if (!isLast) return false
  // 화 becomes 환 with the next key: the same initial and vowel, without a final yet.
  const [one, other] = [typed.charCodeAt(0) - 0xac00, letter.charCodeAt(0) - 0xac00]
  return one >= 0 && one < 11_172 && other >= 0 && other < 11_172 && one % 28 === 0 && Math.floor(one / 28) === Math.floor(other / 28)
}
