import { read, refused, textParameter } from './text-parameter.ts';

/** A piece that can be supplied: `parcel-12` or `unit-12`. */
export const supplyParameter = textParameter({ zh: '载体编号', example: 'parcel-1' }, (text) =>
  /^(parcel|unit)-\d{1,15}$/.test(text) ? read(text) : refused('载体编号须形如 parcel-12 或 unit-12'),
);
