/** An answer by which Discord refuses a request; its JSON body carries a code of its own. */
export class ApiError extends Error {
  override name = 'ApiError';
  /** The HTTP status. */
  readonly status: number;
  /** Discord's code (Opcodes and Status Codes, "JSON Error Codes"). */
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** The errors that the fake answers with: status, code and text as Discord documents them. */
export const errors = {
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  notFound: () => new ApiError(404, 0, '404: Not Found'),
  unknownChannel: () => new ApiError(404, 10_003, 'Unknown Channel'),
  unknownGuild: () => new ApiError(404, 10_004, 'Unknown Guild'),
  unknownMessage: () => new ApiError(404, 10_008, 'Unknown Message'),
  unknownUser: () => new ApiError(404, 10_013, 'Unknown User'),
  unknownWebhook: () => new ApiError(404, 10_015, 'Unknown Webhook'),
  unknownInteraction: () => new ApiError(404, 10_062, 'Unknown interaction'),
  alreadyAcknowledged: () =>
    new ApiError(400, 40_060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: () =>
    new ApiError(400, 40_094, 'This interaction has hit the maximum number of follow up messages'),
  missingAccess: () => new ApiError(403, 50_001, 'Missing Access'),
  editOfAnother: () => new ApiError(403, 50_005, 'Cannot edit a message authored by another user'),
  cannotSendToUser: () => new ApiError(403, 50_007, 'Cannot send messages to this user'),
  missingPermissions: () => new ApiError(403, 50_013, 'Missing Permissions'),
  expiredToken: () => new ApiError(401, 50_027, 'Invalid Webhook Token'),
  replyWithoutHistory: () =>
    new ApiError(400, 160_002, 'Cannot reply without permission to read message history'),
  invalidForm: (problems: readonly string[]) =>
    new ApiError(400, 50_035, `Invalid Form Body\n${problems.join('\n')}`),
} as const;
