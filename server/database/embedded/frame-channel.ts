/** Splits a byte stream into frames: four bytes of length (big-endian), then the payload. */
export class FrameReader {
  readonly #chunks: Buffer[] = [];
  #length = 0;

  /** Takes the next bytes of the stream; returns the payloads completed by them, in order. */
  push(chunk: Buffer): Buffer[] {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const frames: Buffer[] = [];
    while (this.#length >= 4) {
      const size = this.#peek(4).readUInt32BE(0);
      if (this.#length < 4 + size) break;
      const bytes = this.#joined();
      frames.push(bytes.subarray(4, 4 + size));
      this.#chunks.length = 0;
      this.#length = bytes.length - 4 - size;
      if (this.#length > 0) this.#chunks.push(bytes.subarray(4 + size));
    }
    return frames;
  }

  /** The first bytes, without joining the chunks of a large frame over and over. */
  #peek(count: number): Buffer {
    const first = this.#chunks[0]!;
    return first.length >= count ? first : this.#joined();
  }

  #joined(): Buffer {
    if (this.#chunks.length > 1) this.#chunks.splice(0, this.#chunks.length, Buffer.concat(this.#chunks));
    return this.#chunks[0]!;
  }
}

/** The header that goes before a payload of this many bytes. */
export function frameHeader(payloadLength: number): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt32BE(payloadLength);
  return header;
}
