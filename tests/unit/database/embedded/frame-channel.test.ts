import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrameReader, frameHeader } from '../../../../server/database/embedded/frame-channel.ts';

it('frames come out as they went in, however the stream is cut', () => {
  const payloads = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1 });
  fc.assert(
    fc.property(payloads, fc.integer({ min: 1, max: 97 }), (frames, cut) => {
      const stream = Buffer.concat(frames.flatMap((frame) => [frameHeader(frame.length), frame]));
      const reader = new FrameReader();
      const read: Buffer[] = [];
      for (let at = 0; at < stream.length; at += cut)
        read.push(...reader.push(stream.subarray(at, at + cut)));
      expect(read.map((frame) => [...frame])).toEqual(frames.map((frame) => [...frame]));
    }),
  );
});
