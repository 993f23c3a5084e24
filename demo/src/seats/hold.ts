export interface Hold {
  readonly booking: string;
  readonly until: number;
}

/** Spaces on the car deck of one crossing, and who holds them while they pay. */
export class CarDeck {
  readonly spaces: number;
  readonly holds = new Map<string, Hold>();

  constructor(spaces: number) {
    this.spaces = spaces;
  }

  // TODO: give the space back when the ten minutes are over and nobody has paid
  hold(booking: string, now: number): boolean {
    if (this.holds.size >= this.spaces) return false;
    this.holds.set(booking, { booking, until: now + 600_000 });
    return true;
  }
}
