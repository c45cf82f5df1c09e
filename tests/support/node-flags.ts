/** How Node runs the bot, as in package.json's "start" and the Dockerfile: with little memory. */
export const NODE_FLAGS = ['--max-semi-space-size=1', '--heap-growing-percent=25'] as const;
