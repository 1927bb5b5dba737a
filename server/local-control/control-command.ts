import type { z } from 'zod';

/** Something the command line may have the running server do: what is sent, and what comes back. */
export interface ControlCommand<Request, Report> {
  /** `POST` to this path of the socket. */
  path: string;
  /** What it is called in messages: `导入`. */
  name: string;
  request: z.ZodType<Request>;
  report: z.ZodType<Report>;
}

export type OnControlProgress = (progress: { message: string }) => void;

/** A command with what the server does for it. */
export interface ControlHandler {
  path: string;
  name: string;
  /** @throws ZodError when the request does not fit: the caller is of another version. */
  prepare: (request: unknown) => (onProgress: OnControlProgress) => Promise<unknown>;
}

/** Joins a command to its work. */
export const controlHandler = <Request, Report>(
  { path, name, request }: ControlCommand<Request, Report>,
  run: (request: Request, onProgress: OnControlProgress) => Promise<Report>,
): ControlHandler => ({
  path,
  name,
  prepare: (body) => {
    const wanted = request.parse(body);
    return (onProgress) => run(wanted, onProgress);
  },
});
