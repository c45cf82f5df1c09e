/**
 * Clock changes that schedules have got wrong. Each was worked out by hand from the changes of
 * the zone's offset as `zdump -v` prints them, and gives the offset in force in the local time.
 */

interface HardCase {
  readonly what: string;
  readonly zone: string;
  readonly time: string;
  /** The instant to look on from. */
  readonly after: string;
  /** What the clock on the wall shows when it fires. */
  readonly local: string;
  readonly utc: string;
}

/** zone | what happens | slot | look on from | wall clock | UTC */
const TABLE = `
America/New_York     | a skipped hour: an hour later                      | 02:30 | 2026-03-07T12:00Z | 2026-03-08T03:30-04:00 | 2026-03-08T07:30Z
America/New_York     | the first skipped minute                           | 02:00 | 2026-03-07T12:00Z | 2026-03-08T03:00-04:00 | 2026-03-08T07:00Z
America/New_York     | the last minute before the skipped hour            | 01:59 | 2026-03-07T12:00Z | 2026-03-08T01:59-05:00 | 2026-03-08T06:59Z
America/New_York     | the day after a skipped hour                       | 02:30 | 2026-03-08T07:30Z | 2026-03-09T02:30-04:00 | 2026-03-09T06:30Z
America/New_York     | an hour twice: the first                           | 01:30 | 2026-10-31T12:00Z | 2026-11-01T01:30-04:00 | 2026-11-01T05:30Z
America/New_York     | an hour twice: not the second                      | 01:30 | 2026-11-01T05:30Z | 2026-11-02T01:30-05:00 | 2026-11-02T06:30Z
America/New_York     | asked in between the two                           | 01:30 | 2026-11-01T06:10Z | 2026-11-02T01:30-05:00 | 2026-11-02T06:30Z
America/New_York     | the first minute after the hour that came twice    | 02:00 | 2026-10-31T12:00Z | 2026-11-01T02:00-05:00 | 2026-11-01T07:00Z
Europe/London        | a skipped hour                                     | 01:30 | 2026-03-28T12:00Z | 2026-03-29T02:30+01:00 | 2026-03-29T01:30Z
Europe/London        | the morning on which summer time begins            | 09:00 | 2026-03-28T09:00Z | 2026-03-29T09:00+01:00 | 2026-03-29T08:00Z
Europe/London        | an hour twice                                      | 01:30 | 2026-10-24T12:00Z | 2026-10-25T01:30+01:00 | 2026-10-25T00:30Z
Europe/London        | the morning on which summer time ends              | 09:00 | 2026-10-24T08:00Z | 2026-10-25T09:00+00:00 | 2026-10-25T09:00Z
Europe/Dublin        | summer is standard time, winter the exception      | 01:15 | 2026-03-28T12:00Z | 2026-03-29T02:15+01:00 | 2026-03-29T01:15Z
Europe/Dublin        | the hour twice in autumn                           | 01:45 | 2026-10-24T12:00Z | 2026-10-25T01:45+01:00 | 2026-10-25T00:45Z
Atlantic/Azores      | a skipped hour from midnight                       | 00:30 | 2026-03-28T12:00Z | 2026-03-29T01:30+00:00 | 2026-03-29T01:30Z
Australia/Lord_Howe  | half an hour skipped                               | 02:15 | 2026-10-03T06:00Z | 2026-10-04T02:45+11:00 | 2026-10-03T15:45Z
Australia/Lord_Howe  | the end of the skipped half hour                   | 02:30 | 2026-10-03T06:00Z | 2026-10-04T02:30+11:00 | 2026-10-03T15:30Z
Australia/Lord_Howe  | half an hour twice                                 | 01:45 | 2026-04-04T06:00Z | 2026-04-05T01:45+11:00 | 2026-04-04T14:45Z
Australia/Lord_Howe  | half an hour twice, once only                      | 01:45 | 2026-04-04T14:45Z | 2026-04-06T01:45+10:30 | 2026-04-05T15:15Z
Australia/Adelaide   | a zone on the half hour skips one                  | 02:30 | 2026-10-03T12:00Z | 2026-10-04T03:30+10:30 | 2026-10-03T17:00Z
Antarctica/Troll     | two hours skipped                                  | 01:30 | 2026-03-28T12:00Z | 2026-03-29T03:30+02:00 | 2026-03-29T01:30Z
Antarctica/Troll     | two hours twice                                    | 02:30 | 2026-10-24T12:00Z | 2026-10-25T02:30+02:00 | 2026-10-25T00:30Z
Antarctica/Casey     | three hours skipped                                | 04:30 | 2018-10-06T12:00Z | 2018-10-07T07:30+11:00 | 2018-10-06T20:30Z
Africa/Casablanca    | the clocks go back for Ramadan                     | 02:30 | 2026-02-14T12:00Z | 2026-02-15T02:30+01:00 | 2026-02-15T01:30Z
Africa/Casablanca    | a morning in Ramadan                               | 09:00 | 2026-02-19T12:00Z | 2026-02-20T09:00+00:00 | 2026-02-20T09:00Z
Africa/Casablanca    | the clocks go on after Ramadan                     | 02:30 | 2026-03-21T12:00Z | 2026-03-22T03:30+01:00 | 2026-03-22T02:30Z
Africa/El_Aaiun      | a morning after Ramadan                            | 09:00 | 2026-03-22T12:00Z | 2026-03-23T09:00+01:00 | 2026-03-23T08:00Z
Africa/El_Aaiun      | the Ramadan before came later in the year          | 02:00 | 2025-02-22T12:00Z | 2025-02-23T02:00+01:00 | 2025-02-23T01:00Z
Africa/Cairo         | midnight itself is skipped                         | 00:00 | 2026-04-23T12:00Z | 2026-04-24T01:00+03:00 | 2026-04-23T22:00Z
Africa/Cairo         | half past a skipped midnight                       | 00:30 | 2026-04-23T12:00Z | 2026-04-24T01:30+03:00 | 2026-04-23T22:30Z
Africa/Cairo         | the hour before midnight twice                     | 23:30 | 2026-10-29T12:00Z | 2026-10-29T23:30+03:00 | 2026-10-29T20:30Z
Asia/Beirut          | midnight is skipped                                | 00:00 | 2026-03-28T12:00Z | 2026-03-29T01:00+03:00 | 2026-03-28T22:00Z
Asia/Beirut          | the hour before midnight twice                     | 23:15 | 2026-10-24T12:00Z | 2026-10-24T23:15+03:00 | 2026-10-24T20:15Z
Asia/Jerusalem       | a skipped hour on a Friday                         | 02:30 | 2026-03-26T12:00Z | 2026-03-27T03:30+03:00 | 2026-03-27T00:30Z
Asia/Amman           | summer time that never ended                       | 09:00 | 2022-10-27T12:00Z | 2022-10-28T09:00+03:00 | 2022-10-28T06:00Z
Asia/Tehran          | the last hour twice, in half-hour offsets          | 23:30 | 2022-09-21T12:00Z | 2022-09-21T23:30+04:30 | 2022-09-21T19:00Z
Asia/Kathmandu       | an offset of 45 minutes                            | 09:00 | 2026-05-01T12:00Z | 2026-05-02T09:00+05:45 | 2026-05-02T03:15Z
Asia/Kathmandu       | a quarter of an hour skipped at New Year           | 00:05 | 1985-12-31T12:00Z | 1986-01-01T00:20+05:45 | 1985-12-31T18:35Z
Asia/Pyongyang       | half an hour skipped up to midnight                | 23:45 | 2018-05-04T12:00Z | 2018-05-05T00:15+09:00 | 2018-05-04T15:15Z
Asia/Pyongyang       | half an hour twice before midnight                 | 23:45 | 2015-08-14T12:00Z | 2015-08-14T23:45+09:00 | 2015-08-14T14:45Z
Europe/Istanbul      | a change put off by two weeks                      | 03:30 | 2015-11-07T12:00Z | 2015-11-08T03:30+03:00 | 2015-11-08T00:30Z
Europe/Volgograd     | the zone itself moves, not its summer time         | 01:30 | 2020-12-26T12:00Z | 2020-12-27T01:30+04:00 | 2020-12-26T21:30Z
America/Nuuk         | skipped past midnight, into another day            | 23:30 | 2026-03-28T12:00Z | 2026-03-29T00:30-01:00 | 2026-03-29T01:30Z
America/Nuuk         | and the next is that other day's own               | 23:30 | 2026-03-29T01:30Z | 2026-03-29T23:30-01:00 | 2026-03-30T00:30Z
America/Nuuk         | the hour before midnight twice                     | 23:30 | 2026-10-24T12:00Z | 2026-10-24T23:30-01:00 | 2026-10-25T00:30Z
America/Havana       | midnight is skipped                                | 00:15 | 2026-03-07T12:00Z | 2026-03-08T01:15-04:00 | 2026-03-08T05:15Z
America/Havana       | the hour after midnight twice                      | 00:30 | 2026-10-31T12:00Z | 2026-11-01T00:30-04:00 | 2026-11-01T04:30Z
America/Santiago     | midnight is skipped in September                   | 00:00 | 2026-09-05T12:00Z | 2026-09-06T01:00-03:00 | 2026-09-06T04:00Z
America/Santiago     | the hour before midnight twice in April            | 23:30 | 2026-04-04T12:00Z | 2026-04-04T23:30-03:00 | 2026-04-05T02:30Z
Pacific/Easter       | skipped with the mainland, two hours earlier       | 22:30 | 2026-09-05T12:00Z | 2026-09-05T23:30-05:00 | 2026-09-06T04:30Z
America/Sao_Paulo    | midnight was skipped in November                   | 00:30 | 2018-11-03T12:00Z | 2018-11-04T01:30-02:00 | 2018-11-04T03:30Z
America/St_Johns     | a zone on the half hour skips one                  | 02:15 | 2026-03-07T12:00Z | 2026-03-08T03:15-02:30 | 2026-03-08T05:45Z
America/St_Johns     | back to yesterday at a minute past midnight        | 23:30 | 2006-10-28T12:00Z | 2006-10-28T23:30-02:30 | 2006-10-29T02:00Z
America/St_Johns     | today's midnight, before yesterday comes again     | 00:00 | 2006-10-29T02:00Z | 2006-10-29T00:00-02:30 | 2006-10-29T02:30Z
America/Caracas      | half an hour skipped                               | 02:45 | 2016-04-30T12:00Z | 2016-05-01T03:15-04:00 | 2016-05-01T07:15Z
America/Mexico_City  | no summer time any more                            | 09:00 | 2023-04-02T15:00Z | 2023-04-03T09:00-06:00 | 2023-04-03T15:00Z
Pacific/Chatham      | a zone on the quarter hour skips one               | 03:00 | 2026-09-26T06:00Z | 2026-09-27T04:00+13:45 | 2026-09-26T14:15Z
Pacific/Chatham      | and shows one twice                                | 03:00 | 2026-04-04T06:00Z | 2026-04-05T03:00+13:45 | 2026-04-04T13:15Z
Pacific/Norfolk      | summer time since 2019                             | 02:30 | 2026-04-04T06:00Z | 2026-04-05T02:30+12:00 | 2026-04-04T14:30Z
Pacific/Apia         | a date left out at the date line                   | 09:00 | 2011-12-29T19:00Z | 2011-12-31T09:00+14:00 | 2011-12-30T19:00Z
Pacific/Apia         | the last evening before it                         | 23:30 | 2011-12-29T20:00Z | 2011-12-29T23:30-10:00 | 2011-12-30T09:30Z
Pacific/Apia         | and the first one after it                         | 23:30 | 2011-12-30T09:30Z | 2011-12-31T23:30+14:00 | 2011-12-31T09:30Z
Pacific/Fakaofo      | the same date left out in Tokelau                  | 09:00 | 2011-12-29T20:30Z | 2011-12-31T09:00+13:00 | 2011-12-30T20:00Z
Pacific/Kwajalein    | 21 August 1993 left out                            | 09:00 | 1993-08-20T22:00Z | 1993-08-22T09:00+12:00 | 1993-08-21T21:00Z
Pacific/Kwajalein    | 30 September 1969 twice: the first                 | 09:00 | 1969-09-29T12:00Z | 1969-09-30T09:00+11:00 | 1969-09-29T22:00Z
Pacific/Kwajalein    | 30 September 1969 twice: not the second            | 09:00 | 1969-09-29T22:00Z | 1969-10-01T09:00-12:00 | 1969-10-01T21:00Z
Pacific/Kiritimati   | New Year's Eve 1994 left out                       | 09:00 | 1994-12-30T20:00Z | 1995-01-01T09:00+14:00 | 1994-12-31T19:00Z
Pacific/Kiritimati   | the first to see a new year                        | 00:00 | 2026-12-30T12:00Z | 2027-01-01T00:00+14:00 | 2026-12-31T10:00Z
Pacific/Pago_Pago    | the last to see the old one                        | 23:59 | 2026-12-31T12:00Z | 2026-12-31T23:59-11:00 | 2027-01-01T10:59Z
Pacific/Auckland     | a new year in summer time                          | 00:00 | 2026-12-30T12:00Z | 2027-01-01T00:00+13:00 | 2026-12-31T11:00Z
Europe/Berlin        | a leap day                                         | 09:00 | 2028-02-28T12:00Z | 2028-02-29T09:00+01:00 | 2028-02-29T08:00Z
Europe/Berlin        | none in 2027                                       | 09:00 | 2027-02-28T12:00Z | 2027-03-01T09:00+01:00 | 2027-03-01T08:00Z
UTC                  | midnight, asked at midnight                        | 00:00 | 2026-05-01T00:00Z | 2026-05-02T00:00+00:00 | 2026-05-02T00:00Z
US/Pacific           | a zone under an old name                           | 09:00 | 2026-07-01T00:00Z | 2026-07-01T09:00-07:00 | 2026-07-01T16:00Z
`;

export const HARD_CASES: readonly HardCase[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [zone = '', what = '', time = '', after = '', local = '', utc = ''] = line
      .split('|')
      .map((cell) => cell.trim());
    return { zone, what, time, after, local, utc };
  });
