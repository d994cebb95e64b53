import type { Advice } from '../en.js';
import type { commandErrorsEn, ModemConsoleStrings } from '../modem-console.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('ja');

export const commandErrorsJa: Readonly<Record<keyof typeof commandErrorsEn, Advice>> = {
  commandRefused: { what: 'このコマンドは送りません', next: 'モデムには何も送っていません。' },
  commandTimeout: {
    what: 'モデムの応答が間に合いませんでした',
    next: 'もっと時間がかかるか、続きの行を待っているのかもしれません。通話が入ったときも、待つのをやめます。AT を送ってみてください。応答があれば、回線は正常です。',
  },
};

export const modemConsoleJa: ModemConsoleStrings = {
  label: 'AT コンソール',
  traffic: 'AT のやり取り',
  none: { what: 'この回線には、やり取りするモデムがありません。', next: 'モデムを使う回線を選んでください。' },
  loading: '端末を読み込んでいます…',
  notLoaded: {
    what: '端末を読み込めませんでした。',
    next: 'コマンドとその応答は同じように使えます。ネットワークを確かめて、ページを再読み込みしてください。',
  },
  masked: '電話番号、名前、PIN、シリアル番号は伏せられています。',
  bar: '表示する内容',
  filter: '表示する行の文字',
  direction: '方向',
  directions: { all: '両方', toModem: 'モデムへ', fromModem: 'モデムから', note: 'メモ' },
  matches: (shown, all) => `${all}行中${shown}行`,
  pause: '一時停止',
  resume: '再開',
  waiting: (number) => `再開（新着${number}件）`,
  clear: '消去',
  cleared: 'この回線の記録は空です。',
  hex: '16進表示',
  plainly: '自分のコマンドの応答を伏せずに表示',
  screenReader: 'スクリーンリーダー用',
  exportText: 'テキストで書き出す',
  exportFixture: 'テスト用の記録として書き出す',
  exported: (name) => `${name} として保存しました。`,
  nothingToExport: '書き出すものはまだありません。',
  noRecording: 'この回線には記録がありません。代わりにテキストで書き出してください。',
  prompt: {
    label: 'コマンド',
    hint: 'Enter で送信、上下キーで前のコマンド、Ctrl+Space でコマンドの一覧が出ます。',
    send: '送信',
    commands: 'コマンド一覧',
    suggestions: 'この文字で始まるコマンド',
    found: (number) => counted(number, { other: 'コマンド#件' }),
    noneFound: 'この文字で始まる既知のコマンドはありません。それでも送信できます。',
    askingModem: 'どのコマンドが使えるか、モデムに尋ねています…',
    ofModem: 'このモデム独自',
    nothing: '先に ATI のようなコマンドを入力してください。',
    running: (command) => `${command} の応答を待っています。`,
    runningMacro: (name, at, of) =>
      `${name}：${counted(of, { other: '#件' })}中${counted(at, { other: '#件目' })}のコマンドの応答を待っています。`,
    elapsed: (time) => `経過 ${time}`,
    cancel: 'キャンセル',
    cancelling: 'キャンセルしています…',
    outAlready: '応答待ちのコマンドがあります。応答を待つか、キャンセルしてください。',
  },
  answer: {
    label: '応答',
    told: (command, result, time) => `${command}：${result}（${time} 後）`,
    lines: (number) => counted(number, { other: '#行' }),
    cut: '行が多すぎたため、一部を省いています。',
    setUpAgain: '回線自身の設定を元どおりにしています。',
    macroDone: (name, number) => `${name} が終わりました：${counted(number, { other: 'コマンド#件' })}。`,
    macroStopped: (name, at, of) =>
      `${name} は、${counted(of, { other: '#件' })}中${counted(at, { other: '#件目' })}のコマンドで止まりました。`,
  },
  macros: {
    label: (number) => counted(number, { other: 'マクロ（#）' }),
    empty: 'マクロはまだありません。マクロは、続けて送る複数のコマンドに名前を付けたものです。',
    list: 'マクロ',
    run: '実行',
    runNamed: (name) => `${name} を実行`,
    edit: '編集',
    editNamed: (name) => `${name} を編集`,
    remove: '削除',
    removeNamed: (name) => `${name} を削除`,
    removed: (name) => `${name} を削除しました。`,
    undo: '元に戻す',
    add: 'マクロを追加',
    change: (name) => `${name} の変更`,
    name: '名前',
    commands: 'コマンド（1行に一つ）',
    save: 'マクロを保存',
    cancel: '変更しない',
    saved: (name) => `${name} をこのブラウザーに保存しました。`,
    notKept:
      'ブラウザーはこのページのデータを保存しません。マクロはページを閉じると消えます。残すには、書き出してください。',
    notLoaded: {
      what: 'マクロを読み取って保存する機能を読み込めませんでした。マクロはページを閉じると消えます。',
      next: 'ネットワークを確かめて、ページを再読み込みしてください。',
    },
    unreadableStore:
      'このブラウザーに保存されたマクロを読み取れません。新しく保存するまで、そのままにしてあります。ファイルから読み込んでください。',
    noName: 'マクロに64文字までの名前を付けてください。',
    noCommands: 'マクロのコマンドは1件から50件までです。',
    badCommand: (command) =>
      `「${command}」はコマンド行ではありません。AT で始まり、250文字までの半角英数字と記号だけのものです。`,
    tooMany: 'マクロは200個までです。先に一つ削除してください。',
    exportFile: 'マクロを書き出す',
    importFile: 'マクロを読み込む',
    imported: (number, replaced) =>
      `${counted(number, { other: '#個' })}のマクロを読み込みました${replaced === 0 ? '' : `（うち${counted(replaced, { other: '#個' })}は同じ名前のものと置き換え）`}。`,
    broken: {
      what: 'このファイルは読み込めません。',
      notJson: (detail) => `JSONではありません：${detail}`,
      notMacros: (where, detail) => `${where === '' ? 'ファイル' : where} に誤りがあります：${detail}`,
      tooLarge: '1メガバイトを超えています。',
      unread: 'ブラウザーがファイルを読み取れませんでした。',
      next: 'マクロは前のままです。いくつか書き出すと、どのような形のファイルかがわかります。',
    },
  },
  barriers: {
    unreadable: {
      what: 'これは一行の AT コマンドではありません',
      next: 'AT で始まり、250文字までの半角英数字と記号だけで、モデムによって読み方の違うものを含まない必要があります。何も送っていません。',
    },
    occupied: {
      what: '応答待ちの別のコマンドがあります',
      next: '応答を待つか、キャンセルしてから、これを送ってください。何も送っていません。',
    },
    dial: {
      what: 'コンソールからはダイヤルしません',
      next: 'ダイヤルパッドでかけてください。番号を確かめ、通話を表示します。何も送っていません。',
    },
    answer: {
      what: 'コンソールからは応答しません',
      next: '通話の欄の「応答」を使ってください。何も送っていません。',
    },
    hangUp: {
      what: 'コンソールからは電話を切りません',
      next: '通話の欄の「切る」を使ってください。何も送っていません。',
    },
    calls: {
      what: 'コンソールからは、通話の保留、切り替え、合流をしません',
      next: '通話の欄の「保留」「切り替え」「転送」「参加者を追加」を使ってください。何も送っていません。',
    },
    digits: {
      what: 'コンソールからはプッシュ音を送りません',
      next: '通話の欄のキーパッドを使ってください。何も送っていません。',
    },
    sim: {
      what: 'コンソールからは、PINとSIMカードの秘密情報を扱いません',
      next: 'PINは、回線が求めるところに入力してください。間違えるたびに残りの回数が減ります。何も送っていません。',
    },
    services: {
      what: 'これは、この回線に対するネットワークの動作を変えてしまいます',
      next: '回線のところにある「ネットワークのサービス」を使ってください。何も送っていません。',
    },
    message: {
      what: 'コンソールからはメッセージを送りません',
      next: 'メッセージには料金がかかり、ここには表示されません。何も送っていません。',
    },
    data: {
      what: 'コンソールからはデータ通信を始めません',
      next: '回線で通話ができなくなります。何も送っていません。',
    },
    reset: {
      what: 'これは、モデムをリセットするか、電源を切ってしまいます',
      next: '回線の通話と設定が失われます。代わりに、モデムを抜いて差し直してください。何も送っていません。',
    },
    form: {
      what: '回線がモデムの応答を読み取れなくなります',
      next: 'これは、モデムの応答の形か速さを変えます。それは回線が自分で設定します。何も送っていません。',
    },
    mode: {
      what: 'これは、モデムを通話のモードから外してしまいます',
      next: 'モードは、通話が始まるときに回線が自分で設定します。何も送っていません。',
    },
    prompt: {
      what: 'モデムが続きの行を待ってしまいます',
      next: 'コンソールが送るのは一行ずつだけです。何も送っていません。',
    },
  },
};
