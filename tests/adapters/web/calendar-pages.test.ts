import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { scheduleLine } from '../../../adapters/web/calendar/chat-lines.ts';
import { calendarPages } from '../../../adapters/web/calendar/pages.ts';
import type { Knowledge } from '../../../adapters/web/knowledge.ts';
import { createWording } from '../../../src/cards/wording.ts';
import { scheduleWords } from '../../../src/commands/schedule/words.ts';
import { PLACES } from '../../../src/content/schema/terms.ts';
import { upcomingPosts } from '../../../src/delivery/upcoming.ts';
import { loadHolidays } from '../../../src/schedule/holidays.ts';
import { parseSchedule } from '../../../src/schedule/parse-schedule.ts';
import { checkSchedule, DAYS } from '../../../src/schedule/schedule.ts';
import { PAGE } from '../../../src/playground.ts';
import { englishKnowledge } from '../../support/knowledge.ts';

/** Hundreds of schedules are slow on a busy machine; nothing here is about how long it takes. */
vi.setConfig({ testTimeout: 120_000 });

let knowledge: Knowledge;
beforeAll(async () => {
  knowledge = await englishKnowledge();
});

const NOW = Temporal.Instant.from('2026-11-30T10:00Z');

/** What the calendar shows at an address. */
async function read(query: string, having: Knowledge = knowledge): Promise<string> {
  const pages = calendarPages({ knowledge: having, clock: () => NOW, zone: 'Europe/Berlin' });
  const response = await pages.request(`/calendar?${query}`);
  expect(response.status).toBe(200);
  return (await response.text()).replace(/\s+/g, ' ');
}

/** The list's rows as text: instant, what is read, and notes. */
async function rows(query: string): Promise<string[]> {
  const [, list = ''] = /<ol class="posts">(.*?)<\/ol>/.exec(await read(query)) ?? [];
  return list.split('<li>').slice(1).map(textOf);
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The cell of a day, by its date, as text. */
async function cell(query: string, date: string): Promise<string> {
  const found = (await read(query))
    .split('<td')
    .find((each) => each.includes(`datetime="${date}"`));
  return textOf(`<td${found ?? ''}`.split('</td>')[0] ?? '');
}

const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => `${part}`.padStart(2, '0')).join(':'));
const date = fc
  .integer({ min: 0, max: 3000 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const asked = fc.record({
  times: fc.array(time, { minLength: 1, maxLength: 3 }),
  zone: fc.constantFrom(
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'America/New_York',
    'Asia/Kathmandu',
    'Africa/Casablanca',
    'Pacific/Apia',
    'UTC',
  ),
  days: fc.subarray([...DAYS], { minLength: 1 }),
  place: fc.subarray([...PLACES], { minLength: 1 }),
  skip: fc.array(date, { maxLength: 3 }),
  country: fc.constantFrom('', 'DE', 'DE-BY', 'GB-ENG', 'US', 'JP'),
  from: date,
});

describe('whatever is asked for', () => {
  it('has the ten posts that the bot would plan', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ times, zone, days, place, skip, country, from }) => {
        const params = new URLSearchParams({
          times: times.join(', '),
          zone,
          off: skip.join(' '),
          from,
        });
        const [land = ''] = country.split('-');
        params.set('country', land);
        params.set('region', country.includes('-') ? country : '');
        for (const each of days) params.append('days', each);
        for (const each of place) params.append('place', each);
        const holidays = country === '' ? [] : [country];
        const schedule = checkSchedule({ times, zone, days, place, skip, holidays });
        const after = Temporal.PlainDate.from(from)
          .toZonedDateTime(zone)
          .toInstant()
          .subtract({ nanoseconds: 1 });
        const posts = upcomingPosts(
          { ...schedule, ...PAGE },
          knowledge.catalogue.exercises,
          after,
          {
            count: 10,
            isHoliday: await loadHolidays(holidays),
          },
        );
        const markup = await read(params.toString());
        const [, list = ''] = /<ol class="posts">(.*?)<\/ol>/.exec(markup) ?? [];
        const shown = [...list.matchAll(/datetime="([^"]*)".*?href="\/moves\/([^"]*)"/g)];
        expect(shown.map(([, at, slug]) => [at, slug])).toEqual(
          posts.map(({ occurrence, exercise }) => [occurrence.instant.toString(), exercise.slug]),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('has a line that the bot reads as the same', () => {
    const words = scheduleWords(knowledge.wording.phrases);
    fc.assert(
      fc.property(asked, ({ times, zone, days, place, skip, country }) => {
        const holidays = country === '' ? [] : [country];
        const schedule = checkSchedule({ times, zone, days, place, skip, holidays });
        const line = scheduleLine(schedule, knowledge.wording);
        expect(checkSchedule(parseSchedule(line, words))).toEqual(schedule);
      }),
      { numRuns: 40 },
    );
  });

  it('is short where it is usual', () => {
    const schedule = checkSchedule({ times: ['09:00'], zone: 'Europe/Berlin', holidays: ['DE'] });
    expect(scheduleLine(schedule, knowledge.wording)).toBe(
      '09:00 weekdays Europe/Berlin holidays DE',
    );
  });
});

describe('when the clocks change', () => {
  const EVERY_DAY = DAYS.map((day) => `days=${day}`).join('&');

  it('a time that they skip comes later, and it says so', async () => {
    const [, sunday] = await rows(`times=2:15&zone=Europe/Berlin&from=2026-03-28&${EVERY_DAY}`);
    expect(sunday).toContain('Sun, 29 Mar 2026, 03:15 29 Mar, 01:15 UTC');
    expect(sunday).toContain('Instead of 02:15, which the clocks skip that day');
    expect(sunday).toContain('The clocks have changed, from UTC+1 to UTC+2');
  });

  it('a time that they show twice comes the first time, and it says so', async () => {
    const [sunday] = await rows(`times=2:15&zone=Europe/Berlin&from=2026-10-25&${EVERY_DAY}`);
    expect(sunday).toContain('Sun, 25 Oct 2026, 02:15 25 Oct, 00:15 UTC');
    expect(sunday).toContain('The clocks show 02:15 twice that day; this is the first time');
  });

  it('half an hour is half an hour on Lord Howe Island', async () => {
    const [sunday] = await rows(`times=2:15&zone=Australia/Lord_Howe&from=2026-10-04&${EVERY_DAY}`);
    expect(sunday).toContain('Sun, 4 Oct 2026, 02:45 3 Oct, 15:45 UTC');
    expect(sunday).toContain('Instead of 02:15');
  });

  it('a date that Samoa left out has no post, and the calendar says so', async () => {
    const query = `zone=Pacific/Apia&from=2011-12-29&${EVERY_DAY}`;
    const [thursday, saturday] = await rows(query);
    expect(thursday).toContain('Thu, 29 Dec 2011');
    expect(saturday).toContain('Sat, 31 Dec 2011, 09:00 30 Dec, 19:00 UTC');
    expect(saturday).toContain('from UTC-10 to UTC+14');
    expect(await cell(query, '2011-12-30')).toContain('30 no such day here');
  });
});

describe('the months', () => {
  const CHRISTMAS = 'country=GB&region=GB-ENG&off=2026-12-24&from=2026-12-21';

  it('name holidays and days off, and leave them without posts', async () => {
    expect(await cell(CHRISTMAS, '2026-12-24')).toBe('24 day off');
    expect(await cell(CHRISTMAS, '2026-12-25')).toBe('25 Christmas Day');
    expect(await cell(CHRISTMAS, '2026-12-23')).toMatch(/^23 09:00 \w/);
  });

  it('mark today', async () => {
    const today = (await read('from=2026-11-30')).match(
      /<td[^>]*aria-current="date"[^>]*>.*?<\/td>/g,
    );
    expect(today).toHaveLength(1);
    expect(textOf(today?.[0] ?? '')).toMatch(/^30 today 09:00/);
  });

  it('begin their weeks as people of the language do', async () => {
    const first = async (locale: string) => {
      const phrases = { ...knowledge.wording.phrases, locale };
      const markup = await read('', { ...knowledge, wording: createWording(phrases) });
      const [, abbreviation] = /<th scope="col" abbr="(\w+)"/.exec(markup) ?? [];
      const [, week = ''] = /<tbody>\s*<tr>(.*?)<\/tr>/.exec(markup) ?? [];
      // 1 December 2026 is a Tuesday.
      return [abbreviation, week.split('class="outside"').length - 1];
    };
    expect(await first('en-GB')).toEqual(['Monday', 1]);
    expect(await first('en-US')).toEqual(['Sunday', 2]);
  });
});

describe('something that can’t be', () => {
  it.each([
    ['times=25:99', 'times', '“25:99” is no time of day.'],
    ['times=', 'times', 'When shall I post?'],
    ['zone=', 'zone', 'Which time zone is it for?'],
    ['zone=Xyzzyqwv', 'zone', 'I don’t know a time zone “Xyzzyqwv”.'],
    ['zone=cet', 'zone', 'More than one time zone may be meant.'],
    ['days=', 'days', 'Choose at least one day of the week.'],
    ['place=', 'place', 'Choose at least one place.'],
    ['off=2026-02-30', 'off', '“2026-02-30” is no date I can read.'],
    ['country=XX', 'country', 'I know no public holidays for “XX”.'],
    ['from=1066-10-14', 'from', 'Write a date from 1970 to 2100'],
    ['from=soon', 'from', 'Write a date from 1970 to 2100'],
  ])('%s is told at its field, and nothing else is lost', async (query, field, problem) => {
    const markup = await read(`times=7:45&${query}`.replace(/times=7:45&(?=times)/, ''));
    const [, said = ''] = new RegExp(`id="${field}-problem"[^>]*>(.*?)</p>`).exec(markup) ?? [];
    expect(said).toContain(problem);
    expect(markup).toContain(`<a href="#${field}">`);
    expect(markup).toMatch(new RegExp(`aria-describedby="${field}-problem`));
    if (!query.startsWith('times')) expect(markup).toContain('value="7:45"');
    expect(markup).not.toContain('class="posts"');
  });

  it('is all told at once', async () => {
    const markup = await read('times=25:99&zone=&from=soon&off=x');
    const told = [...markup.matchAll(/id="(\w+)-problem"/g)].map(([, field]) => field);
    expect(told).toEqual(['times', 'zone', 'off', 'from']);
  });
});
