import { modelProps } from './props.ts';
import { modelBody } from '../body/model.ts';
import { strandsOf } from '../body/muscles.ts';
import type { Shape } from '../body/shapes.ts';
import type { Skeleton } from '../body/skeleton.ts';
import { solve } from '../body/solve.ts';
import { lerp } from '../maths/easing.ts';
import { rotate, toWorld } from '../maths/rotation.ts';
import { normalise, type Vec3 } from '../maths/vector.ts';
import type { Script } from '../pose/film-script.ts';
import type { PropSpec } from '../pose/prop-schema.ts';
import type { Glow } from '../pose/terms.ts';

/** A soft capsule of light on the skin, in the world. */
export interface GlowStrand {
  readonly from: Vec3;
  readonly to: Vec3;
  readonly radius: number;
  readonly faces: Vec3 | undefined;
  readonly strength: number;
}

/** A flat mat on the floor: its middle and half its width and length. */
export interface Mat {
  readonly x: number;
  readonly z: number;
  readonly halfWidth: number;
  readonly halfLength: number;
}

/** Everything that stands before the camera at one moment. */
export interface Scene {
  readonly skeleton: Skeleton;
  readonly body: readonly Shape[];
  readonly props: readonly Shape[];
  readonly glow: readonly GlowStrand[];
  readonly mats: readonly Mat[];
  /** Where the wall behind the figure is, if there is one. */
  readonly wall: number | undefined;
}

/** The scene at `position`, counted in keys: 0.5 is halfway from the first key to the second. */
export function sceneAt(script: Script, props: readonly PropSpec[], position: number): Scene {
  const { skeleton, strength } = momentAt(script, position);
  return buildScene(skeleton, props, script.glow, strength, position);
}

/** The skeleton at a moment and how strongly it glows. */
function momentAt({ keys }: Script, position: number) {
  const index = Math.min(keys.length - 1, Math.max(0, Math.floor(position)));
  const [from, to] = [keys[index], keys[Math.min(keys.length - 1, index + 1)]];
  if (!from || !to) throw new RangeError(`There is no key ${index}.`);
  const t = position - index;
  return { skeleton: solve(from.pose, to.pose, t), strength: lerp(from.glow, to.glow, t) };
}

export function buildScene(
  skeleton: Skeleton,
  props: readonly PropSpec[],
  glow: readonly Glow[],
  strength: number,
  position = 0,
): Scene {
  return {
    skeleton,
    body: modelBody(skeleton),
    props: modelProps(props, skeleton, position),
    glow: strength > 0 ? glow.flatMap((name) => lightStrands(name, skeleton, strength)) : [],
    mats: props.flatMap((prop) => (prop.kind === 'mat' ? [matOf(prop)] : [])),
    wall: props.flatMap((prop) => (prop.kind === 'wall' ? [prop.z / 100] : []))[0],
  };
}

function lightStrands(glow: Glow, { bones }: Skeleton, strength: number): GlowStrand[] {
  return strandsOf(glow).map(({ from, to, radius, faces }) => ({
    from: toWorld(bones[from.bone], from.at),
    to: toWorld(bones[to.bone], to.at),
    radius,
    faces: faces && normalise(rotate(bones[from.bone].rotation, faces)),
    strength,
  }));
}

function matOf({ at, size }: Extract<PropSpec, { kind: 'mat' }>): Mat {
  return {
    x: at[0] / 100,
    z: at[2] / 100,
    halfWidth: size[0] / 200,
    halfLength: size[1] / 200,
  };
}
