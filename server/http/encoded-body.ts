import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const compressGzip = promisify(gzip);
const compressBrotli = promisify(brotliCompress);

export type Encoding = 'br' | 'gzip' | 'identity';

/** Below this a packet is not filled anyway. */
const smallestWorthwhile = 1024;
/** Quality 5 takes a tenth of the time of 11 and gives JSON within a few per cent of it. */
const brotliQuality = 5;

const compressibleType = /^(text\/|application\/(.*\+)?json|application\/vnd\.mapbox-vector-tile)/;

/** A body that compresses itself at most once per encoding, off the event loop. */
export class EncodedBody {
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly #encoded = new Map<Encoding, Promise<Buffer>>();

  constructor(mediaType: string, content: string | Buffer) {
    this.mediaType = mediaType;
    this.bytes = typeof content === 'string' ? Buffer.from(content) : content;
  }

  get isCompressible(): boolean {
    return this.bytes.length >= smallestWorthwhile && compressibleType.test(this.mediaType);
  }

  /** The bytes in an encoding, compressed on first use. */
  in(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return Promise.resolve(this.bytes);
    const known = this.#encoded.get(encoding);
    if (known !== undefined) return known;
    const compressing =
      encoding === 'gzip'
        ? compressGzip(this.bytes)
        : compressBrotli(this.bytes, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
              [constants.BROTLI_PARAM_SIZE_HINT]: this.bytes.length,
            },
          });
    this.#encoded.set(encoding, compressing);
    return compressing;
  }
}
