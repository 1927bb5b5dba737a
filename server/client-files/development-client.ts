import type { Server } from 'node:http';
import { join } from 'node:path';
import type { RequestHandler } from 'express';

export interface DevelopmentClient {
  handler: RequestHandler;
  close(): Promise<void>;
}

/** Serves the client from its sources through Vite, with hot replacement over the server's own port. */
export async function developmentClient(root: string, server: Server): Promise<DevelopmentClient> {
  // Loaded here only: the built server runs without development packages.
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: join(root, 'vite.config.ts'),
    root: join(root, 'client'),
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
  });
  return { handler: vite.middlewares, close: () => vite.close() };
}
