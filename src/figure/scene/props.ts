import type { Shape } from '../body/shapes.ts';
import type { Skeleton } from '../body/skeleton.ts';
import { lerp } from '../maths/easing.ts';
import { add, type Vec3 } from '../maths/vector.ts';
import type { PropSpec } from '../pose/prop-schema.ts';
import { metres } from '../pose/read-targets.ts';
import { bench, chair, doorFrame, foamRoller } from './furniture.ts';
import { dumbbells, resistanceBand, towel } from './handheld.ts';

/** The solid props at the moment `position`, counted in keys. Mats and walls are part of the ground. */
export function modelProps(
  props: readonly PropSpec[],
  skeleton: Skeleton,
  position: number,
): Shape[] {
  return props.flatMap((prop) => {
    switch (prop.kind) {
      case 'chair':
        return chair(metres(prop.at));
      case 'bench':
        return bench(metres(prop.at), metres(prop.size));
      case 'door-frame':
        return doorFrame(metres(prop.at), prop.width / 100);
      case 'foam-roller':
        return foamRoller(
          add(metres(prop.at), travelled(prop.travel, position)),
          prop.length / 100,
        );
      case 'towel':
        return towel(skeleton, prop.tail / 100);
      case 'dumbbells':
        return dumbbells(skeleton);
      case 'resistance-band':
        return resistanceBand(skeleton);
      case 'mat':
      case 'wall':
        return [];
    }
  });
}

function travelled(travel: readonly number[] | undefined, position: number): Vec3 {
  const before = travel?.[Math.floor(position)] ?? 0;
  const after = travel?.[Math.ceil(position)] ?? before;
  return [0, 0, lerp(before, after, position - Math.floor(position)) / 100];
}
