/**
 * Text as typed in many offices brought to one form: full-width signs and digits to half-width, ㎡ to m2, all kinds of
 * brackets to round ones, no blanks at the ends.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[[【〔{〈《]/g, '(')
    .replaceAll(/[\]】〕}〉》]/g, ')')
    .replaceAll(/\s+/g, ' ')
    .trim();
}
