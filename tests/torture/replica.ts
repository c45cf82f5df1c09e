import { createWording } from '../../src/cards/wording.ts';
import { startDelivery } from '../../src/delivery/delivery.ts';
import { createLog } from '../../src/log.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { englishContent } from '../support/content.ts';
import { httpPoster } from './http-poster.ts';

/** A bot on a data folder that posts to the receiver: `node replica.ts <folder> <receiver> <name>`. */
const [, , folder = '', receiver = '', bot = ''] = process.argv;
const log = createLog();
const { catalogue, phrases } = await englishContent();
const db = await openDatabase({ folder });
const delivery = await startDelivery({
  db,
  posters: new Map(
    (['discord', 'slack'] as const).map((platform) => [
      platform,
      httpPoster(`${receiver}/${platform}`, bot),
    ]),
  ),
  context: {
    catalogue,
    wording: createWording(phrases),
    safetyNet: '',
    pictureOf: () => undefined,
  },
  log,
});
process.once('SIGTERM', async () => {
  await delivery.stop();
  await db.close();
  process.exit();
});
