import { aboutX, aboutZ, childFrame, compose, type Frame } from '../maths/rotation.ts';
import { lerp } from '../maths/easing.ts';
import { type Side, signOf } from '../pose/terms.ts';
import { Modeller } from './modeller.ts';
import type { Shape } from './shapes.ts';
import type { Arm } from './skeleton.ts';

interface Finger {
  /** Where its knuckle sits across the hand, from the thumb's side. */
  readonly across: number;
  readonly knuckle: number;
  readonly length: number;
  readonly radius: number;
}

/** From the index finger to the little one. */
const FINGERS: readonly Finger[] = [
  { across: -0.03, knuckle: 0.09, length: 0.07, radius: 0.0098 },
  { across: -0.0105, knuckle: 0.094, length: 0.078, radius: 0.0102 },
  { across: 0.0095, knuckle: 0.091, length: 0.073, radius: 0.0098 },
  { across: 0.0285, knuckle: 0.084, length: 0.058, radius: 0.0088 },
];

/** How a finger's length is shared by its three bones, and how far each bends in a fist, in degrees. */
const PHALANGES = [
  { share: 0.44, bend: 78 },
  { share: 0.31, bend: 100 },
  { share: 0.25, bend: 62 },
] as const;

/** A hand with a palm, four fingers and a thumb; `arm.curl` closes it to a fist. */
export function hand(side: Side, { hand: wrist, curl }: Arm): Shape[] {
  const sign = signOf(side);
  const skin = new Modeller(`${side}-hand`, 'skin')
    .ellipsoid(wrist, [0, 0.052, 0], [0.041, 0.056, 0.017])
    .coneIn(wrist, [-sign * 0.022, 0.03, 0.004], [-sign * 0.026, 0.082, 0.002], 0.015, 0.013)
    .coneIn(wrist, [sign * 0.02, 0.025, 0.004], [sign * 0.026, 0.076, 0.002], 0.015, 0.012);
  for (const finger of FINGERS) addFinger(skin, wrist, sign, finger, curl);
  addThumb(skin, wrist, sign, curl);
  return skin.shapes;
}

function addFinger(skin: Modeller, wrist: Frame, sign: number, finger: Finger, curl: number) {
  const spread = -sign * finger.across * (1 - curl) * 170;
  let bone = childFrame(wrist, [sign * finger.across, finger.knuckle, 0.001], aboutZ(spread));
  let radius = finger.radius;
  for (const { share, bend } of PHALANGES) {
    bone = childFrame(bone, [0, 0, 0], aboutX(bend * curl));
    const along = finger.length * share;
    skin.coneIn(bone, [0, 0, 0], [0, along, 0], radius, radius * 0.93);
    radius *= 0.93;
    bone = childFrame(bone, [0, along, 0], aboutX(0));
  }
}

/** The thumb lies beside the palm when the hand is open and across the fingers in a fist. */
function addThumb(skin: Modeller, wrist: Frame, sign: number, curl: number) {
  const base = childFrame(
    wrist,
    [-sign * 0.026, 0.022, 0.006],
    compose(aboutZ(sign * lerp(40, 22, curl)), aboutX(lerp(14, 46, curl))),
  );
  const tip = childFrame(base, [0, 0.042, 0], aboutZ(-sign * lerp(16, 62, curl)));
  skin
    .coneIn(base, [0, 0, 0], [0, 0.042, 0], 0.0155, 0.0125)
    .coneIn(tip, [0, 0, 0], [0, 0.034, 0], 0.012, 0.0098);
}
