import { homeCard } from '../cards/home-card.ts';
import type { Reply } from '../request.ts';
import type { Toolbox } from './command.ts';
import { atWork } from './random.ts';

/** The bot's own page: today's stretch, the same for everybody all day, and ways into all the others. */
export function home(tools: Toolbox): Reply {
  const pool = atWork(tools.catalogue.exercises);
  const today = pool[tools.today() % pool.length];
  if (!today) throw new RangeError('the catalogue has no exercises to pick from');
  return { card: homeCard(today, tools.context), audience: 'caller' };
}
