import { isolated, leftToRight } from '../bidi.js';
import { pluralsOf } from '../plural.js';
import type { SimulatorStrings } from '../simulator.js';

const plural = pluralsOf('ar-u-nu-latn');

export const simulatorAr: SimulatorStrings = {
  label: 'تمثيل دور الشبكة',
  intro: 'لا شيء هنا يغادر هذا الحاسوب. كل شيء يحدث للخط المعروض.',
  noLine: { what: 'لا يوجد خط يُجرَّب عليه.', next: 'افتح وحدة التحكم مع مودم محاكى.' },
  realLine: {
    what: 'هذا خط حقيقي.',
    next: 'اختر خطًا محاكى: ما تفعله الشبكات الحقيقية لا يستطيع أحد تمثيله.',
  },
  extension: {
    what: 'هذا الخط رقم داخلي في المقسم المحاكى، بلا مودم.',
    next: 'اتصل به من رقم داخلي آخر، أو اختر خط مودم محاكى.',
  },
  why: {
    noModem: 'المودم غير موصول.',
    pluggedIn: 'المودم موصول.',
    noSignal: 'ليس لمودم على خط هاتف إشارة ولا تسجيل.',
    noCall: 'لا توجد مكالمة.',
    notConnected: 'لا توجد مكالمة متصلة.',
  },
  calls: {
    title: 'هناك من يتصل',
    number: 'من الرقم',
    name: 'الاسم',
    nameHint: 'حروف لاتينية بلا علامات. لا تخبر به أجهزة المودم الخلوية.',
    withhold: 'حجب الرقم والاسم',
    givesUp: 'يتوقف عن المحاولة بعد',
    seconds: (seconds) =>
      plural(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' }),
    call: 'الاتصال بهذا الخط',
    rings: (who) => `مكالمة في الطريق: ${isolated(who)}.`,
    withheld: 'رقم محجوب',
    unknown: 'رقم غير معروف',
    badNumber: 'أدخل رقمًا ليس فيه إلا أرقام، أو اتركه فارغًا.',
    badName: 'أدخل اسمًا بحروف لاتينية بلا علامات ولا علامات اقتباس.',
  },
  other: {
    title: 'الطرف الآخر',
    hangUp: 'ينهي المكالمة',
    hungUp: 'أنهى الطرف الآخر المكالمة.',
    keys: 'المفاتيح',
    press: 'يضغط المفاتيح',
    pressed: (digits) => `ضغط الطرف الآخر ${leftToRight(digits)}.`,
    badKeys: 'أدخل أرقامًا أو * أو #.',
  },
  network: {
    title: 'الشبكة',
    next: 'المكالمة التالية من هنا',
    meets: { busy: 'تجد الخط مشغولًا', noAnswer: 'لا يُرد عليها' },
    willMeet: { busy: 'ستجد المكالمة التالية الخط مشغولًا.', noAnswer: 'لن يُرد على المكالمة التالية.' },
    signal: 'الإشارة',
    dbm: (dbm) => leftToRight(`${dbm} dBm`),
    signalHint: 'يعرضها الخط عندما يُسأل المودم في المرة التالية، خلال 30 ثانية.',
    received: (dbm) => `يستقبل المودم الآن ${leftToRight(`${dbm} dBm`)}.`,
    none: 'لا استقبال',
    lost: 'لا يستقبل المودم شيئًا الآن.',
    registration: 'التسجيل',
    states: { home: 'الشبكة الأصلية', roaming: 'تجوال', lost: 'مفقود', denied: 'مرفوض' },
    became: {
      home: 'المودم في شبكته الأصلية.',
      roaming: 'المودم في شبكة مشغّل آخر.',
      lost: 'فقد المودم شبكته.',
      denied: 'لا تقبل الشبكة المودم.',
    },
  },
  modem: {
    title: 'المودم',
    unplug: 'فصل',
    unplugged: 'فُصل المودم.',
    plugIn: 'إعادة التوصيل',
    pluggedIn: 'أُعيد توصيل المودم.',
    restart: 'إعادة التشغيل',
    restarted: 'يبدأ المودم من جديد.',
  },
  faults: {
    title: 'الأعطال',
    hint: 'ما يختل في ردود المودم التالية.',
    names: {
      dropResult: 'ضياع نتيجة',
      lateResult: 'نتيجة متأخرة',
      split: 'أسطر مجزأة',
      merged: 'أسطر ملتصقة',
      noise: 'تشويش',
      interleave: 'سطر دخيل',
      slow: 'ردود بطيئة',
      none: 'إنهاء كل الأعطال',
    },
    begun: {
      dropResult: 'تضيع النتيجة التالية لأمر.',
      lateResult: 'تتأخر النتيجة التالية لأمر ثماني ثوانٍ.',
      split: 'تأتي الردود محرفًا محرفًا.',
      merged: 'تأتي الردود قطعة واحدة.',
      noise: 'يسبق كلَّ رد تشويش.',
      interleave: 'في الرد التالي سطر لم يطلبه أحد.',
      slow: 'يستغرق كل رد ثانية إضافية.',
      none: 'يرد المودم كما ينبغي.',
    },
  },
};
