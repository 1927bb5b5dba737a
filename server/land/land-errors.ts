/** The zone of a write is not registered. The message is for people. */
export class ZoneNotFoundError extends Error {
  override readonly name = 'ZoneNotFoundError';
  readonly zoneCode: string;

  constructor(zoneCode: string) {
    super(`没有代码为“${zoneCode}”的开发区，请核对代码，或先新建开发区`);
    this.zoneCode = zoneCode;
  }
}

/** A record names another one by a code that its zone does not have. The message is for people. */
export class UnknownCodeError extends Error {
  override readonly name = 'UnknownCodeError';
  readonly field: string;
  readonly codes: readonly string[];

  constructor(field: string, label: string, codes: readonly string[]) {
    const shown = codes.slice(0, 5).join('、');
    super(
      `${label}（${field}）在本开发区中不存在：${shown}${codes.length > 5 ? ` 等 ${codes.length} 个` : ''}，请核对代码`,
    );
    this.field = field;
    this.codes = codes;
  }
}

/** A record to change is not there, was withdrawn, or was changed by somebody else since it was read. */
export class RecordConflictError extends Error {
  override readonly name = 'RecordConflictError';
  readonly reason: 'missing' | 'stale';

  constructor(reason: 'missing' | 'stale', recordId: number) {
    super(
      reason === 'missing'
        ? `编号为 ${recordId} 的记录不存在或已撤回，请刷新后重试`
        : `编号为 ${recordId} 的记录已被他人修改，请刷新后重试`,
    );
    this.reason = reason;
  }
}

/** A geometry that must not reach the database. The message is for people. */
export class UnfitGeometryError extends Error {
  override readonly name = 'UnfitGeometryError';

  constructor(label: string | null, reason: string) {
    super(label === null ? reason : `“${label}”：${reason}`);
  }
}
