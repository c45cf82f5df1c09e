/**
 * Where the teams of a large installation are: shares of all channels by time zone, in percent. An
 * assumption, made from how many people work at desks with English or a Latin script around them; the
 * largest zone matters most, and it is the eastern United States.
 */
export const SHARES: Readonly<Record<string, number>> = {
  'America/New_York': 20,
  'America/Chicago': 11,
  'America/Denver': 3,
  'America/Los_Angeles': 11,
  'America/Sao_Paulo': 6,
  'America/Mexico_City': 3,
  'America/Bogota': 2,
  'Europe/London': 9,
  'Europe/Berlin': 15,
  'Europe/Helsinki': 3,
  'Europe/Istanbul': 2,
  'Asia/Dubai': 1,
  'Asia/Kolkata': 6,
  'Asia/Singapore': 3,
  'Asia/Tokyo': 2,
  'Australia/Sydney': 3,
};
