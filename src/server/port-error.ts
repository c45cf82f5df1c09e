/** Thrown when the port can't be listened on; the message names the variable and the remedy. */
export class PortError extends Error {
  override readonly name = 'PortError';
}
