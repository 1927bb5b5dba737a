import type { RequestHandler } from 'express';
import { sendProblem } from '../http/problem-handler.ts';
import type { StartUp } from './start-up.ts';

/** Answers 503 with the reason and the progress while there is no database to ask. */
export const requireReady =
  (startUp: StartUp): RequestHandler =>
  (_request, response, next) => {
    const { status, reason, progress } = startUp.readiness();
    if (status === 'ready') return next();
    sendProblem(response, {
      status: 503,
      detail: reason ?? '服务正在启动',
      ...(progress === undefined ? {} : { progress }),
    });
  };
