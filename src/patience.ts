/**
 * What a promise resolves to; something else when it isn't there after so many milliseconds. It goes
 * on then, and whatever comes of it is nobody's business any more.
 *
 * @throws what the promise rejects with in time.
 */
export async function within<T, L>(
  milliseconds: number,
  promise: Promise<T>,
  otherwise: L,
): Promise<T | L> {
  const { promise: late, resolve } = Promise.withResolvers<L>();
  const timer = setTimeout(resolve, milliseconds, otherwise);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
