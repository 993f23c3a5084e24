/**
 * Tries an assertion again until it holds: the only way in which tests wait, so that they wait for states, never for
 * a time. What it returned when it held is handed on; when it never does, its last error is thrown.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, milliseconds = 30_000): Promise<T> {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      return await assertion();
    } catch (error) {
      if (performance.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
