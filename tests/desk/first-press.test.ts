import { expect, test } from 'vitest';
import { createContext } from '../../src/bot.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { planDeliveries } from '../../src/storage/deliveries.ts';
import { saveSchedule } from '../../src/storage/schedules.ts';
import { newDelivery, newSchedule, NINE } from '../storage/rows.ts';
import { englishContent } from '../support/content.ts';
import { useDatabase } from '../support/database.ts';

const database = useDatabase();
const context = createContext(await englishContent(), () => undefined);
const WORKSPACES = 25;
const BOTS = 6;

test('whoever presses Done on several bots at once, the first time in a workspace, is counted once', async () => {
  const { db } = database;
  const bots = Array.from({ length: BOTS }, () =>
    createDesk({ db, context, clock: () => NINE, postNow: () => Promise.resolve(undefined) }),
  );
  for (let count = 0; count < WORKSPACES; count++) {
    const workspace = `T-new-${count}`;
    const { id } = await saveSchedule(db, newSchedule({ workspace }), NINE);
    const [row] = await planDeliveries(db, [newDelivery(id)], NINE);
    const post = { platform: 'slack', workspace, delivery: row?.id ?? '', exercise: 'neck-tilt' };
    const pressed = await Promise.all(bots.map((bot) => bot.did(post, 'U1')));
    expect(pressed.filter((each) => each?.counted)).toHaveLength(1);
  }
});
