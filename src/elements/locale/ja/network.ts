import { networkEn, type NetworkStrings } from '../network.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('ja');

export const networkJa: NetworkStrings = {
  label: 'ネットワーク',
  strength: { none: '電波なし', weak: '弱い', fair: '普通', good: '良好', veryGood: 'とても良好' },
  signal: (word, dbm) => `${word}、${dbm}`,
  registration: {
    unknown: 'まだわかりません',
    searching: 'ネットワークを探しています',
    home: '契約先のネットワークに登録済み',
    roaming: '別の事業者のネットワークに登録済み（ローミング）',
    none: '登録されていません',
    refused: 'ネットワークが断りました',
  },
  technologies: networkEn.technologies,
  chart: {
    label: '電波の移り変わり',
    none: 'この回線には携帯電話網がありません。',
    waiting: 'モデムが電波の強さを知らせると、ここに表示されます。',
    summary: (now, lowest, highest, minutes) =>
      `現在：${now}。${counted(minutes, { other: '過去#分間' })}は ${lowest} から ${highest} の間です。`,
    unknownNow: '不明',
    minutes: (minutes) => counted(minutes, { other: '#分間' }),
    span: '表示する期間',
    table: '表で見る',
    from: '開始',
    lowest: '最低',
    highest: '最高',
    gap: '不明',
    now: '現在',
  },
  facts: {
    device: 'モデム',
    name: '名前',
    maker: 'メーカー',
    model: '機種',
    firmware: 'ファームウェア',
    number: '自分の番号',
    notTold: '知らせがありません',
    network: 'モデムのネットワーク',
    registered: '登録',
    operator: '事業者',
    technology: '通信方式',
    strength: '電波',
    calls: '通話でできること',
    can: 'できます',
    cannot: 'できません',
    abilities: {
      answer: '着信に応答する',
      sendDigits: 'プッシュ音を送る',
      hearDigits: '相手が押したキーを聞き取る',
      hold: '通話を保留にする',
      transfer: '通話を転送する',
      conference: '通話を合わせる',
      redirect: '着信を別の番号へ送る',
      flash: 'フッキングを送る',
      handOff: '通話を受話器に渡す',
    },
    noLine: '回線はまだありません。',
  },
};
