/** The part of the engine's WebAssembly module that the guard touches. */
export type GuardedModule = {
  _PostgresMainLoopOnce: () => void;
  ___cxa_uncaught_exceptions: () => number;
};

/** What the engine's own error handling throws to unwind: a PostgreSQL ERROR, reported by the normal path. */
const ORDINARY_UNWIND = 'unwind';

/**
 * Watches every message that the engine processes for exceptions from outside PostgreSQL: a C++ exception of GEOS
 * (an overlay on an invalid polygon), a WebAssembly trap, an exhausted stack. The engine swallows them and would
 * commit what was done so far. One that crosses a PL/pgSQL block with EXCEPTION does not even surface as a thrown
 * value - the call just seems to return - but the C++ runtime still counts it as never caught.
 * @param onForeignException must end the process; it is called before the next message, so before any commit.
 */
export function guardAgainstForeignExceptions(
  module: GuardedModule,
  onForeignException: (detail: string) => never,
): void {
  const processMessage = module._PostgresMainLoopOnce;
  const uncaughtBefore = module.___cxa_uncaught_exceptions();
  module._PostgresMainLoopOnce = () => {
    let thrown: unknown;
    let hasThrown = false;
    try {
      processMessage();
    } catch (error) {
      thrown = error;
      hasThrown = true;
    }
    if (module.___cxa_uncaught_exceptions() !== uncaughtBefore) {
      onForeignException('a C++ exception was thrown and not caught');
    }
    if (!hasThrown) return;
    if (thrown !== ORDINARY_UNWIND) onForeignException(`not a PostgreSQL error: ${String(thrown)}`);
    throw thrown;
  };
}
