/** Milliseconds of work at a time: others in the extension host wait no longer than that. */
export const slice = 15;

/** Lets others in the extension host work. */
export function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
