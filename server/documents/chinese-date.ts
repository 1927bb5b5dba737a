/** A plain date as official papers write it (GB/T 9704-2012, 7.3.5.4): 2026年5月1日. */
export function chineseDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** What a paper needs and nobody has recorded: it says so in its text, so that a person fills it in. */
export const missing = (what: string): string => `【待补：${what}】`;
