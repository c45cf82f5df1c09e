import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ContentError } from '../../src/content/content-error.ts';
import { loadPoseFile } from '../../src/figure/pose/load.ts';

const GOOD = `base: standing
camera: { yaw: 20 }
glow: [lats]
keys:
  - {}
  - neck: [10, 0, 0]
alt:
  en:
    start: A person stands tall and looks ahead.
    end: A person stands tall and looks down a little.
`;

/** What a contributor reads after saving this text as a pose file. */
function complaint(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'figure-'));
  writeFileSync(join(folder, 'neck-nod.yaml'), text);
  try {
    loadPoseFile(folder, 'neck-nod');
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(ContentError);
    return (error as Error).message.replaceAll(folder, '');
  }
}

describe('a contributor saves a pose file', () => {
  test('that is right', () => {
    expect(complaint(GOOD)).toBe('');
  });

  test.each([
    [
      'with an angle that no neck reaches',
      GOOD.replace('[10, 0, 0]', '[120, 0, 0]'),
      '/neck-nod.yaml: keys, item 2, neck, item 1: an angle here is between -80 and 80 degrees. The most is 80.',
    ],
    [
      'with a camera that goes round twice',
      GOOD.replace('yaw: 20', 'yaw: 500'),
      '/neck-nod.yaml: camera, yaw: the camera goes from -180 to 180 degrees. The most is 180.',
    ],
    [
      'with a misspelt muscle',
      GOOD.replace('lats', 'lat'),
      '/neck-nod.yaml: glow, item 1: "lat" isn\'t one of the choices. Did you mean "lats"?',
    ],
    [
      'with a field that does not exist',
      GOOD.replace('neck:', 'nek:'),
      '/neck-nod.yaml: keys, item 2, nek: there is no such field. Check its spelling against the schema, or remove it.',
    ],
    [
      'with a hand that is placed twice',
      GOOD.replace(
        '  - {}',
        '  - hands: { at: [20, 80, 10], elbowAt: [20, 80, 10], forearm: [0, 1, 0] }',
      ),
      '/neck-nod.yaml: keys, item 1, hands: give exactly one of `at` and `elbowAt`.',
    ],
    [
      'with a hand on the moon',
      GOOD.replace('  - {}', '  - hands: { at: [20, 800, 10] }'),
      '/neck-nod.yaml: keys, item 1, hands, at, item 2: a length here is between -60 and 230 cm. The most is 230.',
    ],
    [
      'with an unknown thing in the room',
      GOOD.replace('glow:', 'props: [{ kind: piano }]\nglow:'),
      '/neck-nod.yaml: props, item 1, kind: there is no such prop. Use one of: mat, chair, wall, door-frame, bench, foam-roller, towel, dumbbells, resistance-band.',
    ],
    [
      'without words for people who cannot see',
      GOOD.replace(/ {4}end:.*\n/, ''),
      '/neck-nod.yaml: alt, en, end: this field is missing. Add it (text).',
    ],
    [
      'with a single pose',
      GOOD.replace('  - neck: [10, 0, 0]\n', ''),
      '/neck-nod.yaml: keys: at least 2 item(s) here.',
    ],
  ])('%s', (_, text, message) => {
    expect(complaint(text)).toBe(message);
  });
});
