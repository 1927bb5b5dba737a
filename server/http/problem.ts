/** One thing wrong with a request: the parameter or field (path with dots) and how to mend it, in Chinese. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** An answer other than success that the caller can act upon; the message is in Chinese and goes out as it is. */
export class HttpProblem extends Error {
  override readonly name: string = 'HttpProblem';
  readonly status: number;
  readonly errors: readonly FieldProblem[];

  constructor(status: number, detail: string, errors: readonly FieldProblem[] = [], options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
    this.errors = errors;
  }
}

/** 409: what the caller wants does not fit what is there; `members` say more to the program that asked. */
export class ConflictError extends HttpProblem {
  override readonly name = 'ConflictError';
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    detail: string,
    members: Readonly<Record<string, unknown>> = {},
    errors: readonly FieldProblem[] = [],
  ) {
    super(409, detail, errors);
    this.members = members;
  }
}

/** 400: what the caller sent breaks a rule. Each entry names the field and the mend. */
export class InvalidInputError extends HttpProblem {
  override readonly name = 'InvalidInputError';

  constructor(errors: readonly FieldProblem[], options?: ErrorOptions) {
    super(400, errors.map(({ field, message }) => `${field}：${message}`).join('；'), errors, options);
  }
}

/** 404: the thing is not there, or not there for this actor; the two cannot be told apart. */
export class NotFoundError extends HttpProblem {
  override readonly name = 'NotFoundError';

  constructor(detail: string) {
    super(404, detail);
  }
}

/** 429: too many attempts; the answer says in seconds when the next one is welcome. */
export class TooManyAttemptsError extends HttpProblem {
  override readonly name = 'TooManyAttemptsError';
  readonly retryAfterSeconds: number;

  constructor(retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    const wait = retryAfterSeconds < 60 ? `${retryAfterSeconds} 秒` : `${minutes} 分钟`;
    super(429, `尝试次数过多，请 ${wait}后再试；忘记密码请联系系统管理员`);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
