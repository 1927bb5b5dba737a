/** The longest round length, 1, 2 or 5 times a power of ten, of at most a fifth of the picture's width. */
export function barMetres(widthMetres: number): number {
  const most = widthMetres / 5;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((factor) => factor * power <= most) ?? 1;
  return step * power;
}
