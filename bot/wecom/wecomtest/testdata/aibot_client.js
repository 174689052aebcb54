// The platform's own client talks to our fake: every step must be acknowledged.
const AiBot = require('@wecom/aibot-node-sdk');
const WSClient = AiBot.WSClient || AiBot.default.WSClient, generateReqId = AiBot.generateReqId;
const f = JSON.parse(process.env.WECOM_FAKE);
const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const todo = new Set(['authenticated', 'text', 'reply', 'push', 'card', 'press', 'update', 'upload', 'picture']);
let passed = 0;
const done = (what) => { if (todo.delete(what)) passed++; if (!todo.size) end(0); };
const end = (code) => { console.log(`@wecom/aibot-node-sdk: ${passed} passed, ${todo.size} failed${todo.size ? ': ' + [...todo] : ''}`); c.disconnect(); process.exit(code); };
const control = (path, q) => fetch(`${f.URL}/control/${path}?${new URLSearchParams(q)}`).then(async (r) => { if (!r.ok) throw new Error(await r.text()); });
const acked = (what) => (r) => { if (r.errcode === 0) done(what); else console.log(what, r); };
const c = new WSClient({ botId: f.BotID, secret: f.BotSecret, wsUrl: f.BotURL, heartbeatInterval: 400, logger: quiet });
const card = { card_type: 'button_interaction', main_title: { title: '立项审批 #A17' }, task_id: 'T1', button_list: [{ text: '同意', key: 'approve' }] };
c.on('authenticated', async () => {
  done('authenticated');
  await control('botsay', { who: 'zhangsan', group: 'wrGroup1', text: '@bot 拜访 华星' });
  c.sendMessage('zhangsan', { msgtype: 'markdown', markdown: { content: 'push' } }).then(acked('push'));
  c.uploadMedia(Buffer.alloc(1300000, 'x'), { type: 'image', filename: 'figure.png' }).then((r) => { if (r.media_id) done('upload'); return c.sendMediaMessage('wrGroup1', 'image', r.media_id); }).then(acked('picture'));
  c.sendMessage('wrGroup1', { msgtype: 'template_card', template_card: card }).then(acked('card')).then(() => control('press', { who: 'boss', label: '同意' }));
});
c.on('message.text', (m) => { if (m.body.text.content === '@bot 拜访 华星' && m.body.chattype === 'group') done('text'); c.replyStream(m, generateReqId('stream'), '**ok**', true).then(acked('reply')); });
c.on('event.template_card_event', (m) => {
  if (m.body.event.template_card_event.event_key === 'approve') done('press');
  c.updateTemplateCard(m, { ...card, replace_text: '已同意' }).then(acked('update'));
});
setTimeout(() => end(1), 10000);
c.connect();
