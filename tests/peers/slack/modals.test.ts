import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startPlainApp } from './bots/plain-app.ts';
import { FakeSlack } from './fake-slack.ts';
import { readText } from './sight.ts';

async function start() {
  const slack = await FakeSlack.start();
  onTestFinished(() => slack.stop());
  const { app } = await startPlainApp(slack, 'socket');
  return { slack, app, alice: slack.person('alice') };
}

function modal(title: string, ...blocks: KnownBlock[]): ModalView {
  const submit = { type: 'plain_text', text: 'Save' } as const;
  const heading = { type: 'plain_text', text: title } as const;
  return { type: 'modal', callback_id: title, title: heading, submit, blocks };
}

const time: KnownBlock = {
  type: 'input',
  block_id: 'time',
  label: { type: 'plain_text', text: 'At' },
  element: { type: 'timepicker', action_id: 'time', initial_time: '09:00' },
};
const days: KnownBlock = {
  type: 'input',
  block_id: 'days',
  label: { type: 'plain_text', text: 'On' },
  element: {
    type: 'checkboxes',
    action_id: 'days',
    options: ['mon', 'tue'].map((value) => ({ value, text: { type: 'plain_text', text: value } })),
  },
};
const more: KnownBlock = {
  type: 'actions',
  block_id: 'more',
  elements: [
    { type: 'button', action_id: 'more', text: { type: 'plain_text', text: 'More' } },
    { type: 'datepicker', action_id: 'from' },
  ],
};

describe('somebody in a modal', () => {
  test('sees it change while they click in it, and keeps what they had entered', async () => {
    const { app, alice } = await start();
    app.shortcut('plan', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Plan', time, more) });
    });
    app.action('from', async ({ ack }) => ack());
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      if (body.type !== 'block_actions' || !body.view) return;
      const { id, hash } = body.view;
      await client.views.update({ view_id: id, hash, view: modal('Plan', time, more, days) });
    });
    const held: unknown[] = [];
    app.view('Plan', async ({ ack, view }) => {
      held.push(view.state.values);
      await ack();
    });
    const plan = await alice.usesShortcut('plan').answer;
    await alice.picks(plan, 'from', '2026-12-01').ack;
    const longer = await alice.clicks(plan, 'More').answer;
    expect(longer).toMatchObject({ change: 'updated' });
    expect(() => alice.submits(longer)).toThrow("Slack wouldn't submit without: On.");
    await alice.submits(longer, { days: ['mon', 'tue'] }).answer;
    expect(held).toMatchObject([
      {
        time: { time: { type: 'timepicker', selected_time: '09:00' } },
        more: { from: { type: 'datepicker', selected_date: '2026-12-01' } },
        days: { days: { selected_options: [{ value: 'mon' }, { value: 'tue' }] } },
      },
    ]);
  });

  test('goes on to another one, and back, by what the app answers to the submission', async () => {
    const { app, alice } = await start();
    app.shortcut('plan', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('First', time) });
    });
    app.view('First', async ({ ack }) => {
      await ack({ response_action: 'push', view: modal('Second', time) });
    });
    app.view('Second', async ({ ack }) => {
      await ack({ response_action: 'update', view: modal('Third', days) });
    });
    app.view('Third', async ({ ack }) => ack({ response_action: 'clear' }));
    const first = await alice.usesShortcut('plan').answer;
    const second = await alice.submits(first).answer;
    expect(second).toMatchObject({ change: 'pushed', title: 'Second' });
    const third = await alice.submits(second).answer;
    expect(third).toMatchObject({ change: 'updated', title: 'Third' });
    expect(await alice.submits(third, { days: 'mon' }).answer).toMatchObject({ change: 'closed' });
    expect(() => alice.submits(first)).toThrow('no longer open');
  });

  test('closes it, and the app hears of it if it asked to', async () => {
    const { app, slack, alice } = await start();
    const closed: string[] = [];
    app.shortcut('plan', async ({ ack, shortcut, client }) => {
      await ack();
      const view = { ...modal('Plan', time), notify_on_close: true };
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    app.view({ callback_id: 'Plan', type: 'view_closed' }, async ({ ack, view }) => {
      await ack();
      closed.push(view.callback_id);
    });
    const plan = await alice.usesShortcut('plan').answer;
    expect(await alice.closes(plan).answer).toMatchObject({ change: 'closed' });
    await slack.quiet();
    expect(closed).toEqual(['Plan']);
  });

  test('who submits it to an app that says nothing is told so', async () => {
    const slack = await FakeSlack.start({ ackDeadlineMs: 50 });
    onTestFinished(() => slack.stop());
    const { app } = await startPlainApp(slack, 'socket');
    app.view('Plan', async () => {});
    app.shortcut('plan', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: modal('Plan', time) });
    });
    const plan = await slack.person('alice').usesShortcut('plan').answer;
    const refused = await slack.person('alice').submits(plan).answer;
    expect(refused).toMatchObject({
      change: 'refused',
      errors: { '': expect.stringMatching(/trouble/) },
    });
  });
});

test('a click on the home tab changes it', async () => {
  const { app, alice } = await start();
  app.action('more', async ({ ack, body, client }) => {
    await ack();
    const text = { type: 'plain_text', text: 'More stretches' } as const;
    const view = { type: 'home' as const, blocks: [{ type: 'header' as const, text }] };
    await client.views.publish({ user_id: body.user.id, view });
  });
  await app.client.views.publish({ user_id: alice.id, view: { type: 'home', blocks: [more] } });
  const [home] = alice.sights();
  expect(home).toMatchObject({ kind: 'home' });
  if (home) expect(readText(await alice.clicks(home, 'More').answer)).toBe('More stretches');
});
