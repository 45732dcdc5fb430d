/**
 * Runs a job at most once at a time. Who asks while it runs shares one further run, since the one under way may not have
 * seen what they changed.
 * @returns asks for a run; settles as that run does, one that began after the call
 */
export function coalesce<T>(job: () => Promise<T>): () => Promise<T> {
  let running: Promise<unknown> | undefined;
  let waiting: Promise<T> | undefined;

  function start(): Promise<T> {
    waiting = undefined;
    const run = job();
    const settled = run.then(
      () => {},
      () => {},
    );
    running = settled;
    void settled.then(() => {
      if (running === settled) running = undefined;
    });
    return run;
  }

  return () => {
    if (!running) return start();
    return (waiting ??= running.then(start));
  };
}
