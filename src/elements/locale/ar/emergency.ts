import { leftToRight } from '../bidi.js';
import type { EmergencyStrings } from '../emergency.js';

export const emergencyAr: EmergencyStrings = {
  title: (number) => `الاتصال فعلًا بـ ${leftToRight(number)}؟`,
  next: 'هذا رقم طوارئ، وهذا الخط يجري مكالمات حقيقية: سيرد أشخاص يقدمون المساعدة. لا تتصل إلا إذا احتاج إليهم أحد.',
  call: (number) => `الاتصال بـ ${leftToRight(number)} الآن`,
  leave: 'عدم الاتصال',
};
