/** What the engine process is started with (its only argument, as JSON). */
export type EngineSettings = { dataFolder: string };

/** From the engine process to the server, over the IPC channel. */
export type EngineEvent =
  | { type: 'progress'; message: string; ratio: number }
  | { type: 'ready' }
  | { type: 'failed'; message: string };

/** From the server to the engine process. */
export type EngineOrder = { type: 'close' };

/** The file descriptor of the stream that carries queries and replies, inherited from the server. */
export const QUERY_STREAM = 4;

/**
 * Exit code of an engine that met an exception which PostgreSQL never saw (C++ or WebAssembly). It must not go on:
 * the half-done statement would be committed, and memory is in an unknown state.
 */
export const EXIT_FOREIGN_EXCEPTION = 86;
