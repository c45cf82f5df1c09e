import { describe, expect, test } from 'vitest';
import { fixedReply, safetyNetLine } from '../../src/safety/reply.ts';
import { redFlags, screen } from './english-screen.ts';

const replyTo = (text: string): string[] =>
  fixedReply(screen(text), redFlags.replies).map((paragraph) => paragraph.text);

describe('what somebody is told, word for word', () => {
  test('in an emergency', () => {
    expect(replyTo('crushing chest pain')).toEqual([
      'Please get emergency help now.',
      'Call your local emergency number (for example 999, 112 or 911), or ask someone near you to call.',
      "What you describe can be serious, and a chat bot can't check it. Don't exercise and don't drive yourself.",
      "I'm an automated bot. Nobody is watching this chat.",
    ]);
  });

  test('after a serious injury', () => {
    expect(replyTo('fell off a ladder, back hurts')).toContain(
      'Try not to move your neck or back while you wait.',
    );
  });

  test('about somebody else', () => {
    const reply = replyTo('my colleague has chest pain');
    expect(reply[1]).toBe(
      'Call your local emergency number (for example 999, 112 or 911) now and stay with them.',
    );
  });

  test('when a doctor should see it', () => {
    const worse =
      'If you get chest pain, trouble breathing, new weakness or numbness, or lose control of your bladder or bowels, call your local emergency number.';
    const wait = "I can't tell what is causing it. Stretching can wait until you've had advice.";
    expect(replyTo('back pain and a fever')).toEqual([
      "It's best to have this checked before you stretch.",
      'Please contact a doctor, today if you can, or your local health advice line.',
      worse,
      wait,
    ]);
    expect(replyTo('back pain for two months, not getting better')[1]).toBe(
      'Please contact a doctor or your local health advice line.',
    );
    expect(replyTo('pregnant and my back pain is getting worse')[1]).toBe(
      'Please contact a midwife or doctor or your local health advice line.',
    );
    expect(replyTo('shoulder surgery two weeks ago, can I do cobra')[1]).toBe(
      'Please contact your surgical team or physio or your local health advice line.',
    );
  });

  test('in a crisis', () => {
    expect(replyTo('I want to kill myself')).toEqual([
      "I'm sorry you're feeling this way. I'm only a bot, but you deserve to talk to a person right now.",
      'If you might act on these thoughts or are not safe, call your local emergency number.',
      'UK: 116 123 (Samaritans) or 111 option 2. US/Canada: call or text 988. Elsewhere: findahelpline.com. If you can, tell someone you trust.',
    ]);
  });

  test('when it is unclear', () => {
    expect(replyTo('tight chest')).toEqual([
      "If you mean real chest pain, please call your local emergency number. If not, here's a quick stretch:",
    ]);
  });

  test('when it is unclear, and no sign can be named', () => {
    const doubt = { ...screen('hello'), grade: 'unclear' as const };
    expect(fixedReply(doubt, redFlags.replies).map(({ text }) => text)).toEqual([
      "If you mean real chest pain, numbness or trouble breathing, please call your local emergency number. If not, here's a quick stretch:",
    ]);
  });

  test('after an answer about a symptom, or when the screen fails', () => {
    expect(safetyNetLine(redFlags.replies)).toBe(
      "Stop if it hurts. See a doctor or physio if upper back pain has no clear cause, is getting worse, wakes you at night or hasn't eased in a couple of weeks.",
    );
  });

  test('when all is well: nothing', () => {
    expect(replyTo('cobra please')).toEqual([]);
  });
});

test('the lead, and only the lead, is marked as such', () => {
  const leads = fixedReply(screen('chest pain'), redFlags.replies).map(({ lead }) => lead);
  expect(leads).toEqual([true, false, false, false]);
});

test('no emergency, doctor or crisis reply reassures, names a medicine or offers a stretch', () => {
  for (const text of ['chest pain', 'back pain and a fever', 'I want to die']) {
    const reply = replyTo(text).join(' ');
    expect(reply).not.toMatch(
      /you're fine|nothing to worry|normal|aspirin|painkiller|try (a|the|this)|!/i,
    );
    expect(reply).not.toMatch(/cobra|child's pose|twist|roller|http/i);
  }
});
