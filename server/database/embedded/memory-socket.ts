import { Duplex } from 'node:stream';

/**
 * The client's end of a connection inside this process, in the place of a network socket: what the client writes
 * goes to `onBytes`, replies are pushed.
 */
export class MemorySocket extends Duplex {
  readonly #onBytes: (bytes: Buffer) => void;

  constructor(onBytes: (bytes: Buffer) => void) {
    super({ highWaterMark: 1 << 20 });
    this.#onBytes = onBytes;
  }

  /** As of `net.Socket`; the client asks for it before it says goodbye. */
  get readyState(): 'open' | 'closed' {
    return this.destroyed || this.writableEnded ? 'closed' : 'open';
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    // Not at once: the client must not get a reply while it is still writing.
    queueMicrotask(() => this.#onBytes(chunk));
    callback();
  }

  /** The client has ended: close at once, there is nothing left on its way. */
  override _final(callback: () => void): void {
    callback();
    this.destroy();
  }
}
