export interface Departure {
  readonly time: string;
  readonly to: string;
  readonly remark: string;
}

export function show(row: HTMLElement, { time, to, remark }: Departure): void {
  row.textContent = [time, to, remark].join('   ');
}
