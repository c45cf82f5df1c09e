import { describe, expect, test } from 'vitest';
import { screen } from './english-screen.ts';

const gradeOf = (text: string): string => screen(text).grade;

describe('someone denies a sign', () => {
  test.each([
    'no chest pain, just a stiff back',
    "I don't have a fever, my neck is only stiff",
    'shoulders are tight, without numbness or tingling',
    'no fever, chills or night sweats, only a stiff neck',
    'not dizzy, not faint, just want a neck stretch',
    "I haven't had any chest pain, which stretch is good",
  ])('it does not fire: %s', (text) => {
    expect(gradeOf(text)).toBe('ok');
  });

  test.each([
    'no chest pain but my left arm is completely numb',
    'no fever, no cough, but I have crushing chest pain',
    'no feeling in my hand since this morning',
    "no idea why but I can't feel my legs",
    'not pain exactly, more a weight on my chest',
    "I don't know what to do, I have chest pain",
    'no fever stiff neck and a terrible headache with vomiting',
  ])('it cancels no stated sign: %s', (text) => {
    expect(gradeOf(text)).toBe('emergency');
  });
});

describe('someone speaks of what is long over', () => {
  test.each([
    'had a heart attack in 2019, cleared for exercise, what is gentle?',
    'broke my collarbone when I was a kid, all fine now',
    'fell off a ladder ten years ago, no trouble since, want a stretch',
  ])('they get their stretch: %s', (text) => {
    expect(gradeOf(text)).toBe('ok');
  });

  test.each([
    'had a heart attack in 2019 and now I have chest pain again',
    'earlier today I had chest pain for ten minutes, gone now',
    'had chest pain in 2019, the same pain is back',
  ])('but what came back counts: %s', (text) => {
    expect(gradeOf(text)).toBe('emergency');
  });
});

describe('someone only asks about the subject', () => {
  test.each([
    'what are the red flags for back pain?',
    'does stress cause back pain?',
    'can a stretch cause numbness?',
    'what are the symptoms of a heart attack',
    'what should I do if I feel dizzy during a stretch',
  ])('they get an answer: %s', (text) => {
    expect(gradeOf(text)).toBe('ok');
  });

  test.each([
    'why does my chest hurt when I breathe',
    'is there a stretch for chest pain',
    'what helps with a numb face since this morning',
  ])('but a question about oneself counts: %s', (text) => {
    expect(gradeOf(text)).toBe('emergency');
  });
});

describe('someone hides the sign', () => {
  test.each([
    'cobra, chest pain',
    '/stretch for my left arm going numb and jaw pain',
    'done, but now my vision is doubled',
    'lol prob nothing but my chest feels like an elephant is sitting on it 😂',
    'What a day. The deploy went fine and we had cake for Sam. Anyway, my face is drooping on one side.',
    'my back is killing me and I cant feel my legs',
    'the server crashed and so did I, fainted in the kitchen just now',
  ])('it is found: %s', (text) => {
    expect(gradeOf(text)).toBe('emergency');
  });
});

describe('someone speaks of somebody else', () => {
  test.each([
    'my colleague just collapsed',
    'my dad has chest pain',
    'a woman in the lobby is slurring her words',
    'my boss, he has gone grey and he is clutching his chest',
  ])('it fires and says to stay with them: %s', (text) => {
    expect(screen(text)).toMatchObject({ grade: 'emergency', someoneElse: true });
  });

  test('the writer is not taken for somebody else', () => {
    expect(screen('my boss is angry and I have chest pain').someoneElse).toBe(false);
    expect(screen('my chest hurts').someoneElse).toBe(false);
  });
});

describe('someone uses a figure of speech or speaks of work', () => {
  test.each([
    'my back is killing me',
    'this deadline is killing me',
    'nearly had a heart attack when the build broke',
    'pain in the neck to deploy',
    'I am numb to these alerts',
    'prod is down and bleeding money',
    'the app crashed twice',
    'that is a stretch goal for the team',
    'back in five',
    'got cold feet about the launch',
    "I can't stand that tool",
    'sick of this ticket',
    'stroke of luck',
    'cracked my back, no pain, feels great',
    'bum went numb on that chair, fine once I stood up',
    'career suicide to say that',
    'the server collapsed',
  ])('they are left in peace: %s', (text) => {
    expect(gradeOf(text)).toBe('ok');
  });
});

describe('several grades in one message', () => {
  test('the highest wins', () => {
    expect(gradeOf('my back has hurt for six weeks and now I have chest pain')).toBe('emergency');
    expect(gradeOf('back pain is getting worse and I want to die')).toBe('crisis');
    expect(gradeOf('I want to kill myself and I have chest pain')).toBe('emergency');
  });

  test('every row that fired is named, in the order of the table', () => {
    const { rows } = screen('I want to kill myself, chest pain, and fever with back pain');
    expect(rows).toEqual(['E1', 'E17', 'D1']);
  });
});

test('a tight chest alone is unclear', () => {
  for (const text of ['tight chest', 'my chest feels tight']) expect(gradeOf(text)).toBe('unclear');
  expect(gradeOf('tight chest and short of breath')).toBe('emergency');
});

describe('what the reply is to mention', () => {
  test('today, when it is urgent', () => {
    expect(screen('fever and back pain')).toMatchObject({ grade: 'doctor', urgent: true });
    expect(screen('stiff back for an hour every morning, eases with moving')).toMatchObject({
      grade: 'doctor',
      urgent: false,
    });
  });

  test('keeping still, after a serious injury', () => {
    expect(screen('fell off a ladder, my back hurts').seriousInjury).toBe(true);
    expect(screen('chest pain').seriousInjury).toBe(false);
  });

  test('the midwife and the surgical team', () => {
    expect(screen('pregnant and my back pain is getting worse').pregnant).toBe(true);
    expect(screen('shoulder surgery two weeks ago, can I do cobra').afterSurgery).toBe(true);
  });
});
