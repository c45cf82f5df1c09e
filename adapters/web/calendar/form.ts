import { daysText } from '../../../src/cards/schedule-wording.ts';
import type { Wording } from '../../../src/cards/wording.ts';
import { PLACES } from '../../../src/content/schema/terms.ts';
import { holidayCountries, holidayRegions } from '../../../src/schedule/holiday-regions.ts';
import { DAYS } from '../../../src/schedule/schedule.ts';
import { html, type Html } from '../html.ts';
import { zoneList } from '../zone-list.ts';
import { addressOf, type Asked, LONGEST } from './asked.ts';
import { choiceField, lineField, menuField } from './field.ts';
import { type Obstacles, YEARS } from './plan.ts';

const ZONES = 'zones';
/** What a date field takes; it shows nothing else, and browsers complain of it. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** The form, as it was filled in, with what is wrong at its fields. */
export async function calendarForm(
  asked: Asked,
  { problems, zones }: Obstacles,
  wording: Wording,
): Promise<Html> {
  const { schedule, web, locale, terms } = wording.phrases;
  const { form } = schedule;
  const texts = web.calendar;
  const countries = await holidayCountries(locale);
  const regions = await holidayRegions(asked.country, locale);
  return html`<form class="calendar-form" action="/calendar#result" method="get">
    ${lineField(
      { name: 'times', ...form.times, problem: problems.times },
      { value: asked.times, longest: LONGEST },
    )}
    ${lineField(
      { name: 'zone', ...form.zone, problem: problems.zone },
      { value: asked.zone, longest: LONGEST, list: ZONES },
      zones.length === 0 ? '' : meantZones(asked, zones, texts.meant),
    )}
    ${choiceField(
      { name: 'days', ...form.days, problem: problems.days },
      {
        values: asked.days,
        choices: DAYS.map((value) => ({
          value,
          label: wording.capitalised(daysText([value], wording)),
        })),
      },
    )}
    ${choiceField(
      { name: 'place', ...form.place, problem: problems.place },
      {
        values: asked.place,
        choices: PLACES.map((value) => ({ value, label: wording.capitalised(terms.place[value]) })),
      },
    )}
    ${menuField(
      { name: 'country', ...texts.country, problem: problems.country },
      { value: asked.country, none: texts.noCountry, options: countries },
    )}
    ${
      regions.length === 0
        ? ''
        : menuField(
            { name: 'region', ...texts.region },
            { value: asked.region, none: texts.wholeCountry, options: regions },
          )
    }
    ${lineField(
      { name: 'off', ...texts.off, problem: problems.off },
      { value: asked.off, longest: LONGEST },
    )}
    ${lineField(
      { name: 'from', ...texts.from, problem: problems.from },
      {
        value: DATE.test(asked.from) ? asked.from : '',
        longest: LONGEST,
        type: 'date',
        min: `${YEARS.first}-01-01`,
        max: `${YEARS.last}-12-31`,
      },
    )}
    <button class="button">${texts.show}</button>
    ${zoneList(ZONES)}
  </form>`;
}

/** The zones that may have been meant, each a click away. */
function meantZones(asked: Asked, zones: Obstacles['zones'], label: string): Html {
  return html`<ul class="meant" aria-label="${label}">
    ${zones.map(({ zone, label: text }) => html`<li><a href="${addressOf({ ...asked, zone })}">${text}</a></li>`)}
  </ul>`;
}
