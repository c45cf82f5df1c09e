/**
 * Names under which people look for a time zone beside those of the IANA database. Searched, never
 * shown. A country is found by itself, through the runtime's own list of zones and regions.
 */

/** The database's present names of zones that the runtime lists under old ones (Unicode CLDR keeps the first name for ever). */
export const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/**
 * Large cities and short names of places that have no zone of their own, and with none the zone
 * alone. The zones that most people want come first: that is the order in which they are offered.
 */
export const PLACE_NAMES = lists({
  'Europe/London':
    'UK, England, Scotland, Wales, Manchester, Birmingham, Edinburgh, Glasgow, Leeds, ' +
    'Bristol, Cardiff, Belfast, Cambridge, Oxford',
  'Europe/Berlin':
    'Munich, München, Hamburg, Frankfurt, Cologne, Köln, Stuttgart, Düsseldorf, Leipzig, ' +
    'Dresden, Nuremberg',
  'America/New_York':
    'NYC, USA, US East, East Coast, Boston, Washington DC, Philadelphia, Atlanta, Miami, ' +
    'Orlando, Charlotte, Pittsburgh',
  'America/Chicago':
    'USA, Dallas, Houston, Austin, San Antonio, Minneapolis, Nashville, New Orleans, ' +
    'Kansas City, St Louis',
  'America/Denver': 'USA, Salt Lake City, Boulder, Albuquerque, Colorado Springs',
  'America/Los_Angeles':
    'LA, USA, US West, West Coast, San Francisco, SF, Seattle, San Diego, San Jose, ' +
    'Portland, Las Vegas, Silicon Valley',
  'Europe/Paris': 'Lyon, Marseille, Toulouse, Nice, Nantes, Lille, Bordeaux',
  'Europe/Madrid': 'Barcelona, Valencia, Seville, Sevilla, Bilbao',
  'Europe/Rome': 'Milan, Milano, Naples, Turin, Florence, Bologna',
  'Europe/Amsterdam': 'Holland, Rotterdam, The Hague, Utrecht, Eindhoven',
  'Europe/Zurich': 'Geneva, Basel, Bern, Lausanne',
  'Europe/Vienna': 'Graz, Linz, Salzburg, Innsbruck',
  'Europe/Brussels': 'Antwerp, Ghent',
  'Europe/Dublin': 'Cork, Galway',
  'Europe/Lisbon': 'Porto',
  'Europe/Stockholm': 'Gothenburg, Malmö',
  'Europe/Warsaw': 'Krakow, Wroclaw, Gdansk, Poznan',
  'Europe/Prague': 'Brno',
  'Europe/Istanbul': 'Ankara, Izmir',
  'Europe/Kyiv': 'Kharkiv, Lviv, Odesa',
  'Europe/Moscow': 'St Petersburg',
  'Asia/Kolkata':
    'Mumbai, Bombay, Delhi, New Delhi, Bangalore, Bengaluru, Hyderabad, Chennai, Pune, ' +
    'Ahmedabad',
  'Asia/Dubai': 'UAE, Abu Dhabi',
  'Asia/Jerusalem': 'Tel Aviv, Haifa',
  'Asia/Riyadh': 'Jeddah, Mecca',
  'Asia/Karachi': 'Lahore, Islamabad',
  'Asia/Shanghai': 'Beijing, Shenzhen, Guangzhou, Hangzhou, Chengdu',
  'Asia/Tokyo': 'Osaka, Kyoto, Nagoya, Yokohama, Fukuoka, Sapporo',
  'Asia/Seoul': 'Busan, South Korea, Korea',
  'Asia/Singapore': '',
  'Asia/Hong_Kong': '',
  'Asia/Ho_Chi_Minh': 'Hanoi, Da Nang',
  'Asia/Manila': 'Cebu, Quezon City',
  'Asia/Jakarta': 'Bandung, Surabaya',
  'Australia/Sydney': 'Canberra, Newcastle',
  'Australia/Melbourne': 'Geelong',
  'Australia/Brisbane': 'Gold Coast',
  'Pacific/Auckland': 'Wellington, Christchurch',
  'America/Toronto': 'Ottawa, Montreal, Quebec, Waterloo',
  'America/Vancouver': 'Victoria',
  'America/Edmonton': 'Calgary',
  'America/Phoenix': 'Arizona, Tucson, Scottsdale',
  'Pacific/Honolulu': 'Hawaii',
  'America/Mexico_City': 'Guadalajara, Puebla',
  'America/Sao_Paulo': 'Rio de Janeiro, Brasilia, Belo Horizonte, Curitiba',
  'America/Argentina/Buenos_Aires': '',
  'America/Bogota': 'Medellin',
  'Africa/Lagos': 'Abuja',
  'Africa/Johannesburg': 'Cape Town, Durban, Pretoria',
  'Africa/Cairo': 'Alexandria',
  'Africa/Casablanca': 'Rabat, Marrakesh',
  UTC: 'GMT, Zulu, Universal',
});

/**
 * What clocks and calendars print for a zone, in winter and summer. Several mean more than one;
 * the zones are those of most offices, the likeliest first.
 */
export const ABBREVIATIONS = lists({
  ET: 'America/New_York, America/Toronto',
  EST: 'America/New_York, America/Toronto, America/Panama',
  EDT: 'America/New_York, America/Toronto',
  CT: 'America/Chicago',
  CST: 'America/Chicago, Asia/Shanghai, America/Mexico_City, America/Havana',
  CDT: 'America/Chicago, America/Havana',
  MT: 'America/Denver',
  MST: 'America/Denver, America/Phoenix',
  MDT: 'America/Denver',
  PT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  AKST: 'America/Anchorage',
  HST: 'Pacific/Honolulu',
  AST: 'America/Halifax, Asia/Riyadh',
  NST: 'America/St_Johns',
  BRT: 'America/Sao_Paulo',
  ART: 'America/Argentina/Buenos_Aires',
  BST: 'Europe/London',
  WET: 'Europe/Lisbon',
  CET: 'Europe/Berlin, Europe/Paris, Europe/Madrid, Europe/Rome, Europe/Amsterdam',
  CEST: 'Europe/Berlin, Europe/Paris, Europe/Madrid, Europe/Rome, Europe/Amsterdam',
  MEZ: 'Europe/Berlin, Europe/Vienna, Europe/Zurich',
  EET: 'Europe/Helsinki, Europe/Athens, Europe/Bucharest, Europe/Kyiv',
  EEST: 'Europe/Helsinki, Europe/Athens, Europe/Bucharest, Europe/Kyiv',
  MSK: 'Europe/Moscow',
  IST: 'Asia/Kolkata, Europe/Dublin, Asia/Jerusalem',
  PKT: 'Asia/Karachi',
  WIB: 'Asia/Jakarta',
  SGT: 'Asia/Singapore',
  HKT: 'Asia/Hong_Kong',
  JST: 'Asia/Tokyo',
  KST: 'Asia/Seoul',
  AWST: 'Australia/Perth',
  ACST: 'Australia/Darwin, Australia/Adelaide',
  AEST: 'Australia/Sydney, Australia/Melbourne, Australia/Brisbane',
  AEDT: 'Australia/Sydney, Australia/Melbourne',
  NZST: 'Pacific/Auckland',
  NZDT: 'Pacific/Auckland',
  SAST: 'Africa/Johannesburg',
  WAT: 'Africa/Lagos',
  EAT: 'Africa/Nairobi',
});

function lists(texts: Readonly<Record<string, string>>): Record<string, string[]> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.split(', ').filter(Boolean)]),
  );
}
