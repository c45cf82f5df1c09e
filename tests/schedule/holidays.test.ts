import { describe, expect, it, test } from 'vitest';
import { loadHolidays } from '../../src/schedule/holidays.ts';

/** Which of these dates are holidays in any of the regions. */
async function among(regions: string[], ...dates: string[]): Promise<string[]> {
  const isHoliday = await loadHolidays(regions);
  return dates.filter(isHoliday);
}

describe('public holidays', () => {
  // From the countries' own laws and calendars.
  test.each([
    ['DE', ['2026-10-03', '2026-12-25'], ['2026-01-06', '2026-12-24', '2026-12-31']],
    ['DE-BY', ['2026-01-06', '2026-10-03', '2026-11-01'], ['2026-10-31']],
    ['GB', ['2026-12-25', '2026-12-28'], ['2026-08-31', '2026-12-29']],
    ['GB-ENG', ['2026-08-31'], ['2026-08-03']],
    ['UK-SCT', ['2026-01-02', '2026-08-03'], ['2026-08-31']],
    ['US', ['2026-07-03', '2026-11-26'], ['2026-11-27']],
    ['JP', ['2026-05-06', '2026-09-22'], ['2026-05-07']],
  ])('%s', async (region, holidays, others) => {
    expect(await among([region], ...holidays, ...others)).toEqual(holidays);
  });

  it('of several days are all of them', async () => {
    // Kurban Bayramı 2026 is from 27 to 30 May, with half a day before it.
    const days = [
      '2026-05-26',
      '2026-05-27',
      '2026-05-28',
      '2026-05-29',
      '2026-05-30',
      '2026-05-31',
    ];
    expect(await among(['TR'], ...days)).toEqual(days.slice(1, 5));
  });

  it('of several days go on after New Year', async () => {
    // Kurban Bayramı began on 31 December 2006.
    const days = ['2007-01-01', '2007-01-02', '2007-01-03', '2007-01-04'];
    expect(await among(['TR'], ...days)).toEqual(days.slice(0, 3));
  });

  it('are whole days on the night the clocks go forward too', async () => {
    // Easter Sunday, a holiday in Brandenburg, with 23 hours.
    expect(await among(['DE-BB'], '2027-03-28')).toEqual(['2027-03-28']);
  });

  it('that are half a day are days with a post', async () => {
    expect(await among(['IS'], '2026-12-24', '2026-12-25', '2026-12-31')).toEqual(['2026-12-25']);
  });

  it('of several countries are those of each', async () => {
    const dates = ['2026-07-14', '2026-10-03', '2026-07-04'];
    expect(await among(['DE', 'FR'], ...dates)).toEqual(['2026-07-14', '2026-10-03']);
  });

  it('of no country are none', async () => {
    expect(await among([], '2026-12-25')).toEqual([]);
  });

  it('fall on the same dates wherever the bot runs', async () => {
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
        process.env['TZ'] = zone;
        // A year that nothing has asked for yet.
        const year = zone === 'Pacific/Kiritimati' ? 2031 : 2032;
        const dates = [`${year}-12-24`, `${year}-12-25`, `${year}-12-26`, `${year}-12-27`];
        expect(await among(['DE'], ...dates)).toEqual(dates.slice(1, 3));
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});

describe('a country or region without known holidays', () => {
  test.each([
    ['XX', 'no holidays are known for "XX". Use a country’s two letters after ISO 3166'],
    ['GB-XX', 'Use GB alone, or one of: GB-ALD, GB-ENG, GB-NIR, GB-SCT, GB-WLS.'],
    ['GB-ENG-X', 'Use GB-ENG alone.'],
    ['DE-BY-A-B', 'Use DE-BY-A alone.'],
  ])('%s', async (region, message) => {
    await expect(loadHolidays([region])).rejects.toThrow(message);
  });
});
