import { isolated, leftToRight } from '../bidi.js';
import type { LatencyStrings } from '../latency.js';

export const latencyAr: LatencyStrings = {
  bar: 'ما يُعرض',
  filter: 'الدوال التي فيها',
  pause: 'إيقاف مؤقت',
  resume: 'متابعة',
  exportJson: 'تصدير بصيغة JSON',
  exported: (name) => `حُفظ باسم ${isolated(name)}.`,
  noMatch: 'لا يوجد طلب له دالة كهذه.',
  onClock: 'خط زمني واحد للكل',
  title: 'كم استغرقت',
  count: 'الطلبات',
  median: 'الوسيط',
  percentile: 'المئين 95',
  spread: 'التوزّع',
  bucket: (count, upTo) => `${count} حتى ${leftToRight(upTo)}`,
  over: (count, from) => `${count} فوق ${leftToRight(from)}`,
};
