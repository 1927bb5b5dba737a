/** 宗地代码 in its parts: county 6, 地籍区 3, 地籍子区 3, 特征码 and number; any other code stays as it is. */
export function formatParcelCode(code: string): string {
  const match = /^(\d{6})(\d{3})(\d{3})([A-Z]{2}\d{5})$/.exec(code);
  return match ? match.slice(1).join(' ') : code;
}
