import {
  actionsPayload,
  closedPayload,
  commandPayload,
  eventPayload,
  shortcutPayload,
  submissionPayload,
  writingEvent,
} from '../peers/slack/workspace/payloads.ts';

const alice = { id: 'U0ALICE', name: 'alice' };
const general = { id: 'C0GENERAL', name: 'general', isDirect: false };
const direct = { id: 'D0ALICE', name: 'dm', isDirect: true };

/** One of each kind of payload that Slack sends, with addresses that lead nowhere. */
export function createPayloads() {
  const response_url = 'http://127.0.0.1:9/response';
  const trigger_id = '1.2.3';
  const write = (type: 'message' | 'app_mention', conversation: typeof general) =>
    eventPayload(
      writingEvent({
        type,
        member: alice as Parameters<typeof writingEvent>[0]['member'],
        conversation: conversation as Parameters<typeof writingEvent>[0]['conversation'],
        ts: '1800000000.000100',
        text: 'cobra',
        threadTs: undefined,
      }),
      'Ev1',
      0,
    );
  const member = alice as Parameters<typeof commandPayload>[0];
  const place = general as Parameters<typeof commandPayload>[1];
  const values = { words: { words: { type: 'plain_text_input', value: 'neck' } } };
  const view = { id: 'V1', type: 'modal', callback_id: 'v1:pick', blocks: [], state: { values } };
  const more = {
    private_metadata: 'C0GENERAL',
    hash: '1',
    title: { type: 'plain_text', text: 'x' },
  };
  return {
    commands: [commandPayload(member, place, '/stretch', 'cobra', { trigger_id, response_url })],
    events: [
      write('message', direct),
      write('app_mention', general),
      eventPayload(
        { type: 'app_home_opened', user: alice.id, tab: 'home', channel: 'D1' },
        'Ev2',
        0,
      ),
      { type: 'url_verification', challenge: 'x', token: 't' },
    ],
    interactions: [
      actionsPayload(member, trigger_id, {
        actions: [{ type: 'button', action_id: 'a', block_id: 'b', value: 'v1:help' }],
        container: { type: 'message', message_ts: '1.2', channel_id: general.id },
        channel: { id: general.id, name: 'general' },
        message: { ts: '1.2', text: 'x' },
        response_url,
      }),
      actionsPayload(member, trigger_id, {
        actions: [
          {
            type: 'static_select',
            action_id: 'a',
            block_id: 'b',
            selected_option: { value: 'v1:show:exercise:cobra-stretch' },
          },
        ],
        container: { type: 'view', view_id: 'V1' },
        view: { ...view, ...more },
      }),
      submissionPayload(member, trigger_id, { ...view, ...more }),
      closedPayload(member, { ...view, ...more }, false),
      shortcutPayload(member, 'pick', trigger_id, '1.2'),
    ],
  };
}
