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
  noSpeedDial: (key) => `キー${key}に割り当てられた連絡先はありません。「連絡先」でキーを選べます。`,
  laterMissing: {
    what: 'このページの一部を読み込めませんでした。',
    next: '通話はできます。タブと回線の設定を使うには、通話中でないときにページを再読み込みしてください。',
  },
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
  version: {
    ready: '新しいバージョンの準備ができました。',
    now: 'ページを読み込み直します。',
    afterCall: '通話中は読み込めません。ページを読み込み直すと、通話が切れることがあります。',
    load: '新しいバージョンを読み込む',
  },
  experience: {
    keys: {
      open: 'ショートカットキー',
      title: 'ショートカットキー',
      actions: {
        answer: '応答（続いている通話は保留）',
        end: '切る、発信をやめる、または拒否',
        hold: '保留、または保留を解除',
        mute: '着信音を消す',
        help: 'このキーの一覧を表示',
      },
      enter: 'Enter',
      dials: '番号の欄で：発信',
      paste: 'Ctrl+V',
      pastes: 'どこでも：コピーした番号を番号の欄に入れる',
      on: 'ページを閉じるまで、これらのキーを使う',
      close: '閉じる',
    },
    links: {
      offer: '電話番号のリンクをここで開く',
      asked:
        '電話番号のリンクをここで開いてよいか、ブラウザーが尋ねます。許可すると、押した番号が番号の欄に入ります。「発信」を押すとかけます。',
      refused: 'このブラウザーは、電話番号のリンクをページで開けません。',
    },
  },
  technical: '内部の動き',
  ringing: '着信',
};
