import { INSTALL_PATH } from '../paths.ts';

const PAGES = {
  installed: {
    title: 'Installed',
    text: 'Go back to Slack: mention the bot in a channel, write to it directly, or use its command.',
  },
  refused: {
    title: 'Not installed',
    text: `Slack didn’t confirm the installation, or the link was used before. <a href="${INSTALL_PATH}">Try again</a>.`,
  },
} as const;

/** What the browser shows after somebody installed the app, or didn't. */
export function installPage(outcome: keyof typeof PAGES): string {
  const { title, text } = PAGES[outcome];
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<body style="font: 1.1rem/1.5 system-ui; max-width: 32rem; margin: 4rem auto; padding: 0 1rem">
<h1>${title}</h1>
<p>${text}</p>
</body>
</html>
`;
}
