import type { ConsoleStrings } from '../console-strings.js';

export const consoleJa: ConsoleStrings = {
  status: { starting: '開始中', ready: '準備完了', lost: '停止', closed: '終了' },
  javaScriptCore:
    'このブラウザーかページのセキュリティポリシーでは、WebAssembly のコアが動きません。同じように使えますが、少し遅くなります。',
  lines: '回線',
  noLines: '回線はまだありません。電話をかけるには、モデムを接続してください。',
  starting: '回線を準備しています…',
  elsewhere: '回線は別のタブにあります。',
  waiting: '待機中',
  startAgain: '再開',
  dialpadUnavailable: {
    starting: 'まもなく電話をかけられます。',
    elsewhere: '回線は別のタブにあります。',
    stopped: '「再開」を押すと、また電話をかけられます。',
    noLine: '回線がありません。先にモデムを接続してください。',
    lineNotReady: 'この回線は今は使えません。',
    incoming: '先に着信に応答するか、拒否してください。',
    busy: '先に電話を切ってから、次の電話をかけてください。',
    busyOrHold: '先に電話を切るか「保留」を押してから、次の電話をかけてください。',
  },
  technical: '内部の動き',
  ringing: '着信',
};
