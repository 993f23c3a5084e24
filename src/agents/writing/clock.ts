/** Milliseconds that only go forward, since this process has started; without loading what `performance` needs. */
export function passed(): number {
  return process.uptime() * 1000;
}
