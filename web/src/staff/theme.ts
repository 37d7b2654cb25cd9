import { createTheme, darken, type CSSVariablesResolver } from '@mantine/core'

export const theme = createTheme({
  fontFamily: "Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', system-ui, sans-serif",
  primaryColor: 'indigo',
  primaryShade: { light: 8, dark: 5 },
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: { InputWrapper: { styles: { label: { marginBottom: 4 }, description: { marginTop: 4 } } } },
})

const hues = ['indigo', 'blue', 'green', 'orange', 'red', 'yellow', 'grape', 'teal', 'gray']

/** Mantine's own dimmed texts, light badges and filled buttons have too little contrast (WCAG AA). */
export const variables: CSSVariablesResolver = chosen => {
  const light: Record<string, string> = { '--mantine-color-dimmed': 'var(--mantine-color-gray-7)' }
  const dark: Record<string, string> = { '--mantine-color-dimmed': 'var(--mantine-color-dark-1)' }
  for (const hue of hues) {
    const deep = chosen.colors[hue]![9]
    light[`--mantine-color-${hue}-light-color`] = darken(deep, 0.3)
    dark[`--mantine-color-${hue}-light-color`] = `var(--mantine-color-${hue}-2)`
    light[`--mantine-color-${hue}-filled`] = dark[`--mantine-color-${hue}-filled`] = darken(deep, 0.2)
  }
  return { variables: {}, light, dark }
}
