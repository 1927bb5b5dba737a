/** The part of the server's logger (pino) that the database uses. */
export type DatabaseLog = {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
};

/** What is going on while the database is made ready, for people to read. */
export type DatabaseProgress = {
  phase: 'connect' | 'engine' | 'migrate';
  /** in Chinese */
  message: string;
  /** share of the phase that is done, 0-1; absent when unknown */
  ratio?: number;
};

export type OnProgress = (progress: DatabaseProgress) => void;
