import type { ConsoleStrings } from '../console-strings.js';

export const consoleAr: ConsoleStrings = {
  status: { starting: 'يبدأ', ready: 'جاهز', lost: 'متوقف', closed: 'مغلق' },
  javaScriptCore: 'لا يشغّل هذا المتصفح، أو سياسة أمان الصفحة، نواة WebAssembly. يعمل كل شيء كما هو، أبطأ قليلًا.',
  lines: 'الخطوط',
  noLines: 'لا خطوط بعد. وصّل مودمًا لإجراء المكالمات.',
  starting: 'جارٍ تجهيز الخطوط…',
  elsewhere: 'الخطوط في علامة تبويب أخرى.',
  waiting: 'في الانتظار',
  startAgain: 'البدء من جديد',
  dialpadUnavailable: {
    starting: 'يمكن إجراء المكالمات بعد لحظة.',
    elsewhere: 'الخطوط في علامة تبويب أخرى.',
    stopped: 'يمكن إجراء المكالمات من جديد بعد «البدء من جديد».',
    noLine: 'لا يوجد خط. وصّل مودمًا أولًا.',
    lineNotReady: 'لا يمكن استخدام هذا الخط الآن.',
    incoming: 'رد على المكالمة الواردة أو ارفضها أولًا.',
    busy: 'أنهِ المكالمة أولًا ثم أجرِ التالية.',
    busyOrHold: 'أنهِ المكالمة أو اضغط «تعليق» أولًا ثم أجرِ التالية.',
  },
  technical: 'ما يجري في الداخل',
  ringing: 'مكالمة واردة',
};
