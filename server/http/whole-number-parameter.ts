import { read, refused, textParameter } from './text-parameter.ts';

/** A whole number between two bounds, both included. */
export const wholeNumberParameter = (zh: string, least: number, most: number, example = String(least)) =>
  textParameter({ zh, example }, (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? read(value) : refused(`须为 ${least}–${most} 的整数`);
  });
