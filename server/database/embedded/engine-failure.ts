export type EngineFailureKind = 'timeout' | 'exception' | 'died' | 'unavailable';

/** The engine could not finish what it was given. `message` is in Chinese. */
export class EngineFailure extends Error {
  override readonly name = 'EngineFailure';
  readonly kind: EngineFailureKind;

  constructor(kind: EngineFailureKind, message: string) {
    super(message);
    this.kind = kind;
  }

  /** The SQLSTATE that a PostgreSQL server would report in the like case. */
  get sqlState(): string {
    return { timeout: '57014', exception: 'XX000', died: '57P02', unavailable: '57P03' }[this.kind];
  }
}
