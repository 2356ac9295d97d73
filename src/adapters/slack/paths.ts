/** Where Slack sends what happens. */
export const EVENTS_PATH = '/slack/events';

/** Where people begin to install the app, and where Slack sends them back to. */
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';
