import type { Skeleton } from '../body/skeleton.ts';
import { type Frame, rotateBack } from '../maths/rotation.ts';
import { angleBetween, scale, subtract, type Vec3 } from '../maths/vector.ts';
import type { Pose } from '../pose/pose.ts';
import { type Side, SIDES, signOf } from '../pose/terms.ts';
import type { Moment } from './finding.ts';

/** Where the ranges come from. */
const SOURCES = {
  AAOS: 'American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and Recording, 1965',
  KAPANDJI: 'I. A. Kapandji, The Physiology of the Joints, volumes 1 to 3',
} as const;

interface Range {
  readonly least: number;
  readonly most: number;
  readonly source: keyof typeof SOURCES;
}

const range = (least: number, most: number, source: keyof typeof SOURCES): Range => ({
  least,
  most,
  source,
});

/** Normal ranges in degrees: positive bends forward, leans or turns to the left, or flexes. */
const RANGES = {
  'bend of the neck': range(-45, 45, 'AAOS'),
  'lean of the neck': range(-45, 45, 'AAOS'),
  'turn of the neck': range(-60, 60, 'AAOS'),
  'bend of the thorax': range(-25, 45, 'KAPANDJI'),
  'lean of the thorax': range(-20, 20, 'KAPANDJI'),
  'turn of the thorax': range(-35, 35, 'KAPANDJI'),
  'bend of the lumbar spine': range(-35, 60, 'KAPANDJI'),
  'lean of the lumbar spine': range(-20, 20, 'KAPANDJI'),
  'turn of the lumbar spine': range(-5, 5, 'KAPANDJI'),
  'extension of the shoulder': range(-180, 60, 'AAOS'),
  'reach of the arm across the body': range(-180, 140, 'KAPANDJI'),
  'bend of the elbow': range(0, 160, 'KAPANDJI'),
  'bend of the wrist': range(-85, 85, 'KAPANDJI'),
  'sideways bend of the wrist': range(-15, 45, 'KAPANDJI'),
  'bend of the hip': range(-30, 140, 'KAPANDJI'),
  'spread of the hip': range(-30, 45, 'AAOS'),
  'bend of the knee': range(0, 160, 'KAPANDJI'),
} as const satisfies Record<string, Range>;

type Joint = keyof typeof RANGES;
type Angle = readonly [joint: Joint, side: Side | undefined, degrees: number];

/** People differ, and goniometers err, by about this much. */
const TOLERANCE = 6;

/** Joints that are bent farther than people's joints go. */
export function beyondRange({ skeleton, pose }: Moment): string[] {
  const angles = [
    ...(pose ? spineAngles(pose) : []),
    ...SIDES.flatMap((side) => limbAngles(skeleton, side)),
  ];
  return angles.flatMap(([joint, side, degrees]) => {
    const { least, most, source } = RANGES[joint];
    if (degrees >= least - TOLERANCE && degrees <= most + TOLERANCE) return [];
    const whose = side ? `${side} ` : '';
    const name = joint.replace(/(shoulder|arm|elbow|wrist|hip|knee)/, `${whose}$1`);
    return [
      `the ${name} is ${Math.round(degrees)}°; people reach ${least}° to ${most}° (${SOURCES[source]})`,
    ];
  });
}

function spineAngles({ trunk }: Pose): Angle[] {
  const parts = [
    ['neck', trunk.neck],
    ['thorax', trunk.thorax],
    ['lumbar spine', trunk.lumbar],
  ] as const;
  return parts.flatMap(([part, [bend, lean, turn]]): Angle[] => [
    [`bend of the ${part}`, undefined, bend],
    [`lean of the ${part}`, undefined, lean],
    [`turn of the ${part}`, undefined, turn],
  ]);
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** A direction of the world as a bone sees it. */
const seenFrom = (bone: Frame, direction: Vec3): Vec3 => rotateBack(bone.rotation, direction);

function limbAngles({ arms, legs, bones }: Skeleton, side: Side): Angle[] {
  const [arm, leg, sign] = [arms[side], legs[side], signOf(side)];
  const upper = subtract(arm.elbow, arm.shoulder);
  const forearm = subtract(arm.wrist, arm.elbow);
  const thigh = subtract(leg.knee, leg.hip);
  const shin = subtract(leg.ankle, leg.knee);
  const [ux, uy, uz] = seenFrom(bones.chest, upper);
  const [wx, wy, wz] = seenFrom(arm.hand, scale(forearm, 1));
  const [tx, ty, tz] = seenFrom(bones.pelvis, thigh);
  const hanging = Math.hypot(ux, uz) < -uy;
  const level = Math.abs(uy) < Math.hypot(ux, uz);
  return [
    ['extension of the shoulder', side, hanging ? degrees(Math.atan2(-uz, -uy)) : 0],
    ['reach of the arm across the body', side, level ? degrees(Math.atan2(uz, ux * sign)) : 0],
    ['bend of the elbow', side, angleBetween(upper, forearm)],
    ['bend of the wrist', side, degrees(Math.atan2(-wz, wy))],
    ['sideways bend of the wrist', side, degrees(Math.atan2(-wx * sign, Math.hypot(wy, wz)))],
    ['bend of the hip', side, degrees(Math.atan2(tz, -ty))],
    ['spread of the hip', side, degrees(Math.atan2(tx * sign, Math.hypot(ty, tz)))],
    ['bend of the knee', side, angleBetween(thigh, shin)],
  ];
}
