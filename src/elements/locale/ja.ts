import type { Strings } from './en.js';
import { callExperienceJa } from './ja/call-experience.js';
import { emergencyJa } from './ja/emergency.js';
import { latencyJa } from './ja/latency.js';
import { lineServicesJa } from './ja/line-services.js';
import { commandErrorsJa, modemConsoleJa } from './ja/modem-console.js';
import { networkJa } from './ja/network.js';
import { peopleErrorsJa, peopleJa } from './ja/people.js';
import { simulatorJa } from './ja/simulator.js';

/** Japanese. Words do not change with a count (CLDR has one category), so counts are written where they stand. */
export const ja: Strings = {
  dialpad: {
    label: 'ダイヤルパッド',
    number: '電話番号',
    placeholder: '番号を入力',
    call: '発信',
    erase: '最後の数字を消す',
    keypad: 'キー',
    keyNames: { '*': 'アスタリスク', '#': 'シャープ' },
    holdForPlus: '長押しでプラス',
    cannotDial: (character) => `「${character}」はダイヤルできません。`,
    cannotPaste: (character) =>
      `貼り付けませんでした。「${character}」はダイヤルできません。番号だけをコピーしてください。`,
    problems: {
      INVALADDRESS: '電話をかけられる番号ではありません。確認して、もう一度お試しください。',
      DIALDIALTONE: 'この回線は二度目の発信音を待てません。W の代わりに、ポーズとしてコンマを使ってください。',
      DIALQUIET: 'この回線は無音を待てません。@ の代わりに、ポーズとしてコンマを使ってください。',
      DIALBILLING: 'この回線は課金音を待てません。$ の代わりに、ポーズとしてコンマを使ってください。',
      DIALPROMPT: 'この回線はダイヤルの途中で確認のために止まることができません。疑問符を取り除いてください。',
    },
    nothingToDial: '先に番号を入力してください。',
    tooLong: 'この番号は長すぎます。番号は40桁までです。',
    recalled: '前回の番号です。もう一度「発信」を押すとかけます。',
  },
  call: {
    label: '現在の通話',
    none: { what: '通話はありません', next: '番号を入力して「発信」を押してください。着信はここに表示されます。' },
    states: {
      offering: '着信',
      accepted: '着信',
      dialtone: '回線が開いています',
      dialing: 'ダイヤル中',
      proceeding: '接続中',
      ringback: '呼び出し中',
      busy: '話し中',
      specialInfo: 'ネットワークからの案内',
      connected: '通話中',
      onHold: '保留中',
      conferenced: '会議通話中',
      disconnected: '終了',
      unknown: '不明（モデムが知らせません）',
      idle: '終了',
    },
    incoming: '着信',
    incomingFrom: (who) => `${who} からの着信`,
    rings: (count) => `${count}回鳴りました`,
    callerIds: {
      blocked: '番号非通知',
      outOfArea: '番号を表示できません',
      unknown: '不明な発信者',
    },
    noNumber: '番号なし',
    answer: '応答',
    refuse: '拒否',
    redirect: '転送先へ送る…',
    redirectTo: '着信を送る先の番号',
    redirectNow: '送る',
    hangUp: '切る',
    takeBack: '発信をやめる',
    keypad: 'キーパッド',
    sentDigits: '送った数字',
    heardDigits: '聞こえた数字',
    flash: 'フッキング',
    listen: '数字を聞く',
    handOff: '受話器に渡す',
    media: { fax: 'ファクスの着信', data: 'データ通信の着信' },
    heldByOther: '通話中（相手が保留にしています）',
    handedOff: { what: '受話器で続いています', next: '' },
    duration: '通話時間',
    lasted: (duration) => `通話時間 ${duration}`,
    callAgain: 'もう一度かける',
    dismiss: '閉じる',
    ended: '通話が終わりました',
    missed: '応答なし',
    unanswered: '応答の前に終わりました',
    notPlaced: '発信されませんでした',
    hold: '保留',
    unhold: '保留を解除',
    swap: '切り替え',
    join: '合わせる',
    transfer: '転送',
    transferTo: '転送先の番号',
    transferNow: 'すぐに転送',
    askFirst: '先に確認',
    completeTransfer: '転送を完了',
    putThrough: '相手同士をつなぐ',
    transferred: '通話を転送しました',
    sentOn: { what: '着信を送りました', next: '送り先が応答したかどうかは、ここではわかりません。' },
    addPerson: '参加者を追加',
    personToAdd: '追加する人の番号',
    callPerson: 'この人にかける',
    joinCalls: '通話を合わせる',
    cancel: 'キャンセル',
    takeOut: '外す',
    conference: '会議通話',
    conferenceEnded: '会議通話が終わりました',
    conferenceOf: (people) => `${people} との会議通話`,
    people: (count) => `${count}人`,
    members: 'この会議通話の参加者',
    list: '通話',
    others: 'ほかの通話',
    otherEnded: (why) => `もう一方の通話：${why}`,
    heldEnded: '保留中の通話が終わりました',
    reasons: {
      normal: { what: '通話が終わりました', next: '' },
      unknown: { what: '通話が終わりました', next: 'モデムは理由を知らせませんでした。' },
      reject: { what: '拒否されました', next: '相手は今、電話に出られません。後でもう一度お試しください。' },
      pickup: { what: 'ほかで応答されました', next: '別の電話機でだれかが応答しました。' },
      busy: { what: '話し中', next: '相手は別の通話中です。数分後にもう一度お試しください。' },
      noAnswer: { what: '応答がありません', next: 'だれも出ませんでした。後でもう一度お試しください。' },
      badAddress: {
        what: '使われていない番号です',
        next: '市外局番も含めて番号を確かめ、もう一度かけてください。',
      },
      unreachable: {
        what: 'つながりません',
        next: '電話機の電源が切れているか、圏外かもしれません。後でもう一度お試しください。',
      },
      congestion: { what: 'ネットワークが混み合っています', next: '1分ほど待って、もう一度かけてください。' },
      noDialtone: {
        what: '発信音がありません',
        next: 'モデムと壁の差し込み口をつなぐケーブルを確かめてください。',
      },
      tempFailure: { what: 'ネットワークの障害です', next: '1分ほど待って、もう一度かけてください。' },
      blocked: {
        what: '許可されていません',
        next: 'この回線からその番号にはかけられません。設定した人に確認してください。',
      },
      cancelled: { what: '発信を取り消しました', next: '' },
      unavailable: {
        what: '回線が失われました',
        next: '通話中にモデムがなくなりました。もう一度差し込んでください。',
      },
      detached: {
        what: '通話が失われました',
        next: '回線を動かしていたタブが閉じられたか、止まりました。回線は自動的に戻ります。',
      },
      outOfOrder: { what: '相手の回線が故障しています', next: '後でもう一度お試しください。' },
    },
    failed: {
      listen: '相手の数字は聞き取れません。通話は続いています。',
      flash: 'フッキングを送れませんでした。通話はまだつながっています。',
      handOff:
        '通話を渡せませんでした。受話器が上がっていないか、モデムが断っています。受話器を上げて、もう一度お試しください。',
      answer: '応答できませんでした。',
      redirect: '着信を送れませんでした。まだここで鳴っています。応答するか拒否してください。',
      drop: '通話を終えられませんでした。もう一度試すか、モデムを抜いてください。',
      digits: '送れなかった数字があります。もう一度送ってください。',
      hold: '通話を保留にできませんでした。',
      unhold: '保留を解除できませんでした。',
      swap: '通話を切り替えられませんでした。',
      transfer: '通話を転送できませんでした。まだここにあります。',
      consult: 'その番号にかけられませんでした。最初の通話はまだここにあります。',
      join: '通話を合わせられませんでした。どちらもまだここにあります。',
      takeOut: 'この人を会議通話から外せませんでした。',
    },
  },
  line: {
    label: '回線',
    none: { what: '回線がありません', next: '電話をかけたり受けたりするには、モデムを接続してください。' },
    simulated: '模擬回線です。このコンピューターの外には何も出ず、通話料もかかりません。',
    states: {
      closed: '使われていません',
      opening: '準備中',
      ready: '使えます',
      lost: '回線が失われました',
      failed: '故障',
    },
    unplugged: '抜かれています',
    searching: '検索中',
    lookingNext:
      'モデムが携帯電話網を探しています。1分以上かかるときは、アンテナを確かめるか、窓の近くに移してください。',
    network: {
      home: '携帯電話網に登録されています。',
      roaming: '別の事業者の網に登録されています（ローミング）。通話料が高くなることがあります。',
      operator: '事業者：',
      signal: {
        none: (percent) => `電波なし（${percent}%）。`,
        weak: (percent) => `電波が弱い（${percent}%）。`,
        fair: (percent) => `電波は普通（${percent}%）。`,
        good: (percent) => `電波は良好（${percent}%）。`,
        veryGood: (percent) => `電波はとても良好（${percent}%）。`,
      },
    },
    noCalls: '通話できません',
    inCall: '通話中',
    ringing: '着信中',
    dialing: 'ダイヤル中',
    next: {
      closed: 'この回線を使うには、モデムを接続してください。',
      opening: '数秒かかります。',
      ready: '電話をかけることも受けることもできます。',
      lost: 'モデムが戻ると、回線も自動的に戻ります。',
      failed: 'モデムを抜いて差し直し、もう一度接続してください。',
    },
    reasons: {
      unplugged: 'モデムを差し直してください。回線は自動的に戻ります。',
      portBusy: '別のプログラムか、別のサイトのタブがモデムを使っています。そちらで閉じると、回線は自動的に戻ります。',
      heldByTab:
        'このサイトの別のタブが回線を使っています。そちらで使うか、そのタブを閉じてください。回線は自動的にここへ来ます。',
      heldBySystem:
        'コンピューターのドライバーか、別のプログラムがモデムを使っています。シリアルポートとして接続してください。その一覧にないときは、別のプログラムを閉じてください。',
      permissionDenied:
        'ブラウザーがこのページにモデムの使用を許可しなくなりました。「モデムを接続」で選び直してください。',
      noAnswer: 'モデムが応答しません。電源とケーブルを確かめて、もう一度接続してください。',
      garbage: 'モデムの応答を読み取れません。通信速度が別の値になっているようです。抜いて差し直してください。',
      initFailed: 'モデムが設定を断りました。抜いて差し直し、もう一度接続してください。',
      portFailed: 'ブラウザーがモデムのポートを開けませんでした。モデムを抜いて差し直してください。',
      noSim: 'モデムにSIMカードがありません。抜いてカードを入れ、差し直してください。',
      simFailed: 'モデムがSIMカードを使えません。カードを入れ直すか、別のカードを試してください。',
      pinWanted:
        'SIMカードはPINでロックされています。ここに入力するか、電話機でPINを解除してからカードをモデムに戻してください。',
      pukWanted: 'PINを何度も間違えました。事業者のPUKで、ここか電話機でSIMカードのロックを解除してください。',
      noNetwork:
        'モデムが携帯電話網を見つけられません。アンテナを確かめるか、窓の近くに移してください。通話は自動的に使えるようになります。',
      networkRefused: '携帯電話網がこのSIMカードを受け付けません。有効かどうか事業者に確認してください。',
    },
    audio: {
      none: '音声なし：この回線では何も聞こえません。',
      handset: 'モデムにつないだ電話機で話してください。',
      speaker: 'モデムのスピーカーとマイクで話してください。',
      headset: 'モデムにつないだヘッドセットで話してください。',
      page: 'このコンピューターで話してください。',
    },
    media: {
      fax: 'このモデムはファクスとしてつながります。声は聞こえません。',
      data: 'このモデムはデータモデムとしてつながります。声は聞こえません。',
    },
    since: (ago) => `${ago}前から`,
    sinceNow: 'つい先ほどから',
  },
  lineSettings: {
    open: '名前と、どのモデムか',
    name: 'この回線の名前',
    hint: '「受付」のような名前です。空のときは、もとの名前になります。',
    save: '名前を保存',
    saved: (name) => `保存しました。この回線は「${name}」です。`,
    removed: '保存しました。この回線はもとの名前に戻りました。',
    identify: 'どのモデムか示す',
    signs: {
      lights: 'モデムを見てください。5秒間、このモデムのランプが点滅します（TR・SD・RD、または一つだけのランプ）。',
      activity: 'このモデムにはランプがありません。5秒間、短い言葉をやり取りします。AT のやり取りに表示されます。',
    },
    seen: '何も見えませんか。思っているモデムを抜いてください。「抜かれています」と表示された回線がそのモデムです。そこでの通話は終わります。',
  },
  simLock: {
    label: 'SIMカード',
    title: { pin: 'SIMカードがPINを求めています', puk: 'SIMカードがPUKを求めています' },
    hint: {
      pin: '通話に必要です。緊急番号にはPINなしでかけられます。',
      puk: 'PINを何度も間違えました。8桁のPUKはSIMカードに付属しているか、事業者が知っています。10回間違えると、このカードは使えなくなります。',
    },
    tries: (left) => `残り${left}回です。`,
    triesUnknown: 'このモデムは残りの回数を知らせません。',
    pin: 'SIMカードのPIN',
    puk: 'SIMカードのPUK',
    newPin: '新しいPIN（4〜8桁）',
    unlock: { pin: 'ロックを解除', puk: '新しいPINを設定' },
    trying: 'SIMカードのロックを解除しています。30秒ほどかかることがあります。',
    unlocked: 'SIMカードのロックを解除しました。',
  },
  lineServices: lineServicesJa,
  people: peopleJa,
  experience: callExperienceJa,
  modemConsole: modemConsoleJa,
  network: networkJa,
  latency: latencyJa,
  simulator: simulatorJa,
  emergency: emergencyJa,
  errors: {
    invalidPin: {
      what: 'これは正しい形のコードではありません',
      next: 'PINは4〜8桁、PUKは8桁です。SIMカードには何も送っていません。',
    },
    wrongPin: {
      what: 'PINが違います',
      next: 'よく確かめて、もう一度入力してください。最後の回も間違えると、SIMカードはPUKを求めます。',
    },
    wrongPuk: {
      what: 'PUKが違います',
      next: 'よく確かめて、もう一度入力してください。最後の回も間違えると、SIMカードは使えなくなります。',
    },
    pukWanted: {
      what: 'PINを何度も間違えました',
      next: 'SIMカードに付属のPUKと、新しいPINを入力してください。その後、通話が使えるようになります。',
    },
    pinNotWanted: {
      what: 'SIMカードは今、このコードを求めていません',
      next: 'カードには何も送っていません。何を待っているかは回線の欄にあります。',
    },
    simFailed: {
      what: 'モデムがSIMカードを使えません',
      next: '緊急番号のほかは、まだ通話できません。1分ほど待っても変わらないときは、モデムを抜き、カードを入れ直して、差し直してください。',
    },
    refused: { what: '回線が断りました', next: '回線の表示を見て、もう一度お試しください。' },
    invalidAddress: {
      what: 'この番号にはかけられません',
      next: '確認して、もう一度お試しください。何もダイヤルしていません。',
    },
    serviceCode: {
      what: 'これはコードで、番号ではありません',
      next: 'ネットワークのサービスやモデムを変えてしまいます。代わりに「ネットワークのサービス」を使ってください。何もダイヤルしていません。',
    },
    blocked: {
      what: 'この番号は許可されていません',
      next: 'この回線からはかけられません。設定した人に確認してください。',
    },
    notPermitted: {
      what: 'このページにはできません',
      next: '設定した人が、このページに権限を与えていません。その人に確認するか、別のページを使ってください。',
    },
    invalidLabel: { what: 'この名前は使えません', next: '目に見える文字だけで、64文字までにしてください。' },
    ...peopleErrorsJa,
    lineBusy: { what: '回線は使用中です', next: '通話が終わるのを待って、もう一度お試しください。' },
    noCallFree: {
      what: '今はこれ以上の通話ができません',
      next: '何もダイヤルしていません。この回線では通話一つと保留一つまでです。保留、応答、または終了してから、もう一度かけてください。',
    },
    searchingNetwork: {
      what: 'モデムはまだ携帯電話網を探しています',
      next: '何もダイヤルしていません。回線が登録されたと表示されるのを待って、もう一度かけてください。緊急番号には今でもかけられます。',
    },
    noNetwork: {
      what: '携帯電話網がありません',
      next: '何もダイヤルしていません。モデムを窓の近くに移すか、アンテナを確かめてください。電波がオフ（機内モード）のときは、抜いて差し直してください。緊急番号にはつながるかもしれません。',
    },
    networkRefused: {
      what: '携帯電話網がこのSIMカードを受け付けません',
      next: '何もダイヤルしていません。有効かどうか事業者に確認してください。緊急番号にはかけられます。',
    },
    noSim: {
      what: 'モデムにSIMカードがありません',
      next: '何もダイヤルしていません。モデムを抜いてカードを入れ、差し直してください。緊急番号にはカードなしでもかけられます。',
    },
    simLocked: {
      what: 'SIMカードがロックされています',
      next: '何もダイヤルしていません。どのコードが必要かは回線に表示されます。緊急番号にはかけられます。',
    },
    chooserCancelled: {
      what: 'モデムが選ばれませんでした',
      next: 'もう一度試し、ブラウザーの一覧からモデムを選んでください。一覧が開かない、またはモデムを差していても空のときは、管理者がシリアル機器を禁止しているかもしれません。',
    },
    insecureContext: {
      what: 'このページは安全に読み込まれていません',
      next: 'ブラウザーは安全なページにだけモデムを使わせます。https:// で始まるアドレスか、このコンピューター自体から開いてください。',
    },
    blockedByPermissionsPolicy: {
      what: 'このページはシリアルポートを使えません',
      next: 'サイトの運営者が許可する必要があります。ページと、それを囲む各フレームに「serial」の許可が要ります。',
    },
    unsupported: {
      what: 'このブラウザーはモデムと通信できません',
      next: 'コンピューターの Chrome、Edge、Opera か、新しい Firefox でこのページを開いてください。',
    },
    portBusy: {
      what: 'モデムは使用中です',
      next: '別のプログラムか、別のサイトのタブが使っています。そちらで閉じて、もう一度お試しください。',
    },
    heldByTab: {
      what: '別のタブがこのモデムを使っています',
      next: 'このサイトの別のタブです。そちらで使うか、そのタブを閉じてください。回線は自動的にここに現れます。',
    },
    heldBySystem: {
      what: 'コンピューターがこのモデムを占有しています',
      next: 'そのドライバーか、別のプログラムが使っています。シリアルポートの一覧から選んでください。そこにないときは、別のプログラムを閉じて、もう一度お試しください。',
    },
    notAModem: {
      what: 'これは知られているモデムではありません',
      next: '別の機器を選んでください。モデムなら、専用のドライバーが必要かもしれません。ドライバーがあれば、シリアルポートの一覧に現れます。',
    },
    otherDevice: {
      what: 'これはそのモデムの別のポートではありません',
      next: '同じモデムの、まだ使われていないポートを選んでください。',
    },
    portFailed: {
      what: 'ポートを開けませんでした',
      next: 'モデムを抜いて数秒待ち、差し直して、もう一度お試しください。',
    },
    noAnswer: {
      what: '応答がありません',
      next: 'モデムの電源を確かめてください。ポートが複数あるときは、別のポートを試してください。',
    },
    garbage: {
      what: '応答を読み取れません',
      next: 'モデムの通信速度（ボーレート）が違うようです。抜いて差し直し、もう一度お試しください。',
    },
    unplugged: { what: 'モデムが抜かれました', next: '差し直して、もう一度お試しください。' },
    invalidConfiguration: {
      what: 'このページの設定に誤りがあります',
      next: '設定した人が直す必要があります。内容はブラウザーのコンソールとエラーメッセージにあります。',
    },
    workerLost: {
      what: '電話の機能が止まりました',
      next: '「再開」を押してください。その前に、続いていた通話が終わっているか確かめてください。',
    },
    closed: { what: '電話の機能は閉じられました', next: 'もう一度使うには、ページを再読み込みしてください。' },
    ...commandErrorsJa,
    aborted: { what: '取り消しました', next: '' },
  },
  heard: {
    silence: {
      what: '応答がありません',
      next: 'モデムの電源を確かめてください。ポートが複数あるときは、この機器の次のポートを選んでください。',
    },
    noise: {
      what: '応答を読み取れません',
      next: 'このポートの機器は、モデムが使わない速度（ボーレート）で話しているか、ケーブルに雑音があります。ケーブルを確かめて、別のポートを選んでください。',
    },
    echo: {
      what: 'このポートは送られたものを返すだけです',
      next: '折り返し接続か、ケーブルの二本のデータ線が触れています。別のポートを選ぶか、このケーブルにモデムをつないでください。',
    },
    nmea: {
      what: 'このポートは受信機のGPS位置情報用です',
      next: 'ここでは通話できません。この機器の次のポートを選んでください。',
    },
    diagnostic: {
      what: 'このポートはメーカーの診断用です',
      next: 'ここでは通話できません。この機器の次のポートを選んでください。',
    },
    ppp: {
      what: 'このポートではデータ通信が行われています',
      next: 'モデムを使っているインターネット接続を切って、もう一度試すか、この機器の次のポートを選んでください。',
    },
    prompt: {
      what: 'このポートで応答しているのはコンピューターで、モデムではありません',
      next: 'ログインかコマンドを求めています。モデムのポートを選んでください。',
    },
    printer: {
      what: 'これはプリンターか機械で、モデムではありません',
      next: '通話はできません。モデムのポートを選んでください。',
    },
    bluetooth: {
      what: 'これは Bluetooth モジュールで、モデムではありません',
      next: '通話はできません。モデムのポートを選んでください。',
    },
    wifi: {
      what: 'これは Wi-Fi モジュールで、モデムではありません',
      next: '通話はできません。モデムのポートを選んでください。',
    },
    dataOnly: {
      what: 'このモデムはデータ専用で、音声通話がありません',
      next: '通話はできません。別のモデムを選んでください。',
    },
    atDevice: {
      what: 'この機器は通話に必要なことを断ります',
      next: 'モデムのコマンドは受け付けますが、通話の準備ができません。別のポートか別の機器を選んでください。',
    },
    text: {
      what: 'このポートでは別のものが話しています',
      next: 'モデムが送らない文字を送っています。センサーかもしれません。モデムのポートを選んでください。',
    },
  },
  lacksModule: (module) =>
    `このページでは、モジュール「${module}」が見つかりません。ページの作成者がインポートマップに追加する必要があります。`,
  unexpected: {
    what: '問題が起きました',
    next: 'もう一度お試しください。また起きたら、ページを再読み込みしてください。',
  },
  uncertain: 'それでも行われたかどうかは確かではありません。もう一度試す前に確かめてください。',
  port: {
    connect: 'モデムを接続',
    connecting: '接続中',
    progress: 'ブラウザーの一覧からモデムを選んでください。その後、何ができるかをページがモデムに尋ねます。',
    probing: (rate, index, count) => `モデムを探しています：${rate} bit/s（${count}回中${index}回目）`,
    steps: {
      opening: 'ポートを開いています',
      escaping: 'データ通信中のモデムを探しています',
      listening: '応答がありません。このポートにほかに何があるか聞いています',
      identifying: 'モデムが見つかりました。何ができるか尋ねています',
      initialising: 'モデムを通話のために準備しています',
    },
    connected: (name) => `${name} を接続しました。`,
    tryAgain: 'もう一度試す',
    close: '閉じる',
    ways: { serial: 'シリアルポートの一覧', usb: 'モデムが一覧にない' },
    add: 'ポートを追加',
    adding:
      'ブラウザーの一覧から、同じモデムの別のポートを選んでください。そのポートが知らせる着信も聞こえるようになります。',
    added: (name) => `${name} はこのポートも聞いています。`,
  },
  ownership: {
    label: '回線とタブ',
    unnamed: '別のタブ',
    named: (title) => `タブ「${title}」`,
    guest: (tab) => `${tab}が回線を動かしています。ここでもすべて同じように使えます。`,
    waiting: {
      olderOwner: {
        what: (tab) => `${tab}が回線を使っていて、このサイトの古い版を表示しています。`,
        next: 'そのタブを再読み込みするか、閉じてください。このページは自動的に続きます。',
      },
      newerOwner: {
        what: (tab) => `${tab}が回線を使っていて、このサイトの新しい版を表示しています。`,
        next: 'このページを再読み込みしてください。',
      },
      otherSetUp: {
        what: (tab) => `${tab}が別の設定で回線を使っています。`,
        next: 'ここで回線を使うには、そのタブを閉じてください。このページは自動的に続きます。',
      },
      noBroker: {
        what: (tab) => `${tab}が回線を使っています。`,
        next: 'このブラウザーはタブの間で回線を共有できません。そのタブを使うか、閉じてください。このページは自動的に続きます。',
      },
      silent: {
        what: (tab) => `${tab}が回線を使っていますが、応答しません。`,
        next: '休止しているかもしれません。開いて起こしてください。または、回線をこちらに移せます。そこでの通話は終わることがあります。',
      },
    },
    takeOver: 'ここで回線を使う',
    held: {
      what: 'このサイトの別のタブがまだモデムを使っています。',
      next: 'そのタブを閉じると、モデムは自動的にここへ来ます。または、ブラウザーの一覧でもう一度選んで、こちらに移してください。',
    },
    reclaim: 'モデムをこちらに移す',
  },
  capabilities: {
    label: 'モデムの利用',
    leads: {
      unread: 'このページでできることを調べています…',
      no: 'このままでは、このページでモデムを使えません。',
      soFar: '選ぶ前にわかる限りでは、モデムの利用を妨げるものはありません。',
      yes: 'このページでモデムを使えます。',
    },
    all: 'すべての詳細',
    lesser: 'これらがなくてもモデムは使えます：',
    concerns: (names) => `対象：${names}。`,
    names: {
      secureContext: '安全なページ',
      origin: '独自のアドレス',
      serial: 'シリアルポート',
      serialInWorker: 'バックグラウンドのシリアルポート',
      chooser: 'モデムの一覧',
      usb: 'USB機器',
      usbInWorker: 'バックグラウンドのUSB機器',
      webLocks: 'タブ間のロック',
      sharedWorker: 'タブで共有する回線',
      core: '高速コア（WebAssembly）',
      persistentStorage: '永続的な保存領域',
    },
    states: { available: '使えます', missing: 'ありません', blocked: '禁止されています', unknown: 'まだ不明' },
    reasons: {
      insecureContext: 'このページは安全に読み込まれていません。',
      notInBrowser: 'このブラウザーにはこの機能がありません。',
      notInWorker: 'このブラウザーはページ自体でのみ使え、バックグラウンドでは使えません。',
      permissionsPolicy: 'このページの Permissions-Policy ヘッダーが禁止しています。',
      frame: 'このページは、許可のないフレームの中にあります。',
      opaqueOrigin: 'このページ、またはそれを囲むページは、サンドボックスに閉じ込められています。',
      refusedAtOnce: 'ブラウザーがモデムの一覧を表示しませんでした。',
      notAsked: '初めて使うときにわかります。',
      storageBlocked: 'ブラウザーがこのサイトの保存を禁止しています。',
      codePolicy: 'このサイトの Content-Security-Policy が禁止しています。',
      oldBrowser: 'このブラウザーは古すぎます。',
      memory: 'ブラウザーのメモリーが足りません。',
      mayBeCleared: '空き容量が減ると、ブラウザーが保存したものを消すことがあります。',
      failed: 'ブラウザーの応答が正しくありませんでした。',
    },
    advice: {
      '': '',
      openSecurely: 'https で開いてください。https:// で始まるアドレスか、このコンピューター自体から開きます。',
      otherBrowser: 'コンピューターの Chrome、Edge、Opera か、新しい Firefox でこのページを開いてください。',
      changeHeader: 'サイトの運営者に「Permissions-Policy: serial=(self), usb=(self)」を送るよう依頼してください。',
      allowFrame:
        'このページを埋め込んでいるページに、フレームへ allow="serial; usb" を加えるよう依頼してください。すでにあるときは、このページかそれを囲むページの Permissions-Policy ヘッダーを調べてください。',
      leaveSandbox:
        'このページを独自のアドレスで開くか、サイトの運営者にサンドボックスへ「allow-same-origin」を加えるよう依頼してください。',
      askAdministrator:
        'ブラウザーの設定で、このサイトにシリアルポートを許可してください。変更できないときはポリシーで禁止されています。このコンピューターの管理者に確認してください。',
      askForModem: '「モデムを接続」を押してください。',
      openInOwnTab: 'このページを独自のタブで開いてください。',
      allowStorage: 'ブラウザーの設定で、このサイトにデータの保存を許可してください。',
      allowWasm:
        "通話は同じように使えますが、少し遅くなります。サイトの運営者は、worker の応答の script-src に 'wasm-unsafe-eval' を加えられます。",
      updateBrowser: 'ブラウザーを更新してください。',
      freeMemory:
        '通話は同じように使えますが、少し遅くなります。ほかのタブを閉じて、このページを再読み込みしてください。',
      keepStorage: '通話は同じように使えます。最悪の場合、モデムについて覚えたことをこのページが忘れるだけです。',
      reload: 'このページを再読み込みしてください。だめなときは、ブラウザーを再起動してください。',
    },
  },
  magic: {
    label: '試せる番号',
    behaviors: {
      answersAfter: (seconds) => `${seconds}秒後に応答`,
      busy: () => 'いつも話し中',
      noAnswer: () => '鳴るだけで、だれも出ない',
      noDialtone: () => '発信音がない',
      sendsDigits: (seconds) => `応答し、${seconds}秒ごとにキーを押す`,
      hangsUpAfter: (seconds) => `応答し、${seconds}秒後に切る`,
      callsBack: (seconds) => (seconds > 0 ? `${seconds}秒後にかけ直してくる` : 'かけ直してくる'),
      rejected: () => '着信を拒否する',
      extension: () => 'ここの別の回線で鳴る',
    },
    call: (number, behavior) => `${number} にかける：${behavior}`,
  },
  requests: {
    label: 'リクエスト',
    empty: 'リクエストはまだありません。電話をかけると、回線への依頼がすべてここに表示されます。',
    id: 'ID',
    functionName: '関数',
    life: '発行 → 戻り → 完了',
    scale: '対数',
    result: '結果',
    time: '時間',
    outstanding: '未完了',
    refused: '拒否',
    early: '早期完了、待機中',
    outcomeUnknown: '結果不明：行われたかもしれません',
    lifeOf: (returned, completed) => `${returned}、${completed}`,
    returnedAfter: (duration) => `${duration} 後に戻り`,
    notReturned: '戻っていません',
    completedAfter: (duration) => `${duration} 後に完了`,
    notCompleted: '完了していません',
    showAll: (count) => `${count}件すべてを表示`,
    showFewer: '表示を減らす',
  },
  counters: {
    label: 'カウンター',
    notYet: 'worker が応答すると、ここに数値が表示されます。',
    gone: 'worker がなくなりました。これは最後に知らせた数値です。次の worker は0から数えます。',
    goneWithout: 'worker がなくなりました。それまでに数値を知らせていません。次の worker は0から数えます。',
    unanswered: 'worker に尋ねられませんでした。未完了のリクエストが多すぎます。いくつか終わったら更新してください。',
    asOf: (time) => `${time} 現在`,
    refresh: '更新',
    download: '報告書をダウンロード',
    nothingToDownload: 'ダウンロードできる数値はまだありません。',
    personal: '報告書に含まれるのはカウンター、ポート、最近の手順です。電話番号、名前、文章は含まれません。',
    now: '現在',
    outstanding: '全ページの未完了リクエスト',
    noPorts: '回線のあるポートはありません。',
    port: 'ポート',
    portName: (deviceId) => `回線デバイス ${deviceId}`,
    portBeingSetUp: '設定中',
    open: '状態',
    isOpen: '開',
    isClosed: '閉',
    queued: '待機中',
    inFlight: '処理中',
    receivedBy: (port, what) => `${port}：${what}`,
    receiveErrors: {
      overrun: {
        what: 'バイトが失われました',
        means:
          'ブラウザーが受け取るより速くモデムが送りました。このコンピューターを忙しくしているものを閉じ、モデムはハブを通さず直接つないでください。',
      },
      framing: {
        what: '終わりのない文字',
        means: 'モデムの速度が違うか、ケーブルが良くありません。抜いて差し直し、別のケーブルを試してください。',
      },
      parity: {
        what: 'パリティの誤った文字',
        means:
          'モデムが別の文字形式で送っているか、ケーブルが良くありません。8ビット・パリティなしに設定し、別のケーブルを試してください。',
      },
      break: {
        what: '信号線が押さえられました',
        means: 'モデムの電源が切られたか入れられた、またはプラグが緩んでいます。電源とケーブルを確かめてください。',
      },
    },
    faults: 'worker の開始以来、乗り越えたもの',
    noFaults: '乗り越えるものはありませんでした。',
    facts: 'ほかに数えたもの',
    factsMean: '事実であり、障害ではありません。',
    quiet: (count) => `一度も起きていないもの：${count}種類`,
    unknown: 'このカウンターの説明はありません。worker がこのページの言語表より新しいためです。',
    kinds: {
      threw: {
        what: '関数が例外で失敗',
        means: 'プロバイダーの関数が、戻るべきところで例外を投げました。失敗した操作として応答しました。',
      },
      badReturns: {
        what: 'ありえない戻り値',
        means:
          'プロバイダーの関数が、成功でも、リクエストのIDでも、エラーでもない値を返しました。失敗した操作として応答しました。',
      },
      badValues: {
        what: '使えない値',
        means:
          'プロバイダーが渡すべきものを渡さなかったか、ありえない数値・文字・ハンドルを渡しました。ページには何も届いていません。',
      },
      duplicateCompletions: {
        what: '二度の完了',
        means: 'プロバイダーがリクエストをもう一度完了しました。最初の結果が有効で、二度目は捨てました。',
      },
      staleCompletions: {
        what: 'リクエストのない完了',
        means:
          'プロバイダーが、存在しない、終わった、または別のプロバイダーのリクエストを完了しました。完了は捨てました。',
      },
      invalidCompletions: {
        what: 'ありえない結果での完了',
        means:
          '完了の結果が成功でもエラーでもありませんでした。捨てました。リクエストは正しい完了か時間切れを待ちます。',
      },
      overruns: {
        what: '拒否：表が満杯',
        means: 'worker のリクエスト表に空きがありませんでした。すぐに拒否され、モデムには届いていません。',
      },
      floods: {
        what: '拒否：一つのページから多すぎ',
        means:
          'ページの未完了リクエストが、一つのページの上限に達していました。次のものはすぐに拒否され、モデムには届いていません。',
      },
      detachedClients: {
        what: 'ページが送られたものを受け取らなかった',
        means:
          'ページが長く凍結したか忙しかったため、セッションを閉じました。そのページだけの通話は切られました。動き出すと最初から始めます。通話のあるページは手前に置いてください。',
      },
      strayEvents: {
        what: '対象のないイベント',
        means:
          'プロバイダーが、存在しない、またはもうない回線・通話・数字について知らせたか、場違いな通知をしました。捨てました。',
      },
      eventsAfterIdle: {
        what: '通話終了後のイベント',
        means: 'プロバイダーが終わった通話について知らせました。通話の終わりの後には何も続きません。捨てました。',
      },
      gateOverflows: {
        what: '応答前のイベントが多すぎ',
        means: 'プロバイダーが、応答まで待たせられる数を超えて通話について知らせました。通話は諦めて閉じました。',
      },
      abandonedRequests: {
        what: '完了のないまま残った',
        means: '完了の前に回線か通話が閉じたか、機器が失われました。ホストがリクエストを終えました：失敗、結果不明。',
      },
      expiredRequests: {
        what: '時間切れ',
        means:
          'プロバイダーが10分以内にリクエストを完了しませんでした。ホストがリクエストを終えました：失敗、結果不明。',
      },
      earlyCompletions: {
        what: '関数が戻る前の完了',
        means: '完了がプロバイダーの関数の中から来ました。戻るまで順番どおりに保ちました。',
      },
      repeatedStates: {
        what: '同じ状態の繰り返し',
        means: '通話がすでにその状態であるのに、プロバイダーがもう一度知らせました。ページには一度だけ伝えます。',
      },
      flushedEvents: {
        what: 'すぐに渡した',
        means: 'イベントの列が満杯になったので、すぐにページへ渡しました。失われたものはありません。',
      },
    },
  },
};
