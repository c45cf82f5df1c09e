import { ComponentType } from 'discord-api-types/v10';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  discordPreview,
  type DiscordPayload,
} from '../../../../adapters/web/preview/discord/preview.ts';
import { html, type Html } from '../../../../adapters/web/html.ts';
import { slackPreview, type SlackPayload } from '../../../../adapters/web/preview/slack/preview.ts';
import { openStage, urlOf, type Stage } from '../../../screenshots/stage.ts';
import { obstacleToBrowser } from '../../../support/browser.ts';
import { DISCORD_MESSAGE, DISCORD_MODAL } from './discord-samples.ts';
import { ATTRIBUTES, ELEMENTS, hostile } from './hostile.ts';
import { SLACK_HOME, SLACK_MESSAGE, SLACK_MODAL } from './slack-samples.ts';

const obstacle = obstacleToBrowser();
let stage: Stage;
beforeAll(async () => {
  if (obstacle === undefined) stage = await openStage('node_modules');
}, 30_000);
beforeEach(({ skip }) => skip(obstacle !== undefined, obstacle));
afterAll(() => stage?.close());

const WIDE = 680;
const NARROW = 320;

/** Asked in the page, whose types these tests know nothing of. */
const BACKGROUND = `getComputedStyle(document.querySelector('.discord-container')).backgroundColor`;
const PAGE_WIDTH = 'document.documentElement.scrollWidth';
const FORM_METHOD = `document.querySelector('form').method`;
const ALL = `[...document.querySelectorAll('main *')]`;
const ELEMENTS_SHOWN = `${ALL}.map((element) => element.localName)`;
const ATTRIBUTES_SHOWN = `${ALL}.flatMap((element) => element.getAttributeNames())`;
const ADDRESSES = `[...document.querySelectorAll('[href], [src]')].map((element) => element.href ?? element.src)`;

/** What a screen reader meets, with every menu opened. */
async function read(preview: Html): Promise<string> {
  await stage.show(preview, WIDE);
  for (const menu of await stage.page.locator('summary').all()) await menu.press('Enter');
  return stage.page.locator('main > *').ariaSnapshot();
}

describe('somebody who listens to a preview', () => {
  it('meets every part of a message at Discord, each by its kind and name', async () => {
    expect(await read(discordPreview(DISCORD_MESSAGE, { urlOf }))).toMatchInlineSnapshot(`
      "- group "As Discord shows it":
        - article:
          - text: Unhunch APP 9:30 AM
          - heading "Wall angels" [level=4]
          - paragraph:
            - text: Slide your arms
            - strong: slowly
            - text: up the wall.
          - img "Arms up a wall"
          - list:
            - listitem: Stand with your back to a wall.
            - listitem: Slide your arms up.
          - separator
          - paragraph: Too hard?
          - button "Easier way"
          - paragraph: Next to it
          - img "Lying on the front"
          - button "Done"
          - button "✓ Yes"
          - button "Delete" [disabled]
          - link "Read more":
            - /url: https://unhunch.example/
          - group:
            - text: Try next
            - list:
              - listitem:
                - button "Cobra On your front"
              - listitem:
                - button "Eagle arms"
          - text: Only you can see this Dismiss message"
    `);
  });

  it('can fill in a form at Discord', async () => {
    expect(await read(discordPreview(DISCORD_MODAL))).toMatchInlineSnapshot(`
      "- group "As Discord shows it":
        - dialog "Find a stretch":
          - heading "Find a stretch" [level=3]
          - button "Close"
          - paragraph: Nothing has to be filled in.
          - text: Name Or a part of it
          - textbox "Name":
            - /placeholder: cobra
          - text: Why
          - textbox "Why":
            - /placeholder: ""
          - text: Place
          - combobox "Place":
            - option "Anywhere" [selected]
            - option "at your desk"
            - option "on the floor"
          - text: Areas
          - group:
            - text: All of them
            - group "Areas":
              - checkbox "neck Front and back"
              - text: neck Front and back
              - checkbox "chest"
              - text: chest
          - text: Pace
          - group "Pace":
            - radio "slow" [checked]
            - text: slow
            - radio "slower"
            - text: slower
          - text: Things
          - group "Things":
            - checkbox "a mat"
            - text: a mat
          - button "Cancel"
          - button "Submit""
    `);
  });

  it('meets every block of a message at Slack, each by its kind and name', async () => {
    expect(await read(slackPreview(SLACK_MESSAGE, { urlOf }))).toMatchInlineSnapshot(`
      "- group "As Slack shows it":
        - article:
          - text: Only visible to you Unhunch APP 9:30 AM
          - heading "Wall angels" [level=3]
          - text: Slide your arms slowly up.
          - img "The chest, aglow"
          - text: Where at a wall As long as you like
          - button "Easier way"
          - figure "The move":
            - text: The move
            - img "Arms up a wall"
          - paragraph:
            - text: Steps and a
            - link "link":
              - /url: https://unhunch.example/
            - text: 👋
          - list:
            - listitem: Stand at a wall.
          - list:
            - listitem: Any wall.
          - blockquote: Stop if it hurts.
          - text: /stretch wall
          - separator
          - button "Done"
          - button "Delete"
          - link "Read more":
            - /url: https://unhunch.example/
          - group:
            - text: Try next
            - list:
              - listitem:
                - button "Cobra On your front"
              - listitem:
                - button "Eagle arms"
          - img "Cobra"
          - text: From us"
    `);
  });

  it('can fill in a form at Slack', async () => {
    expect(await read(slackPreview(SLACK_MODAL))).toMatchInlineSnapshot(`
      "- group "As Slack shows it":
        - dialog "Find a stretch":
          - heading "Find a stretch" [level=3]
          - button "Close"
          - text: Name (optional)
          - textbox "Name (optional)":
            - /placeholder: cobra
          - text: Or a part of it Why
          - textbox "Why":
            - /placeholder: ""
          - text: Place
          - combobox "Place":
            - option "Anywhere" [selected]
            - option "at your desk"
          - text: Areas
          - group:
            - text: All of them
            - group "Areas":
              - checkbox "neck"
              - text: neck
              - checkbox "chest"
              - text: chest
          - text: Pace
          - group "Pace":
            - radio "slow" [checked]
            - text: slow
            - radio "slower"
            - text: slower
          - text: Things
          - group "Things":
            - checkbox "a mat"
            - text: a mat
          - button "Not now"
          - button "Find""
    `);
  });

  it('finds the bot’s page at Slack', async () => {
    expect(await read(slackPreview(SLACK_HOME))).toMatchInlineSnapshot(`
      "- group "As Slack shows it":
        - heading "Good to see you" [level=3]
        - text: "Today: Cobra stretch""
    `);
  });
});

describe('somebody who presses', () => {
  it('a button finds its id on it', async () => {
    await stage.show(discordPreview(DISCORD_MESSAGE), WIDE);
    const done = stage.page.getByRole('button', { name: 'Done' });
    expect(await done.getAttribute('data-action')).toBe('v1:done');
  });

  it('a choice finds the menu’s id and its own on it', async () => {
    await stage.show(slackPreview(SLACK_MESSAGE), WIDE);
    await stage.page.locator('summary').press('Enter');
    const cobra = stage.page.getByRole('button', { name: 'Cobra' });
    expect(await cobra.getAttribute('data-action')).toBe('choice');
    expect(await cobra.getAttribute('data-value')).toBe('v1:show:cobra');
  });

  it.each([
    ['Discord', discordPreview(DISCORD_MODAL), 'Submit'],
    ['Slack', slackPreview(SLACK_MODAL), 'Find'],
  ])('send in a form of %s sends what was typed nowhere', async (_, preview, submit) => {
    await stage.show(preview, WIDE);
    await stage.page.getByRole('textbox').first().fill('my sore neck');
    await stage.page.getByRole('button', { name: submit }).click();
    // Outside a dialog this is the method that does nothing.
    expect(await stage.page.evaluate<string>(FORM_METHOD)).toBe('dialog');
    expect(await stage.page.getByRole('textbox').first().inputValue()).toBe('my sore neck');
  });
});

describe('a preview', () => {
  it('says what it can’t show', async () => {
    const file = { type: ComponentType.File, file: { url: 'attachment://a.pdf' } } as const;
    const parts = [
      discordPreview({ embeds: [{ title: 'Old' }], components: [file] }),
      slackPreview({ blocks: [{ type: 'call' }, { type: 'constructor' }], attachments: [{}] }),
    ];
    await stage.show(html`${parts}`, WIDE);
    expect(await stage.page.locator('.preview-unsupported').allTextContents()).toEqual([
      'Unsupported: type 13',
      'Unsupported: embeds',
      'Unsupported: type call',
      'Unsupported: type constructor',
      'Unsupported: attachments',
    ]);
  });

  it('tells in words what a picture shows that it has no address for', async () => {
    await stage.show(discordPreview(DISCORD_MESSAGE), WIDE);
    expect(await stage.page.locator('img').count()).toBe(0);
    const picture = stage.page.getByRole('img', { name: 'Arms up a wall' });
    expect(await picture.textContent()).toBe('Arms up a wall');
  });

  it('says who can see a message, from the payload or from who shows it', async () => {
    await stage.show(slackPreview({ text: 'Hello' }, { ephemeral: true }), WIDE);
    expect(await stage.page.getByText('Only visible to you').isVisible()).toBe(true);
    await stage.show(discordPreview({ content: 'Hello' }), WIDE);
    expect(await stage.page.getByText('Only you can see this').count()).toBe(0);
  });

  it('is light or dark as it is told, and else as the page around it', async () => {
    const background = (theme?: 'light' | 'dark') =>
      stage
        .show(discordPreview(DISCORD_MESSAGE, theme ? { theme } : {}), WIDE)
        .then(() => stage.page.evaluate<string>(BACKGROUND));
    await stage.page.emulateMedia({ colorScheme: 'dark' });
    const [light, dark, around] = [
      await background('light'),
      await background('dark'),
      await background(),
    ];
    expect(light).not.toBe(dark);
    expect(around).toBe(dark);
  });

  it('fits a narrow screen', async () => {
    const all = [DISCORD_MESSAGE, DISCORD_MODAL].map((payload, index) =>
      discordPreview(payload, { id: `d${index}`, urlOf }),
    );
    const slack = [SLACK_MESSAGE, SLACK_MODAL, SLACK_HOME].map((payload, index) =>
      slackPreview(payload, { id: `s${index}`, urlOf }),
    );
    await stage.show(html`${[...all, ...slack]}`, NARROW);
    expect(await stage.page.evaluate<number>(PAGE_WIDTH)).toBe(NARROW);
  });
});

describe('hostile text', () => {
  const picture = { urlOf: () => '/pictures/cobra-stretch.png' };

  it.each([
    ['a message at Discord', discordPreview(hostile<DiscordPayload>(DISCORD_MESSAGE), picture)],
    ['a form at Discord', discordPreview(hostile<DiscordPayload>(DISCORD_MODAL), picture)],
    ['a message at Slack', slackPreview(hostile<SlackPayload>(SLACK_MESSAGE), picture)],
    ['a form at Slack', slackPreview(hostile<SlackPayload>(SLACK_MODAL), picture)],
  ])('anywhere in %s is shown and does nothing', async (_, preview) => {
    await stage.show(preview, WIDE);
    const elements = await stage.page.evaluate<string[]>(ELEMENTS_SHOWN);
    expect(elements.filter((name) => !ELEMENTS.includes(name.toLowerCase()))).toEqual([]);
    const attributes = await stage.page.evaluate<string[]>(ATTRIBUTES_SHOWN);
    expect(attributes.filter((name) => !ATTRIBUTES.includes(name.toLowerCase()))).toEqual([]);
    const addresses = await stage.page.evaluate<string[]>(ADDRESSES);
    expect(addresses.filter((address) => !/^https?:/.test(address))).toEqual([]);
    expect(await stage.page.locator('main').textContent()).toContain('<script>alert(1)</script>');
    expect(stage.complaints).toEqual([]);
  });
});
