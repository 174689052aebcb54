// Slack's own clients, living with the workspace of the tests: Bolt answers
// messages, buttons, commands, forms and the home page; a bare socket counts
// what it hears. Run by TestSlacksOwnClientsLiveWithTheFake.
import bolt from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';
import { WebClient } from '@slack/web-api';

const [base, token, appToken] = process.argv.slice(2);
const clientOptions = { slackApiUrl: `${base}/api/` };
const plain = (text) => ({ type: 'plain_text', text });

const app = new bolt.App({ token, appToken, socketMode: true, clientOptions, logLevel: 'error' });
app.message('hello', async ({ say }) => say({
  text: 'hi', blocks: [
    { type: 'section', block_id: 's', text: plain('hi there') },
    { type: 'actions', block_id: 'a', elements: [{ type: 'button', action_id: 'go', text: plain('Go'), value: '1' }] },
  ],
}));
app.action('go', async ({ ack, body, client }) => {
  await ack();
  await client.chat.update({ channel: body.channel.id, ts: body.message.ts, text: 'gone', blocks: [{ type: 'section', block_id: 's', text: plain('gone') }] });
  await client.views.open({
    trigger_id: body.trigger_id, view: {
      type: 'modal', callback_id: 'f', title: plain('Form'), submit: plain('Send'), blocks: [
        { type: 'input', block_id: 'i', label: plain('Name'), element: { type: 'plain_text_input', action_id: 'v' } },
        { type: 'input', block_id: 'j', label: plain('Who'), element: { type: 'external_select', action_id: 'x', min_query_length: 0 } },
      ],
    },
  });
});
app.options('x', async ({ ack }) => ack({ options: [{ text: plain('BYD'), value: 'b' }] }));
app.view('f', async ({ ack, body, view, client }) => {
  const name = view.state.values.i.v.value;
  if (name === 'bad') return ack({ response_action: 'errors', errors: { i: 'not this' } });
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `thanks ${name}` });
});
app.command('/milepost', async ({ ack, command }) => ack(`heard ${command.text}`));
app.event('app_home_opened', async ({ event, client }) => client.views.publish({
  user_id: event.user, view: { type: 'home', blocks: [{ type: 'section', block_id: 'h', text: plain('your page') }] },
}));
app.event('app_mention', async ({ event, client }) => {
  const dm = await client.conversations.open({ users: event.user });
  await client.files.uploadV2({ channel_id: dm.channel.id, filename: 'a.txt', file: Buffer.from('file'), title: 'a file' });
  const history = await client.conversations.history({ channel: dm.channel.id, limit: 5 });
  await client.chat.postMessage({ channel: dm.channel.id, text: `history ${history.messages.length > 0}` });
});
await app.start();

const bare = new SocketModeClient({ appToken, clientOptions, logLevel: 'error' });
let heard = 0;
bare.on('slack_event', async ({ ack, body, type }) => {
  heard += 1;
  await ack();
  if (type === 'events_api' && body?.event?.text === 'count') await new WebClient(token, clientOptions).chat.postMessage({ channel: body.event.channel, text: `heard by the bare client` });
});
console.log('bolt is ready');
process.stdin.on('data', async (d) => {
  const said = d.toString().trim();
  if (said === 'bare') { await app.stop(); await bare.start(); console.log('bare is ready'); }
  if (said === 'end') { await bare.disconnect(); process.exit(0); }
});
