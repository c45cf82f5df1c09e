import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { offsetLabel, zoneNamed } from '../../src/schedule/zone.ts';
import { RENAMED } from '../../src/schedule/zone-names.ts';
import { searchZones } from '../../src/schedule/zones.ts';

const WINTER = Temporal.Instant.from('2026-01-15T12:00Z');
const SUMMER = Temporal.Instant.from('2026-07-15T12:00Z');

function find(typed: string, limit = 25): string[] {
  return searchZones(typed, WINTER, { limit }).map(({ zone }) => zone);
}

describe('somebody looking for a time zone', () => {
  test.each([
    ['berlin', 'Europe/Berlin'],
    ['BERLIN ', 'Europe/Berlin'],
    ['new york', 'America/New_York'],
    ['new-york', 'America/New_York'],
    ['newyork', 'America/New_York'],
    ['nyc', 'America/New_York'],
    ['london', 'Europe/London'],
    ['Europe/London', 'Europe/London'],
    ['europe london', 'Europe/London'],
    ['lord howe', 'Australia/Lord_Howe'],
    ['München', 'Europe/Berlin'],
    ['mumbai', 'Asia/Kolkata'],
    ['bos', 'America/New_York'],
    ['sanfran', 'America/Los_Angeles'],
    ['san fran', 'America/Los_Angeles'],
    ['são paulo', 'America/Sao_Paulo'],
    ['kyiv', 'Europe/Kyiv'],
    ['kiev', 'Europe/Kyiv'],
    ['calcutta', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['est5edt', 'America/New_York'],
    ['EST', 'America/New_York'],
    ['pst', 'America/Los_Angeles'],
    ['CET', 'Europe/Berlin'],
    ['IST', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['gmt', 'UTC'],
    ['germany', 'Europe/Berlin'],
    ['japan', 'Asia/Tokyo'],
    ['india', 'Asia/Kolkata'],
    ['usa', 'America/New_York'],
    ['us', 'America/New_York'],
    ['united st', 'America/New_York'],
    ['viet', 'Asia/Ho_Chi_Minh'],
  ])('finds %j first as %s', (typed, zone) => {
    expect(find(typed)[0]).toBe(zone);
  });

  test.each([
    ['berln', 'Europe/Berlin'],
    ['los angles', 'America/Los_Angeles'],
    ['aukland', 'Pacific/Auckland'],
    ['melborne', 'Australia/Melbourne'],
    ['kolkatta', 'Asia/Kolkata'],
    ['beijng', 'Asia/Shanghai'],
    ['Europe/Berln', 'Europe/Berlin'],
    ['tokio', 'Asia/Tokyo'],
  ])('finds the misspelt %j as %s', (typed, zone) => {
    expect(find(typed)[0]).toBe(zone);
  });

  it('finds countries in another language', () => {
    const found = searchZones('schweiz', WINTER, { language: 'de' });
    expect(found.map(({ zone }) => zone)).toEqual(['Europe/Zurich']);
  });

  it('finds what is at an offset now, not half a year later', () => {
    const zonesAt = (typed: string, at: Temporal.Instant) =>
      searchZones(typed, at, { limit: 500 }).map(({ zone }) => zone);
    expect(zonesAt('UTC+2', SUMMER)).toContain('Europe/Berlin');
    expect(zonesAt('UTC+2', WINTER)).not.toContain('Europe/Berlin');
    expect(zonesAt('gmt -5', WINTER)).toContain('America/New_York');
    expect(zonesAt('+05:45', WINTER)).toEqual(['Asia/Kathmandu']);
    expect(zonesAt('utc+14', WINTER)).toEqual(['Pacific/Kiritimati']);
    expect(zonesAt('utc+15', WINTER)).toEqual([]);
  });

  it('sees the offset of that time of the year', () => {
    const label = (typed: string, at: Temporal.Instant) =>
      searchZones(typed, at, { limit: 1 })[0]?.label;
    expect(label('berlin', WINTER)).toBe('Europe/Berlin (UTC+1)');
    expect(label('berlin', SUMMER)).toBe('Europe/Berlin (UTC+2)');
    expect(label('kathmandu', WINTER)).toBe('Asia/Kathmandu (UTC+5:45)');
    expect(label('marquesas', WINTER)).toBe('Pacific/Marquesas (UTC-9:30)');
    expect(label('london', WINTER)).toBe('Europe/London (UTC)');
    expect(label('utc', WINTER)).toBe('UTC');
  });

  it('sees the zones that most people want before typing anything, and no more than fit', () => {
    expect(find('', 3)).toEqual(['Europe/London', 'Europe/Berlin', 'America/New_York']);
    expect(find('')).toHaveLength(25);
  });

  it('finds nothing for what is no place', () => {
    expect(find('qwertyuiop')).toEqual([]);
    expect(find('🙂')).toEqual([]);
  });

  it('reaches every zone of the database by its name and by its city', () => {
    for (const id of Intl.supportedValuesOf('timeZone')) {
      const zone = RENAMED[id] ?? id;
      expect(find(id)[0], id).toBe(zone);
      expect(find(id.split('/').at(-1) ?? id), id).toContain(zone);
    }
  }, 30_000);

  it('is only ever offered real zones, each once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (typed) => {
        const found = find(typed, 500);
        expect(new Set(found).size).toBe(found.length);
        for (const zone of found) expect(zoneNamed(zone)).toBe(zone);
      }),
    );
    for (const zone of find('', 500)) expect(zoneNamed(zone), zone).toBe(zone);
  }, 30_000);
});

describe('the name of a zone', () => {
  it('is taken in any case, and kept even when the database has a newer one', () => {
    expect(zoneNamed('europe/berlin')).toBe('Europe/Berlin');
    expect(zoneNamed('Asia/Calcutta')).toBe('Asia/Calcutta');
    expect(zoneNamed('utc')).toBe('UTC');
  });

  test.each(['', 'Berlin', '+02:00', 'UTC+2', 'Europe/Berlin ', '2026-01-01[Europe/Berlin]', 'Z'])(
    'is not %j',
    (name) => {
      expect(zoneNamed(name)).toBe(undefined);
    },
  );
});

test('an offset is written as people write it', () => {
  expect([0, 60, -60, 345, -570, 840].map(offsetLabel)).toEqual([
    'UTC',
    'UTC+1',
    'UTC-1',
    'UTC+5:45',
    'UTC-9:30',
    'UTC+14',
  ]);
});
