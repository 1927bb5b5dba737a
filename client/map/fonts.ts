/**
 * Glyphs are drawn by the browser itself: no glyph server, no web font. The first name only carries the weight, which
 * the renderer reads out of it; the following ones are what is looked for.
 */
const families = ['Noto Sans CJK SC', 'Microsoft YaHei', 'PingFang SC', 'sans-serif'];

export const regularFont = families;
export const semiboldFont = ['Noto Sans CJK SC SemiBold', ...families];
export const italicFont = ['Noto Sans CJK SC Italic', ...families];
