// Ctrl-C and SIGTERM: the first asks the run to stop and close its store, the second, or ten seconds, ends it at once.

/** A run was asked to stop. `exitStatus` is 128 plus the signal's number, as shells count it. */
export interface Interrupt {
  signal: AbortSignal;
  /** 130, 143, or undefined while nobody has asked. */
  exitStatus(): number | undefined;
  close(): void;
}

const PATIENCE_MS = 10_000;
const STATUS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Listens until closed. */
export function listenForInterrupt(): Interrupt {
  const controller = new AbortController();
  let status: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stop = (name: NodeJS.Signals): void => {
    const asked = status !== undefined;
    status = STATUS[name as keyof typeof STATUS];
    if (asked) endNow(name);
    timer = setTimeout(endNow, PATIENCE_MS, name).unref();
    controller.abort();
  };
  /** Node's own exit waits for threads of its pool, and one that opens a pipe nobody writes to never ends: the signal does, once all exit listeners ran. */
  const endNow = (name: NodeJS.Signals): void => {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    process.on("exit", () => process.kill(process.pid, name));
    process.exit(status);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  return {
    signal: controller.signal,
    exitStatus: () => status,
    close() {
      clearTimeout(timer);
      process.off("SIGINT", stop).off("SIGTERM", stop);
    },
  };
}
