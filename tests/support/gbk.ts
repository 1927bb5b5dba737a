// Node decodes GBK but does not encode it: so the table is turned around.
const codes = new Map<string, number[]>();
for (let lead = 0x81; lead <= 0xfe; lead += 1) {
  for (let trail = 0x40; trail <= 0xfe; trail += 1) {
    if (trail === 0x7f) continue;
    const sign = new TextDecoder('gbk').decode(Uint8Array.of(lead, trail));
    if (sign.length === 1 && sign !== '\ufffd') codes.set(sign, [lead, trail]);
  }
}

/** Text as GBK bytes. Throws for signs that GBK does not have. */
export function encodeGbk(text: string): Buffer {
  return Buffer.from(
    [...text].flatMap((sign) => {
      const bytes = sign.charCodeAt(0) < 0x80 ? [sign.charCodeAt(0)] : codes.get(sign);
      if (!bytes) throw new RangeError(`GBK has no ${sign}`);
      return bytes;
    }),
  );
}
