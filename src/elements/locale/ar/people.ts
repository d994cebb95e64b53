import { isolated, leftToRight } from '../bidi.js';
import type { PeopleStrings, peopleErrorsEn } from '../people.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('ar-u-nu-latn');
const FORGOTTEN = 'يُنسى ما تراه عندما تُغلق كل علامات التبويب لهذه الصفحة.';

export const peopleAr: PeopleStrings = {
  notKept: {
    missing: { what: 'ليس لهذا المتصفح مخزن.', next: FORGOTTEN },
    refused: {
      what: 'لا يسمح المتصفح لهذه الصفحة بتخزين شيء.',
      next: `${FORGOTTEN} اسمح لهذا الموقع بتخزين البيانات ثم أعد تحميل الصفحة.`,
    },
    blocked: {
      what: 'لا يرد مخزن المتصفح.',
      next: `${FORGOTTEN} أغلق علامات التبويب الأخرى لهذا الموقع ثم أعد تحميل الصفحة.`,
    },
    newer: {
      what: 'يحتفظ إصدار أحدث من هذه الصفحة بسجلاته الخاصة.',
      next: `تبقى كما هي. أعد تحميل الصفحة للحصول على الإصدار الأحدث. ${FORGOTTEN}`,
    },
    full: {
      what: 'لم يبق مكان على هذا الجهاز.',
      next: 'يُنسى الجديد عندما تُغلق كل علامات التبويب لهذه الصفحة. أفسح مكانًا على الجهاز، أو أزل من هنا ما لا تحتاج إليه.',
    },
    ended: {
      what: 'مُسح مخزن المتصفح.',
      next: `${FORGOTTEN} أعد تحميل الصفحة ليُحفظ من جديد.`,
    },
  },
  ignored: (count) =>
    plural(count, {
      one: 'تعذّرت قراءة سجل واحد من إصدار آخر فتُرك كما هو.',
      two: 'تعذّرت قراءة سجلين من إصدار آخر فتُركا كما هما.',
      few: 'تعذّرت قراءة # سجلات من إصدار آخر فتُركت كما هي.',
      many: 'تعذّرت قراءة # سجلًا من إصدار آخر فتُركت كما هي.',
      other: 'تعذّرت قراءة # سجل من إصدار آخر فتُركت كما هي.',
    }),
  call: 'اتصال',
  callNamed: (who) => `اتصال بـ ${isolated(who)}`,
  notDialable: (number) => `لا يمكن طلب ${leftToRight(number)}: فيه محارف ليست أرقامًا. عدّل الرقم أولًا.`,
  cancel: 'إلغاء',
  stays: 'تبقى في هذا المتصفح.',
  log: {
    label: 'سجل المكالمات',
    list: 'المكالمات، الأحدث أولًا',
    loading: 'جارٍ قراءة سجل المكالمات…',
    empty: {
      what: 'لا مكالمات بعد',
      next: 'تُدرج هنا المكالمات التي تجريها وتستقبلها من الآن.',
    },
    off: {
      what: 'لا يُحتفظ بالمكالمات',
      next: 'أُعدّت هذه الصفحة بلا سجل مكالمات، فلا يُخزَّن شيء عن أي مكالمة.',
    },
    today: 'اليوم',
    yesterday: 'أمس',
    directions: { incoming: 'واردة', outgoing: 'صادرة' },
    outcomes: {
      unfinished: 'جارية، أو انقطعت',
      answered: 'رُدّ عليها',
      elsewhere: 'رُدّ عليها من هاتف آخر',
      missed: 'فائتة',
      refused: 'مرفوضة',
      noAnswer: 'لا رد',
      busy: 'مشغول',
      cancelled: 'ملغاة',
      failed: 'فشلت',
    },
    withheld: 'رقم غير معروف',
    duration: (time) => `المدة ${leftToRight(time)}`,
    onLine: (line) => `على ${isolated(line)}`,
    remove: 'إزالة',
    removeNamed: (who) => `إزالة من السجل: ${isolated(who)}`,
    removed: 'أُزيلت من سجل المكالمات.',
    older: 'عرض مكالمات أقدم',
    shown: (count) =>
      plural(count, {
        zero: 'لا تُعرض مكالمات.',
        one: 'تُعرض مكالمة واحدة.',
        two: 'تُعرض مكالمتان.',
        few: 'تُعرض # مكالمات.',
        many: 'تُعرض # مكالمة.',
        other: 'تُعرض # مكالمة.',
      }),
    export: 'تصدير بصيغة CSV',
    exported: 'صُدّر سجل المكالمات.',
    clear: 'مسح…',
    question: {
      title: 'مسح سجل المكالمات؟',
      next: 'لا يمكن استعادة ما يُزال. وليس منه شيء مخزَّن في مكان آخر.',
      log: 'مسح سجل المكالمات',
      all: 'مسح كل شيء: سجل المكالمات وجهات الاتصال',
    },
    cleared: 'مُسح سجل المكالمات.',
    clearedAll: 'أُزيل سجل المكالمات وجهات الاتصال من هذا المتصفح.',
  },
  contacts: {
    label: 'جهات الاتصال',
    list: 'جهات الاتصال بحسب الاسم',
    loading: 'جارٍ قراءة جهات الاتصال…',
    empty: {
      what: 'لا جهات اتصال بعد',
      next: 'أضف شخصًا، أو استورد ملف جهات اتصال.',
    },
    search: 'البحث بالاسم أو الرقم',
    found: (count, all) =>
      count === all
        ? plural(all, {
            zero: 'لا جهات اتصال.',
            one: 'جهة اتصال واحدة.',
            two: 'جهتا اتصال.',
            few: '# جهات اتصال.',
            many: '# جهة اتصال.',
            other: '# جهة اتصال.',
          })
        : `جهات الاتصال المعروضة: ${count} من ${all}.`,
    more: 'عرض المزيد من جهات الاتصال',
    add: 'إضافة جهة اتصال',
    edit: 'تعديل',
    editNamed: (name) => `تعديل ${isolated(name)}`,
    remove: 'حذف…',
    question: {
      title: (name) => `حذف ${isolated(name)}؟`,
      next: 'تُزال جهة الاتصال من هذا المتصفح ولا يمكن استعادتها.',
      confirm: 'حذف جهة الاتصال',
    },
    removed: (name) => `حُذف ${isolated(name)}.`,
    formTitle: { add: 'جهة اتصال جديدة', edit: 'تعديل جهة الاتصال' },
    name: 'الاسم',
    number: (at) => (at === 1 ? 'الرقم' : `الرقم ${at}`),
    numberLabel: (at) => (at === 1 ? 'نوع الرقم' : `نوع الرقم ${at}`),
    labels: { mobile: 'محمول', home: 'المنزل', work: 'العمل', fax: 'فاكس' },
    noLabel: 'غير محدد',
    moreNumbers: 'رقم آخر',
    fewerNumbers: (at) => `إزالة الرقم ${at}`,
    speedDial: 'مفتاح الاتصال السريع',
    noSpeedDial: 'لا شيء',
    speedDialKey: (key) => `المفتاح ${key}`,
    speedDialTaken: (key, name) => `المفتاح ${key}، وهو حتى الآن لـ ${isolated(name)}`,
    note: 'ملاحظة',
    save: 'حفظ',
    saved: (name) => `حُفظ ${isolated(name)}.`,
    noName: 'أدخل اسمًا.',
    noNumber: 'أدخل رقمًا فيه خانة واحدة على الأقل.',
    import: 'استيراد ملف',
    importHint: 'vCard أو CSV. يُقرأ الملف في هذا المتصفح ولا يُرسل إلى أي مكان.',
    importing: 'جارٍ قراءة الملف…',
    imported: (count) =>
      plural(count, {
        zero: 'لم تُستورد جهات اتصال',
        one: 'استُوردت جهة اتصال واحدة',
        two: 'استُوردت جهتا اتصال',
        few: 'استُوردت # جهات اتصال',
        many: 'استُوردت # جهة اتصال',
        other: 'استُوردت # جهة اتصال',
      }),
    completed: (count) => plural(count, { one: 'أُكملت واحدة', two: 'أُكملت اثنتان', other: 'أُكملت #' }),
    known: (count) =>
      plural(count, { one: 'واحدة معروفة من قبل', two: 'اثنتان معروفتان من قبل', other: '# معروفة من قبل' }),
    noRoom: (count) =>
      plural(count, {
        one: 'واحدة بلا مكان: هناك 5,000 جهة اتصال',
        two: 'اثنتان بلا مكان: هناك 5,000 جهة اتصال',
        other: '# بلا مكان: هناك 5,000 جهة اتصال',
      }),
    passedOver: (count) => plural(count, { one: 'تُركت واحدة', two: 'تُركت اثنتان', other: 'تُركت #' }),
    lineProblem: (line, problem) =>
      ({
        noNumber: `السطر ${line} بلا رقم`,
        unreadable: `السطر ${line} لا يمكن قراءته`,
        unfinished: `السطر ${line} بلا نهاية`,
        tooLong: 'الملف أكبر من 20 ميغابايت',
      })[problem],
    furtherProblems: (count) =>
      plural(count, {
        one: 'ومشكلة أخرى',
        two: 'ومشكلتان أخريان',
        few: 'و# مشكلات أخرى',
        many: 'و# مشكلة أخرى',
        other: 'و# مشكلة أخرى',
      }),
    noContacts: {
      what: 'لم توجد جهات اتصال في هذا الملف.',
      next: 'ليس vCard ولا جدولًا فيه عمود أرقام تحت عنوان مثل «Phone». صدّره من جديد بصيغة vCard ثم استورد ذلك.',
    },
    exportVcard: 'تصدير بصيغة vCard',
    exportCsv: 'تصدير بصيغة CSV',
    exported: 'صُدّرت جهات الاتصال.',
  },
};

export const peopleErrorsAr: typeof peopleErrorsEn = {
  invalidContact: {
    what: 'لا يمكن حفظ جهة الاتصال هذه',
    next: 'أعطها اسمًا ورقمًا فيه خانة واحدة على الأقل.',
  },
  contactsFull: {
    what: 'هناك 5,000 جهة اتصال، ولا مكان للمزيد',
    next: 'احذف واحدة لا تحتاج إليها ثم أضف هذه.',
  },
  notLoaded: { what: 'تعذّر تحميل ما يقرأ الملفات ويكتبها', next: 'تحقق من الشبكة ثم أعد تحميل الصفحة.' },
  notCleared: {
    what: 'بقي شيء لم يُزل',
    next: 'لم يقبل مخزن المتصفح ذلك. أغلق علامات التبويب الأخرى لهذا الموقع وحاول مرة أخرى، أو امسح بيانات هذا الموقع في إعدادات المتصفح.',
  },
};
