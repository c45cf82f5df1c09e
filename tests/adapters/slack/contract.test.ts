import type { Service } from '../../../src/service.ts';
import { adapterContract } from '../../contracts/adapter-contract.ts';
import type { Seen, Surface } from '../../contracts/surface.ts';
import { FakeSlack } from '../../peers/slack/fake-slack.ts';
import type { Json } from '../../peers/slack/json.ts';
import { objectsIn } from '../../peers/slack/json.ts';
import type { Interaction, Person } from '../../peers/slack/peer.ts';
import { elementsOf, labelOf, type Sight } from '../../peers/slack/sight.ts';
import { connect, type Mode, PUBLIC_URL } from './connect.ts';
import { seenIn } from './reading.ts';

/** As many people as ask at once in the contract, each in a channel of their own with the bot. */
const PEOPLE = Array.from({ length: 20 }, (_, at) => `person${at}`);

const COMMANDS = { stretch: '', ask: '', help: 'help ' };

/** Slack with the bot in it, over one of its transports. */
function opener(mode: Mode) {
  return async (service: Service): Promise<Surface> => {
    const slack = await FakeSlack.start({
      people: PEOPLE.map((name) => ({ name })),
      channels: PEOPLE.map((name) => ({ name, members: [name] })),
    });
    const bot = await connect(slack, service, { mode, publicUrl: PUBLIC_URL });
    const people = PEOPLE.map((name) => slack.person(name));
    let turn = 0;
    let last: { person: Person; sight: Sight } | undefined;

    function next(): Person {
      turn = (turn + 1) % people.length;
      return people[turn] ?? raise('nobody is there');
    }

    async function see(person: Person, doing: Interaction): Promise<Seen> {
      const sight = await doing.answer;
      last = { person, sight };
      return seenIn(sight);
    }

    function pressed(
      { person, sight }: { person: Person; sight: Sight },
      block: Json,
      name: string,
    ) {
      const only = { ...sight, blocks: [block] };
      const [element] = elementsOf(only);
      return element?.['type'] === 'button'
        ? person.clicks(only, name)
        : person.picks(only, String(element?.['action_id']), name);
    }

    const surface: Surface = {
      command(name, text) {
        const person = next();
        return see(person, person.runs(`/stretch ${COMMANDS[name]}${text}`, person.name));
      },
      message(text) {
        const person = next();
        return see(person, person.tells(text));
      },
      async press(label) {
        const there = last ?? raise('there is nothing to press');
        const block = there.sight.blocks.find((each) => labelsIn(each).includes(label));
        return see(there.person, pressed(there, block ?? raise(`there is no ${label}`), label));
      },
      async pressId(id) {
        if (!last) await surface.message('help');
        const there = last ?? raise('there is nothing to press');
        const text = { type: 'plain_text', text: 'Old' };
        const button = { type: 'button', action_id: 'button-0', text, value: id };
        const block = { type: 'actions', block_id: 'old', elements: [button] };
        return see(there.person, pressed(there, block, 'Old'));
      },
      violations: () => slack.violations,
      async close() {
        await bot.stop();
        await slack.stop();
      },
    };
    return surface;
  };
}

function labelsIn(block: Json): string[] {
  return objectsIn(block['elements']).flatMap((element) => [
    labelOf(element),
    ...objectsIn(element['options']).map(labelOf),
  ]);
}

function raise(message: string): never {
  throw new Error(message);
}

/** What the renderer counts on, of which Slack says no figure. */
const LONGEST = 13_200;

adapterContract('Slack by Socket Mode', opener('socket'), { longest: LONGEST });
adapterContract('Slack by signed HTTP', opener('http'), { longest: LONGEST });
