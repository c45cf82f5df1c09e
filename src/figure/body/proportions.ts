/** The one neutral figure, 1.70 m tall: lengths in metres, between joint centres. */
export const SPINE = {
  pelvisToWaist: 0.085,
  waist: 0.085,
  lumbar: 0.085,
  ribs: 0.105,
  chest: 0.135,
  neck: 0.09,
  /** How far the spine runs behind the middle of the trunk. */
  behind: 0.012,
} as const;

export const ARM = {
  /** The shoulder joint, from the chest's origin. */
  shoulderAside: 0.168,
  shoulderUp: 0.098,
  shoulderBack: 0.008,
  upper: 0.285,
  forearm: 0.25,
  /** From the wrist to the middle of the palm, and to its skin. */
  palm: 0.07,
  palmThickness: 0.016,
} as const;

export const LEG = {
  hipAside: 0.088,
  hipDown: 0.012,
  thigh: 0.42,
  shin: 0.405,
  /** From the ankle to what the foot rests on, in the foot's own frame (y up, z to the toes). */
  rests: {
    sole: [0, -0.075, 0],
    top: [0, 0.042, 0.02],
    heel: [0, -0.05, -0.062],
  },
} as const;
