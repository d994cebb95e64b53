import { isolated, leftToRight } from '../bidi.js';
import type { Advice } from '../en.js';
import type { commandErrorsEn, ModemConsoleStrings } from '../modem-console.js';
import { pluralsOf } from '../plural.js';

export const commandErrorsAr: Readonly<Record<keyof typeof commandErrorsEn, Advice>> = {
  commandRefused: { what: 'لا يُرسل هذا الأمر', next: 'لم يُرسل شيء إلى المودم.' },
  commandTimeout: {
    what: 'لم يرد المودم في الوقت المحدد',
    next: 'قد يحتاج إلى وقت أطول، أو ينتظر أكثر من سطر؛ والمكالمة أيضًا تنهي الانتظار. أرسل AT: إن جاء رد فالخط سليم.',
  },
};

const plural = pluralsOf('ar-u-nu-latn');
const commandsInWords = (count: number): string =>
  plural(count, {
    zero: 'لا أوامر',
    one: 'أمر واحد',
    two: 'أمران',
    few: '# أوامر',
    many: '# أمرًا',
    other: '# أمر',
  });

export const modemConsoleAr: ModemConsoleStrings = {
  label: 'وحدة تحكم AT',
  traffic: 'حركة AT',
  none: { what: 'ليس لهذا الخط مودم يمكن التخاطب معه.', next: 'اختر خطًا يحمله مودم.' },
  loading: 'جارٍ تحميل الطرفية…',
  notLoaded: {
    what: 'تعذّر تحميل الطرفية.',
    next: 'تعمل الأوامر وردودها مع ذلك. تحقق من الشبكة ثم أعد تحميل الصفحة.',
  },
  masked: 'أرقام الهاتف والأسماء ورموز PIN والأرقام التسلسلية مخفية.',
  bar: 'ما يُعرض',
  filter: 'عرض الأسطر التي فيها',
  direction: 'الاتجاه',
  directions: { all: 'كلاهما', toModem: 'إلى المودم', fromModem: 'من المودم', note: 'ملاحظات' },
  matches: (shown, all) => `الأسطر المعروضة: ${shown} من ${all}`,
  pause: 'إيقاف مؤقت',
  resume: 'متابعة',
  waiting: (count) => `متابعة (${count} جديد)`,
  clear: 'مسح',
  cleared: 'سجل هذا الخط فارغ.',
  hex: 'عرض ست عشري',
  plainly: 'إظهار الردود على أوامري دون إخفاء',
  screenReader: 'وضع قارئ الشاشة',
  exportText: 'تصدير كنص',
  exportFixture: 'تصدير كتسجيل',
  exported: (name) => `حُفظ باسم ${isolated(name)}.`,
  nothingToExport: 'لا يوجد ما يُصدَّر بعد.',
  noRecording: 'لا يحتفظ هذا الخط بتسجيل. صدّر كنص بدلًا من ذلك.',
  prompt: {
    label: 'أمر',
    hint: 'يرسل Enter الأمر. يتنقل السهمان لأعلى ولأسفل بين الأوامر السابقة، ويعرض Ctrl+Space الأوامر.',
    send: 'إرسال',
    commands: 'الأوامر',
    suggestions: 'أوامر تبدأ هكذا',
    found: commandsInWords,
    noneFound: 'لا يبدأ هكذا أي أمر معروف. يمكن إرساله مع ذلك.',
    askingModem: 'جارٍ سؤال المودم عن أوامره…',
    ofModem: 'خاص بالمودم',
    nothing: 'اكتب أمرًا أولًا، مثل ATI.',
    running: (command) => `أُرسل ${leftToRight(command)}، والرد منتظَر.`,
    runningMacro: (name, at, of) => `${isolated(name)}: أُرسل الأمر ${at} من ${of}، والرد منتظَر.`,
    elapsed: (time) => `${leftToRight(time)} حتى الآن`,
    cancel: 'إلغاء',
    cancelling: 'جارٍ الإلغاء…',
    outAlready: 'هناك أمر لم يأت رده بعد. انتظر الرد أو ألغِ الأمر.',
  },
  answer: {
    label: 'الرد',
    told: (command, result, time) => `${leftToRight(command)}: ${leftToRight(result)} بعد ${leftToRight(time)}`,
    lines: (count) =>
      plural(count, {
        zero: 'لا أسطر',
        one: 'سطر واحد',
        two: 'سطران',
        few: '# أسطر',
        many: '# سطرًا',
        other: '# سطر',
      }),
    cut: 'تُركت أسطر: كانت كثيرة جدًا.',
    setUpAgain: 'يعيد الخط ضبط إعداداته.',
    macroDone: (name, count) => `اكتمل ${isolated(name)}: ${commandsInWords(count)}.`,
    macroStopped: (name, at, of) => `توقف ${isolated(name)} عند الأمر ${at} من ${of}.`,
  },
  macros: {
    label: (count) => `وحدات الماكرو (${count})`,
    empty: 'لا وحدات ماكرو بعد. الماكرو اسم لعدة أوامر تُرسل واحدًا بعد الآخر.',
    list: 'وحدات الماكرو',
    run: 'تشغيل',
    runNamed: (name) => `تشغيل ${isolated(name)}`,
    edit: 'تعديل',
    editNamed: (name) => `تعديل ${isolated(name)}`,
    remove: 'حذف',
    removeNamed: (name) => `حذف ${isolated(name)}`,
    removed: (name) => `حُذف ${isolated(name)}.`,
    undo: 'تراجع',
    add: 'إضافة ماكرو',
    change: (name) => `تغيير ${isolated(name)}`,
    name: 'الاسم',
    commands: 'الأوامر، واحد في كل سطر',
    save: 'حفظ الماكرو',
    cancel: 'عدم التغيير',
    saved: (name) => `حُفظ ${isolated(name)} في هذا المتصفح.`,
    notKept: 'لا يحتفظ المتصفح بشيء لهذه الصفحة: تبقى وحدات الماكرو هنا حتى تُغلق. صدّرها لتحتفظ بها.',
    notLoaded: {
      what: 'تعذّر تحميل ما يقرأ وحدات الماكرو ويحفظها: تبقى وحداتك هنا حتى تُغلق الصفحة.',
      next: 'تحقق من الشبكة ثم أعد تحميل الصفحة.',
    },
    unreadableStore:
      'لا يمكن قراءة وحدات الماكرو التي احتفظ بها هذا المتصفح، وتبقى كما هي حتى تحفظ واحدة. استوردها من ملف.',
    noName: 'أعطِ الماكرو اسمًا من 64 حرفًا على الأكثر.',
    noCommands: 'للماكرو أمر واحد على الأقل و50 على الأكثر.',
    badCommand: (command) =>
      `«${leftToRight(command)}» ليس سطر أوامر: يبدأ السطر بـ AT وفيه 250 محرفًا بسيطًا على الأكثر.`,
    tooMany: 'يتسع المكان لـ 200 وحدة ماكرو. احذف واحدة أولًا.',
    exportFile: 'تصدير وحدات الماكرو',
    importFile: 'استيراد وحدات ماكرو',
    imported: (count, replaced) => {
      if (count === 1 && replaced === 1) return 'استُورد ماكرو واحد، محل ماكرو بالاسم نفسه.';
      const all = plural(count, {
        zero: 'لم يُستورد أي ماكرو',
        one: 'استُورد ماكرو واحد',
        two: 'استُوردت وحدتا ماكرو',
        few: 'استُوردت # وحدات ماكرو',
        many: 'استُوردت # وحدة ماكرو',
        other: 'استُوردت # وحدة ماكرو',
      });
      if (replaced === 0) return `${all}.`;
      const ofThem =
        count === 2
          ? plural(replaced, { one: 'واحدة منهما', other: 'كلتاهما' })
          : plural(replaced, { one: 'واحدة منها', two: 'اثنتان منها', other: '# منها' });
      return `${all}، ${ofThem} محل ماكرو بالاسم نفسه.`;
    },
    broken: {
      what: 'لا يمكن استيراد هذا الملف.',
      notJson: (detail) => `ليس ملف JSON: ${isolated(detail)}`,
      notMacros: (where, detail) =>
        `${where === '' ? 'في الملف خطأ' : `خطأ في ${isolated(where)}`}: ${isolated(detail)}`,
      tooLarge: 'هو أكبر من ميغابايت.',
      unread: 'لم يتمكن المتصفح من قراءته.',
      next: 'بقيت وحدات الماكرو لديك كما كانت. صدّر بعضها لترى شكل ملف كهذا.',
    },
  },
  barriers: {
    unreadable: {
      what: 'هذا ليس سطر أوامر AT واحدًا',
      next: 'يبدأ السطر بـ AT، وفيه 250 محرفًا بسيطًا على الأكثر، وليس فيه ما تختلف أجهزة المودم في قراءته. لم يُرسل شيء.',
    },
    occupied: {
      what: 'هناك أمر آخر لم يأت رده بعد',
      next: 'انتظر رده أو ألغِه ثم أرسل هذا. لم يُرسل شيء.',
    },
    dial: {
      what: 'لا تطلب وحدة التحكم أرقامًا',
      next: 'اطلب الرقم من لوحة الاتصال: تتحقق منه وتعرض المكالمة. لم يُرسل شيء.',
    },
    answer: {
      what: 'لا ترد وحدة التحكم على المكالمات',
      next: 'استخدم «رد» في لوحة المكالمة. لم يُرسل شيء.',
    },
    hangUp: {
      what: 'لا تنهي وحدة التحكم المكالمات',
      next: 'استخدم «إنهاء المكالمة» في لوحة المكالمة. لم يُرسل شيء.',
    },
    calls: {
      what: 'لا تعلّق وحدة التحكم المكالمات ولا تبدّل بينها ولا تضمها',
      next: 'استخدم «تعليق» و«تبديل» و«تحويل» و«إضافة شخص» في لوحة المكالمة. لم يُرسل شيء.',
    },
    digits: {
      what: 'لا ترسل وحدة التحكم نغمات',
      next: 'استخدم لوحة المفاتيح في لوحة المكالمة. لم يُرسل شيء.',
    },
    sim: {
      what: 'لا تمس وحدة التحكم رموز PIN ولا أسرار شريحة SIM',
      next: 'أدخل رمز PIN حيث يطلبه الخط: كل رمز خاطئ يكلف محاولة. لم يُرسل شيء.',
    },
    services: {
      what: 'هذا يغيّر ما تفعله الشبكة للخط',
      next: 'استخدم «خدمات الشبكة» بجانب الخط. لم يُرسل شيء.',
    },
    message: {
      what: 'لا ترسل وحدة التحكم رسائل',
      next: 'تكلف الرسالة مالًا ولن تظهر هنا. لم يُرسل شيء.',
    },
    data: {
      what: 'لا تجري وحدة التحكم اتصالات بيانات',
      next: 'يصبح الخط عندئذ مغلقًا أمام المكالمات. لم يُرسل شيء.',
    },
    reset: {
      what: 'هذا يعيد ضبط المودم أو يطفئه',
      next: 'يفقد خطه عندئذ مكالمته وإعداداته. افصل المودم وأعد توصيله بدلًا من ذلك. لم يُرسل شيء.',
    },
    form: {
      what: 'لن يستطيع الخط قراءة المودم بعد ذلك',
      next: 'هذا يغيّر كيف يكتب المودم ردوده، أو سرعتها. يضبط الخط ذلك بنفسه. لم يُرسل شيء.',
    },
    mode: {
      what: 'هذا يُخرج المودم من وضع مكالماته',
      next: 'يضبط الخط ذلك بنفسه عندما تبدأ مكالمة. لم يُرسل شيء.',
    },
    prompt: {
      what: 'سينتظر المودم أكثر من سطر واحد',
      next: 'لا ترسل وحدة التحكم إلا أسطرًا مفردة. لم يُرسل شيء.',
    },
  },
};
