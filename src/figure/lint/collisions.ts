import type { BodyPart, Part } from '../body/parts.ts';
import type { Shape } from '../body/shapes.ts';
import { axisX, axisY, axisZ, IDENTITY } from '../maths/rotation.ts';
import { mix, type Vec3 } from '../maths/vector.ts';
import { Field } from '../render/field.ts';
import { makeSolid, type Transform } from '../render/solids.ts';
import { centimetres, type Moment } from './finding.ts';

/** Flesh and cushions give way this much, in metres. */
const GIVES = { floor: 0.025, prop: 0.03, body: 0.034 } as const;

const WORLD: Transform = { rotation: IDENTITY, point: (p) => p };

/** Which parts touch by nature, beside those that a joint connects. */
const NEIGHBOURS: Readonly<Record<string, RegExp>> = {
  'upper-arm': /torso|forearm/,
  forearm: /upper-arm|hand/,
  hand: /forearm|hand/,
  thigh: /torso|shin|thigh/,
  shin: /thigh|foot/,
  foot: /shin/,
};

/** Handheld things lie inside the hands on purpose. */
const HANDHELD = new Set(['towel', 'stripe', 'iron', 'band']);

/** Limbs that go through the floor, the wall, a prop or another part of the body. */
export function collisions({ scene }: Moment): string[] {
  return [...throughGround(scene), ...throughProps(scene), ...throughBody(scene)];
}

function throughGround({ body, wall }: Moment['scene']): string[] {
  const findings = new Map<string, number>();
  for (const shape of body) {
    const [low, back] = [lowest(shape, 1), lowest(shape, 2)];
    if (low < -GIVES.floor) note(findings, `${shape.part} is`, 'under the floor', -low);
    if (wall !== undefined && back < wall - GIVES.floor) {
      note(findings, `${shape.part} is`, 'inside the wall', wall - back);
    }
  }
  return told(findings);
}

function throughProps({ body, props }: Moment['scene']): string[] {
  const solid = props.filter(({ material }) => !HANDHELD.has(material));
  if (solid.length === 0) return [];
  const field = new Field(solid.map((shape) => makeSolid(shape, WORLD)));
  const findings = new Map<string, number>();
  for (const shape of body) {
    for (const { point, radius } of samples(shape)) {
      const depth = radius - field.distance(...point);
      if (depth > GIVES.prop) note(findings, `${shape.part} is`, 'inside a prop', depth);
    }
  }
  return told(findings);
}

function throughBody({ body }: Moment['scene']): string[] {
  const fields = new Map<Part, Field>();
  for (const part of new Set(body.map((shape) => shape.part))) {
    const own = body.filter((shape) => shape.part === part);
    fields.set(part, new Field(own.map((shape) => makeSolid(shape, WORLD))));
  }
  const findings = new Map<string, number>();
  for (const shape of body) {
    const limb = /^(?:left|right)-(.+)$/.exec(shape.part)?.[1];
    if (limb === undefined) continue;
    for (const [other, field] of fields) {
      if (touches(shape.part as BodyPart, limb, other)) continue;
      for (const { point, radius } of samples(shape)) {
        const depth = radius - field.distance(...point);
        if (depth > GIVES.body) note(findings, `${shape.part} is`, `inside the ${other}`, depth);
      }
    }
  }
  return told(findings);
}

function touches(part: BodyPart, limb: string, other: Part): boolean {
  if (other === part || other === 'prop') return true;
  return NEIGHBOURS[limb]?.test(other) ?? false;
}

/** The least coordinate of a shape along an axis of the world: 1 for height, 2 for depth. */
function lowest(shape: Shape, axis: 1 | 2): number {
  if (shape.kind === 'cone') {
    return Math.min(shape.from[axis] - shape.fromRadius, shape.to[axis] - shape.toRadius);
  }
  const { origin, rotation } = shape.frame;
  const size = extents(shape);
  const along = [axisX(rotation)[axis], axisY(rotation)[axis], axisZ(rotation)[axis]] as const;
  return origin[axis] - Math.hypot(size[0] * along[0], size[1] * along[1], size[2] * along[2]);
}

function extents(shape: Exclude<Shape, { kind: 'cone' }>): Vec3 {
  if (shape.kind === 'ellipsoid') return shape.radii;
  return shape.kind === 'box' ? shape.half : [shape.halfLength, shape.radius, shape.radius];
}

/** Points on a cone's axis with its radius there; other shapes are looked at in their middle. */
function samples(shape: Shape): { point: Vec3; radius: number }[] {
  if (shape.kind !== 'cone') {
    return [{ point: shape.frame.origin, radius: Math.min(...extents(shape)) }];
  }
  return [0.15, 0.5, 0.85].map((t) => ({
    point: mix(shape.from, shape.to, t),
    radius: shape.fromRadius + (shape.toRadius - shape.fromRadius) * t,
  }));
}

/** Keeps the deepest of each kind. */
function note(findings: Map<string, number>, who: string, where: string, depth: number) {
  const key = `the ${who.replace('-', ' ')} # ${where}`;
  findings.set(key, Math.max(depth, findings.get(key) ?? 0));
}

const told = (findings: Map<string, number>): string[] =>
  [...findings].map(([key, depth]) => key.replace('#', centimetres(depth)));
