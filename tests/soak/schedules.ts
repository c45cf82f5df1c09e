/** How many channels have a daily stretch in each minute, on each platform. */
const PER_MINUTE = { discord: 40, slack: 10 } as const;

/** Daily stretches that fall into the minutes to come. */
export interface Schedules {
  /** For `unhunch import`. */
  readonly lines: string;
  /** The channels by platform, each of which is to be posted to once. */
  readonly channels: { readonly discord: readonly string[]; readonly slack: readonly string[] };
}

/** As many as come due in so many minutes from a moment on, which is a minute's beginning. */
export function schedulesFrom(first: Temporal.Instant, minutes: number): Schedules {
  const lines: string[] = [];
  const channels = { discord: [] as string[], slack: [] as string[] };
  for (let minute = 0; minute < minutes; minute++) {
    const at = first.add({ minutes: minute }).toZonedDateTimeISO('UTC').toPlainTime();
    for (const platform of ['discord', 'slack'] as const) {
      for (let number = 0; number < PER_MINUTE[platform]; number++) {
        const id = 10_000 + channels[platform].length;
        const channel = platform === 'discord' ? String(id) : `C${id}`;
        channels[platform].push(channel);
        lines.push(
          JSON.stringify({
            type: 'schedule',
            platform,
            workspace: platform === 'discord' ? String(9_000 + (id % 20)) : 'T0BENCH',
            channel,
            times: [at.toString({ smallestUnit: 'minute' })],
            zone: 'UTC',
            days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
            place: ['desk', 'chair', 'standing'],
            createdBy: 'U1',
          }),
        );
      }
    }
  }
  return { lines: lines.join('\n'), channels };
}
