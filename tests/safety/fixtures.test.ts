import { describe, expect, test } from 'vitest';
import { type Message, readMessages, screen } from './english-screen.ts';

const GRADES = ['ok', 'unclear', 'doctor', 'crisis', 'emergency'];

const gradedBelow = (grade: string, among: Message[]): string[] =>
  among
    .filter(({ text }) => GRADES.indexOf(screen(text).grade) < GRADES.indexOf(grade))
    .map(({ text, row }) => `${row ?? ''} ${text}: ${screen(text).grade}`);

describe.each(['dev', 'own'])('the %s messages', (name) => {
  const messages = readMessages(name);
  const of = (label: Message['label']): Message[] =>
    messages.filter((message) => message.label === label);
  test('every emergency is told to get help now', () => {
    expect(gradedBelow('emergency', of('emergency'))).toEqual([]);
  });

  test('everyone in a crisis is given somebody to talk to, or the emergency number', () => {
    expect(gradedBelow('crisis', of('crisis'))).toEqual([]);
  });

  test('everyone who should see a doctor is sent to one, or further', () => {
    const missed = gradedBelow('doctor', of('doctor'));
    expect(missed.length / of('doctor').length, missed.join('\n')).toBeLessThanOrEqual(
      name === 'dev' ? 0 : 0.03,
    );
  });

  test('nearly everyone else gets their stretch', () => {
    const alarmed = of('ok')
      .filter(({ text }) => screen(text).grade !== 'ok')
      .map(({ text }) => `${text}: ${screen(text).grade} ${screen(text).rows.join(' ')}`);
    expect(alarmed.length / of('ok').length, alarmed.join('\n')).toBeLessThanOrEqual(0.05);
  });
});
