/** 宗地代码 in its parts: county 6, 地籍区 3, 地籍子区 3, 特征码 and number; any other code stays as it is. */
export function formatParcelCode(code: string): string {
  const match = /^(\d{6})(\d{3})(\d{3})([A-Z]{2}\d{5})$/.exec(code);
  return match ? match.slice(1).join(' ') : code;
}

/** The part that differs among neighbours, e.g. `GB00416`. */
export const shortParcelCode = (code: string): string => (code.length === 19 ? code.slice(12) : code);
