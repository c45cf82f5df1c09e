/** The page from which somebody installs the app. */
export const INSTALL_PATH = '/slack/install';
/** Where that begins: on to Slack. Also what Slack calls a Direct Install URL. */
export const START_PATH = '/slack/install/start';
/** Where Slack sends people back to. */
export const REDIRECT_PATH = '/slack/oauth';
