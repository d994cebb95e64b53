import { isolated, leftToRight } from '../bidi.js';
import type { LineServicesStrings } from '../line-services.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('ar-u-nu-latn');
const inSeconds = (seconds: number): string =>
  plural(seconds, { one: 'ثانية واحدة', two: 'ثانيتين', few: '# ثوانٍ', many: '# ثانية', other: '# ثانية' });

export const lineServicesAr: LineServicesStrings = {
  open: 'خدمات الشبكة',
  askNetwork: 'سؤال الشبكة',
  asking: 'في انتظار الشبكة. يستغرق ذلك بضع ثوانٍ، ودقيقة على الأكثر.',
  elapsed: (time) => `${leftToRight(time)} حتى الآن`,
  forwarding: {
    title: 'تحويل المكالمات',
    when: 'متى',
    reasons: {
      unconditional: 'دائمًا',
      busy: 'عند الانشغال',
      noReply: 'عند عدم الرد',
      notReachable: 'عند الإغلاق أو خارج التغطية',
    },
    number: 'التحويل إلى',
    after: 'بعد الرنين لمدة',
    seconds: inSeconds,
    set: 'تحويل المكالمات',
    erase: 'إنهاء التحويل',
    done: (when, number) => `${when}: تذهب المكالمات إلى ${leftToRight(number)}.`,
    ended: (when) => `${when}: لا تُحوَّل المكالمات.`,
    state: 'ما لدى الشبكة',
    off: 'بلا تحويل',
    to: (number) => `إلى ${leftToRight(number)}`,
    toAfter: (number, seconds) => `إلى ${leftToRight(number)} بعد ${inSeconds(seconds)}`,
    noNumber: 'أدخل الرقم الذي تذهب إليه المكالمات.',
  },
  waiting: {
    title: 'انتظار المكالمات',
    on: 'تشغيل',
    off: 'إيقاف',
    isOn: 'مشغّل: تُعرض مكالمة ثانية أثناء المكالمة.',
    isOff: 'متوقف: من يتصل أثناء مكالمة يسمع أن الخط مشغول.',
  },
  ownNumber: {
    title: 'رقمك',
    label: 'يظهر لمن تتصل به',
    settings: { network: 'كما لدى الشبكة', withhold: 'أبدًا', show: 'دائمًا' },
    save: 'حفظ',
    saved: 'حُفظ. يسري على المكالمات من الآن.',
    network: {
      notProvided: 'لا تستطيع الشبكة حجب رقمك.',
      always: 'تحجب الشبكة رقمك في كل المكالمات.',
      unknown: 'لا تخبر الشبكة بما تفعله.',
      unlessAllowed: 'تحجب الشبكة رقمك ما لم يُطلب منها إظهاره.',
      ifAsked: 'تُظهر الشبكة رقمك ما لم يُطلب منها حجبه.',
    },
  },
  networks: {
    title: 'الشبكات المتاحة في المكان',
    scan: 'البحث عن شبكات',
    scanning: 'جارٍ البحث عن شبكات. يستغرق ذلك حتى ثلاث دقائق؛ وتنهيه أي مكالمة.',
    cancel: 'إلغاء',
    cancelling: 'جارٍ الإلغاء…',
    cancelled: 'أُلغي. بقيت القائمة كما كانت.',
    found: (count) =>
      plural(count, {
        zero: 'لم توجد شبكات.',
        one: 'وُجدت شبكة واحدة.',
        two: 'وُجدت شبكتان.',
        few: 'وُجدت # شبكات.',
        many: 'وُجدت # شبكة.',
        other: 'وُجدت # شبكة.',
      }),
    list: 'الشبكات التي وُجدت',
    availability: {
      unknown: 'غير معروف',
      available: 'متاحة',
      current: 'مستخدمة',
      forbidden: 'ليست لشريحة SIM هذه',
    },
    use: 'استخدام',
    useNamed: (name) => `استخدام ${isolated(name)}`,
    automatic: 'اختيار تلقائي',
    choosing: 'جارٍ تغيير الشبكة. يستغرق ذلك حتى دقيقتين.',
    chosen: (name) => `يستخدم الخط الآن ${isolated(name)}.`,
    chosenAutomatic: 'يختار المودم الشبكة الآن من تلقاء نفسه.',
  },
  errors: {
    noNetwork: {
      what: 'لا توجد شبكة تُسأل.',
      next: 'ولا يمكن إجراء مكالمات أيضًا: انتظر حتى يُسجَّل الخط ثم حاول مرة أخرى.',
    },
    notOffered: {
      what: 'ليس لدى هذا المودم أو شبكته هذه الخدمة.',
      next: 'لا تتأثر المكالمات. اسأل المشغّل، أو اضبطها في تطبيقه.',
    },
    networkRefused: {
      what: 'رفضت الشبكة.',
      next: 'لم يتغير شيء، والمكالمات كما كانت. اسأل المشغّل هل يشمل عقدك ذلك.',
    },
    busyWithCall: {
      what: 'توجد مكالمة.',
      next: 'تستمر كما كانت. ابحث عن الشبكات وغيّرها بعد انتهائها.',
    },
  },
};
