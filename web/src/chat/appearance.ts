import type { Language } from '../shared/language'

/** What the script tag's attributes say of the widget's looks and words. */
export interface Appearance {
  position: 'left' | 'right'
  theme: 'light' | 'dark' | 'auto'
  /** #rgb or #rrggbb, or none: the widget's own. */
  colour?: string
  language?: Language
  title?: string
  greeting?: string
  placeholder?: string
  launcher?: string
}

const known = <T extends string>(value: string | undefined, allowed: readonly T[]): T | undefined =>
  allowed.find(each => each === value)

/** Reads the attributes (`data-…`) of the script tag; what makes no sense is as if it were not there. */
export function appearanceOf(data: Readonly<Record<string, string | undefined>>): Appearance {
  return {
    position: known(data.position, ['left', 'right']) ?? 'right',
    theme: known(data.theme, ['light', 'dark', 'auto']) ?? 'light',
    colour: /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(data.color ?? '') ? data.color : undefined,
    language: known(data.lang, ['ko', 'en']),
    title: data.title || undefined,
    greeting: data.greeting || undefined,
    placeholder: data.placeholder || undefined,
    launcher: data.launcher || undefined,
  }
}

type Colour = [number, number, number]

const parse = (hex: string): Colour => {
  const digits = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit).join('') : hex.slice(1)
  return [0, 2, 4].map(at => parseInt(digits.slice(at, at + 2), 16)) as Colour
}

const luminance = (colour: Colour): number => {
  const [r, g, b] = colour.map(part => part / 255).map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** The contrast of two colours as WCAG counts it, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [high, low] = [luminance(parse(one)), luminance(parse(other))].sort((a, b) => b - a)
  return (high! + 0.05) / (low! + 0.05)
}

const towards = (hex: string, goal: number, part: number): string =>
  `#${parse(hex).map(from => Math.round(from + (goal - from) * part).toString(16).padStart(2, '0')).join('')}`

/** The nearest shade of a colour that can be read on a background: darker on a light one, lighter on a dark one. */
export function readable(hex: string, background: string): string {
  const goal = luminance(parse(background)) > 0.4 ? 0 : 255
  for (let part = 0; part < 1; part += 0.05) {
    const shade = towards(hex, goal, part)
    if (contrast(shade, background) >= 4.5) return shade
  }
  return goal === 0 ? '#000000' : '#ffffff'
}

/** The variables of a page's own colour: as a surface with what can be read on it, and as letters on the widget's light and dark. */
export function variablesOf(colour: string): Record<string, string> {
  return {
    '--accent': colour,
    '--on-accent': contrast(colour, '#ffffff') >= 4.5 ? '#ffffff' : contrast(colour, '#14161c') >= 4.5 ? '#14161c' : '#000000',
    '--accent-text-light': readable(colour, '#f6f8fb'),
    '--accent-text-dark': readable(colour, '#232833'),
  }
}
