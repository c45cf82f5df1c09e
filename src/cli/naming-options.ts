import { ScheduleError } from '../schedule/schedule-error.ts';

/** The option that sets each of a schedule's fields. */
const OPTIONS: Readonly<Record<string, string>> = {
  times: '--time',
  zone: '--zone',
  days: '--days',
  skip: '--skip',
  holidays: '--country',
  place: '--place',
  pausedUntil: '--until',
};

/** A schedule's problems, under the names of the options that its fields come from. */
export async function namingOptions<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    throw new ScheduleError(
      error.problems.map(({ field, message }) => {
        const [name = '', ...where] = field.split(', ');
        return { field: [OPTIONS[name] ?? name, ...where].join(', '), message };
      }),
    );
  }
}
