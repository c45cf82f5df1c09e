import type { LazyDesk } from '../desk/lazy-desk.ts';
import type { PrometheusMeter } from '../metrics/prometheus.ts';
import type { Operations } from '../server/operations.ts';

/** The page of numbers: what was counted, and what is read when somebody asks. */
export function metricsPage(
  meter: PrometheusMeter,
  desk: Pick<LazyDesk, 'depth'>,
  forAll: boolean,
): NonNullable<Operations['metrics']> {
  return {
    forAll,
    async page(parts) {
      const jobs = await desk.depth();
      return meter.page({ parts, ...(jobs ? { jobs: { ...jobs } } : {}) });
    },
  };
}
