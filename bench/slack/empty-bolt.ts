import { App } from '@slack/bolt';

// A Bolt app as its documentation begins: it acknowledges a command, and that is all.

const [port = '', signingSecret = '', apiUrl = ''] = process.argv.slice(2);
const app = new App({
  token: 'xoxb-bench',
  signingSecret,
  clientOptions: { slackApiUrl: apiUrl },
});
app.command('/kursk', async ({ ack }) => ack());
await app.start({ port: Number(port), host: '127.0.0.1' });
