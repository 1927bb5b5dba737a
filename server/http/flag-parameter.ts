import { read, refused, textParameter } from './text-parameter.ts';

/** Yes or no. */
export const flagParameter = (zh: string) =>
  textParameter({ zh: `${zh}：true 或 false`, example: 'true' }, (text) =>
    text === 'true' || text === 'false' ? read(text === 'true') : refused('须为 true（是）或 false（否）'),
  );
