// Lanes: how many pieces of work go on at once, and how one that is slow lets the next begin. They know nothing of what is done.

/** What a lane has room for; `patience` in milliseconds. */
export interface LaneLimits {
  /** That have not lasted longer than the lane's patience. */
  readonly atOnce: number;
  /** With those that have. */
  readonly inAll: number;
  readonly patience: number;
}

/** Begins the work when it is its turn, in the order of asking. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/** What waits for a machine that says nothing costs next to nothing, so that its place is given on; it goes on all the same. */
export function openLane({ atOnce, inAll, patience }: LaneLimits): Lane {
  const waiting: (() => void)[] = [];
  let quick = 0;
  let underWay = 0;
  const admit = () => {
    while (waiting.length > 0 && quick < atOnce && underWay < inAll) {
      quick += 1;
      underWay += 1;
      waiting.shift()?.();
    }
  };
  return async (work) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
      admit();
    });
    let isQuick = true;
    const giveOn = () => {
      if (isQuick) quick -= 1;
      isQuick = false;
      admit();
    };
    const timer = setTimeout(giveOn, patience);
    try {
      return await work();
    } finally {
      clearTimeout(timer);
      underWay -= 1;
      giveOn();
    }
  };
}
