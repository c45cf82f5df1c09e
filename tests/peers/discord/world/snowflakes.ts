/** The first second of 2015, from which Discord counts (Reference, "Snowflakes"). */
const DISCORD_EPOCH_MS = 1_420_070_400_000n;

/** Makes ids as Discord does: milliseconds since its epoch, then 22 bits that keep them apart. */
export function snowflakes(now: () => number): () => string {
  let increment = 0n;
  return () => {
    increment += 1n;
    const milliseconds = BigInt(Math.trunc(now())) - DISCORD_EPOCH_MS;
    return String((milliseconds << 22n) | (increment & 0x3f_ff_ffn));
  };
}
