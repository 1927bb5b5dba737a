import { read, refused, textParameter } from './text-parameter.ts';

/** The id of a record in a path: a positive integer. */
export const recordId = textParameter({ zh: '记录编号', example: '1' }, (text) => {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return value > 0 ? read(value) : refused(`“${text}”不是记录编号：须为正整数`);
});
