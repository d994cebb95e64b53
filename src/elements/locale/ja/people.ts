import type { PeopleStrings, peopleErrorsEn } from '../people.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('ja');

export const peopleJa: PeopleStrings = {
  notKept: {
    missing: {
      what: 'このブラウザーには保存領域がありません。',
      next: 'このページのタブをすべて閉じると、表示中の内容は失われます。',
    },
    refused: {
      what: 'ブラウザーがこのページの保存を許可していません。',
      next: 'このページのタブをすべて閉じると、表示中の内容は失われます。このサイトにデータの保存を許可して、ページを再読み込みしてください。',
    },
    blocked: {
      what: 'ブラウザーの保存領域が応答しません。',
      next: 'このページのタブをすべて閉じると、表示中の内容は失われます。このサイトのほかのタブを閉じて、ページを再読み込みしてください。',
    },
    newer: {
      what: 'このページの新しい版が、独自の記録を保存しています。',
      next: 'その記録はそのまま残ります。新しい版を使うには、ページを再読み込みしてください。このページのタブをすべて閉じると、表示中の内容は失われます。',
    },
    full: {
      what: 'この端末に空き容量がありません。',
      next: 'このページのタブをすべて閉じると、新しい内容は失われます。端末の空きを増やすか、ここで不要なものを削除してください。',
    },
    ended: {
      what: 'ブラウザーの保存領域が消去されました。',
      next: 'このページのタブをすべて閉じると、表示中の内容は失われます。また保存するには、ページを再読み込みしてください。',
    },
  },
  ignored: (count) => `別の版の記録${counted(count, { other: '#件' })}は読み取れなかったので、そのままにしてあります。`,
  call: '発信',
  callNamed: (who) => `${who} に発信`,
  notDialable: (number) =>
    `${number} はダイヤルできません。数字でない文字が含まれています。先に番号を編集してください。`,
  cancel: 'キャンセル',
  stays: 'このブラウザーの中にだけ残ります。',
  log: {
    label: '通話履歴',
    list: '通話（新しい順）',
    loading: '通話履歴を読み込んでいます…',
    empty: {
      what: '通話はまだありません',
      next: 'これからの発信と着信がここに並びます。',
    },
    off: {
      what: '通話は記録されません',
      next: 'このページは通話履歴なしで設定されているため、通話については何も保存されません。',
    },
    today: '今日',
    yesterday: '昨日',
    directions: { incoming: '着信', outgoing: '発信' },
    outcomes: {
      unfinished: '通話中、または途切れました',
      answered: '応答済み',
      elsewhere: '別の電話機で応答',
      missed: '不在着信',
      refused: '拒否',
      noAnswer: '応答なし',
      busy: '話し中',
      cancelled: '発信を取り消し',
      failed: '失敗',
    },
    withheld: '番号不明',
    duration: (time) => `通話時間 ${time}`,
    onLine: (line) => `回線：${line}`,
    remove: '削除',
    removeNamed: (who) => `履歴から削除：${who}`,
    removed: '通話履歴から削除しました。',
    older: '以前の通話を表示',
    shown: (count) => counted(count, { other: '#件の通話を表示しています。' }),
    export: 'CSVで書き出す',
    exported: '通話履歴を書き出しました。',
    clear: '消去…',
    question: {
      title: '通話履歴を消去しますか？',
      next: '消去したものは元に戻せません。ほかの場所には何も保存されていません。',
      log: '通話履歴を消去',
      all: 'すべて消去（通話履歴と連絡先）',
    },
    cleared: '通話履歴を消去しました。',
    clearedAll: '通話履歴と連絡先をこのブラウザーから削除しました。',
  },
  contacts: {
    label: '連絡先',
    list: '連絡先（名前順）',
    loading: '連絡先を読み込んでいます…',
    empty: {
      what: '連絡先はまだありません',
      next: '追加するか、連絡先のファイルを読み込んでください。',
    },
    search: '名前か番号で検索',
    found: (count, all) =>
      count === all
        ? counted(all, { other: '連絡先は#件です。' })
        : `連絡先${counted(all, { other: '#件' })}中${counted(count, { other: '#件' })}です。`,
    more: '連絡先をさらに表示',
    add: '連絡先を追加',
    edit: '編集',
    editNamed: (name) => `${name} を編集`,
    remove: '削除…',
    question: {
      title: (name) => `${name} を削除しますか？`,
      next: '連絡先はこのブラウザーから削除され、元に戻せません。',
      confirm: '連絡先を削除',
    },
    removed: (name) => `${name} を削除しました。`,
    formTitle: { add: '新しい連絡先', edit: '連絡先を編集' },
    name: '名前',
    number: (at) => (at === 1 ? '番号' : `番号 ${at}`),
    numberLabel: (at) => (at === 1 ? '番号の種類' : `番号 ${at} の種類`),
    labels: { mobile: '携帯', home: '自宅', work: '勤務先', fax: 'ファクス' },
    noLabel: '指定なし',
    moreNumbers: '番号を追加',
    fewerNumbers: (at) => `番号 ${at} を削除`,
    speedDial: '短縮ダイヤルのキー',
    noSpeedDial: 'なし',
    speedDialKey: (key) => `キー ${key}`,
    speedDialTaken: (key, name) => `キー ${key}（今は ${name}）`,
    note: 'メモ',
    save: '保存',
    saved: (name) => `${name} を保存しました。`,
    noName: '名前を入力してください。',
    noNumber: '数字を一つ以上含む番号を入力してください。',
    import: 'ファイルを読み込む',
    importHint: 'vCardかCSVです。ファイルはこのブラウザーの中で読み取られ、どこにも送られません。',
    importing: 'ファイルを読み取っています…',
    imported: (count) => counted(count, { other: '#件を追加' }),
    completed: (count) => counted(count, { other: '#件を補完' }),
    known: (count) => counted(count, { other: '#件は登録済み' }),
    noRoom: (count) => counted(count, { other: '#件は空きがなく追加できず（連絡先は5,000件まで）' }),
    passedOver: (count) => counted(count, { other: '#件は読み飛ばし' }),
    lineProblem: (line, problem) =>
      ({
        noNumber: `${line}行目に番号がありません`,
        unreadable: `${line}行目を読み取れません`,
        unfinished: `${line}行目からの項目に終わりがありません`,
        tooLong: 'ファイルが20メガバイトを超えています',
      })[problem],
    furtherProblems: (count) => counted(count, { other: 'ほか#件' }),
    noContacts: {
      what: 'このファイルに連絡先が見つかりませんでした。',
      next: 'vCardでも、「電話」のような見出しの番号の列がある表でもありません。元のアプリからvCardで書き出し直して、それを読み込んでください。',
    },
    exportVcard: 'vCardで書き出す',
    exportCsv: 'CSVで書き出す',
    exported: '連絡先を書き出しました。',
  },
};

export const peopleErrorsJa: typeof peopleErrorsEn = {
  invalidContact: {
    what: 'この連絡先は保存できません',
    next: '名前と、数字を一つ以上含む番号を入力してください。',
  },
  contactsFull: {
    what: '連絡先が5,000件あり、これ以上追加できません',
    next: '不要なものを一つ削除してから、追加してください。',
  },
  notLoaded: {
    what: 'ファイルを読み書きする機能を読み込めませんでした',
    next: 'ネットワークを確かめて、ページを再読み込みしてください。',
  },
  notCleared: {
    what: '一部を削除できませんでした',
    next: 'ブラウザーの保存領域が受け付けませんでした。このサイトのほかのタブを閉じてもう一度試すか、ブラウザーの設定でこのサイトのデータを消去してください。',
  },
};
