import { isolated, leftToRight } from '../bidi.js';
import type { NetworkStrings } from '../network.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('ar-u-nu-latn');

/** <AcT> by the names of 3GPP TS 27.007, 7.3: the same in all languages. */
const technologies: Readonly<Record<string, string>> = {
  gsm: 'GSM (2G)', gsmCompact: 'GSM (2G)', gsmEgprs: 'EDGE (2G)', ecGsmIot: 'EC-GSM-IoT (2G)',
  utran: 'UMTS (3G)', utranHsdpa: 'HSDPA (3G)', utranHsupa: 'HSUPA (3G)', utranHspa: 'HSPA (3G)',
  eutran: 'LTE (4G)', eutranNbS1: 'NB-IoT (4G)', eutra5gcn: 'LTE (5G)', eutraNrDual: 'LTE + NR (5G)', nr5gcn: 'NR (5G)', ngRan: 'NR (5G)',
}; // prettier-ignore

export const networkAr: NetworkStrings = {
  label: 'الشبكة',
  strength: { none: 'لا إشارة', weak: 'ضعيفة', fair: 'متوسطة', good: 'جيدة', veryGood: 'جيدة جدًا' },
  signal: (word, dbm) => `${word}، ${leftToRight(dbm)}`,
  registration: {
    unknown: 'غير معروف بعد',
    searching: 'يبحث عن شبكة',
    home: 'في شبكته الأصلية',
    roaming: 'في شبكة أخرى (تجوال)',
    none: 'غير مسجَّل',
    refused: 'رفضته الشبكة',
  },
  technologies,
  chart: {
    label: 'الإشارة عبر الوقت',
    none: 'ليست لهذا الخط شبكة محمولة.',
    waiting: 'تظهر الإشارة هنا حالما يخبر بها المودم.',
    summary: (now, lowest, highest, minutes) =>
      `الآن ${isolated(now)}. ${plural(minutes, {
        one: 'في آخر دقيقة',
        two: 'في آخر دقيقتين',
        few: 'في آخر # دقائق',
        many: 'في آخر # دقيقة',
        other: 'في آخر # دقيقة',
      })} بين ${leftToRight(lowest)} و${leftToRight(highest)}.`,
    unknownNow: 'غير معروفة',
    minutes: (minutes) =>
      plural(minutes, {
        one: 'دقيقة واحدة',
        two: 'دقيقتان',
        few: '# دقائق',
        many: '# دقيقة',
        other: '# دقيقة',
      }),
    span: 'المدة المعروضة',
    table: 'كجدول',
    from: 'من',
    lowest: 'الأدنى',
    highest: 'الأعلى',
    gap: 'غير معروفة',
    now: 'الآن',
  },
  facts: {
    device: 'المودم',
    name: 'الاسم',
    maker: 'الشركة الصانعة',
    model: 'الطراز',
    firmware: 'البرنامج الثابت',
    number: 'رقمه',
    notTold: 'لم يُذكر',
    network: 'شبكته',
    registered: 'التسجيل',
    operator: 'المشغّل',
    technology: 'التقنية',
    strength: 'الإشارة',
    calls: 'ما يستطيعه مع المكالمات',
    can: 'نعم',
    cannot: 'لا',
    abilities: {
      answer: 'الرد على المكالمات',
      sendDigits: 'إرسال النغمات',
      hearDigits: 'سماع مفاتيح الطرف الآخر',
      hold: 'تعليق مكالمة',
      transfer: 'تحويل مكالمة',
      conference: 'ضم المكالمات',
      redirect: 'إرسال مكالمة واردة إلى رقم آخر',
      flash: 'إرسال فلاش',
      handOff: 'ترك مكالمة للسماعة',
    },
    noLine: 'لا يوجد خط بعد.',
  },
};
