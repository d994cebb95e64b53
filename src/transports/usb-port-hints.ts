/**
 * Which interface of a cellular modem is for what. A device of class FF says nothing of that itself, and several of its interfaces look
 * alike: diagnosis answers nothing, a GPS port talks unasked, and only some take AT commands.
 */

/** What an interface is for. `at-primary` carries AT commands and unsolicited codes, `at-ppp` is meant for dialling into data. */
export type PortRole = 'at-primary' | 'at-secondary' | 'at-ppp' | 'nmea' | 'diag' | 'audio' | 'ignore';

const roles: Readonly<Partial<Record<string, PortRole>>> = {
  p: 'at-primary',
  s: 'at-secondary',
  d: 'at-ppp',
  n: 'nmea',
  g: 'diag',
  a: 'audio',
  x: 'ignore',
};

/**
 * By vendor id: `<product id>=<a letter for each interface, from 0 on>`; the letters are those of `roles`, `-` means that nothing is said.
 * Source: ModemManager, the 77-mm-*.rules of its plugins (linux-mobile-broadband/ModemManager), 248 devices; the four of 12d1 are from
 * asterisk-chan-dongle (wdoekes, pdiscovery.c).
 */
const hints: Readonly<Partial<Record<string, string>>> = {
  '03f0': '3d1d=---------n',
  '0421': '0611=-p 0619=---p 0620=-p 0623=-p 0624=-p 0625=-p',
  '0489': 'e0b4=--psng e0b5=--psng',
  '05c6': '908b=xpsx',
  '07d1': '7e11=--ps',
  '0930': '130b=---------n 130c=---------n 1311=---------n',
  '0b3c': 'c005=ssss-ps',
  '0bdb':
    '1900=---------n 1902=---------n 1904=---------n 1905=---------n 1906=---------n 190d=---------n 1911=---------n 1926=---------n 1927=---------n',
  '0e8d': '0023=--ps 00a1=ps 00a2=ps 00a4=p-s 00a5=--ps 00a7=--ps',
  '1199': '68c0=g-np 9071=g-np 9079=g-np 9091=g-np c001=p-d-n',
  '12d1': '1001=dap 140c=d-ap 14ac=d--ap 1436=d--ap',
  '1508': '1001=gpss',
  '1546': '1010=--x-x---x 1102=------x-x-x-x 1104=--x-x-x 1107=------x-x-x 110a=------x-x-x',
  '1782': '4d10=pxxxxss 4d11=--pxxxxss',
  '19d2':
    '0001=p-s 0002=--p-s 0003=ps 0004=ps 0005=ps 0006=ps 0007=ps 0008=ps 0009=ps 0012=--p-s 0015=-p-s 0016=-sp 0017=-sp 0018=-sp 0019=-sp 0021=-s-p 0024=--p-s 0025=--p-s 0030=-p-s 0031=-s-p 0033=-s--p 0037=-s-p 0039=-s-p 0042=-s-p 0043=--sp 0048=--s-p 0049=--s-p 0052=-s-p 0054=-p-s 0055=--p-s 0057=-s-p 0058=-s-p 0061=-s-p 0063=-s-p 0064=s-p 0066=-s-p 0078=-s-p 0082=-s-p 0091=-s--p 0104=-s-p 0106=-s-p 0108=-s-p 0113=-s--p 0117=-sp 0118=-s--p 0121=-s--p 0122=-s-p 0123=-s-p 0124=-s--p 0125=-s---p 0126=-s--p 0128=-s--p 0156=-sp 1007=-s-p 1008=-s-p 1010=-s-p 1254=-s-p 1268=-s-p 1515=p-s 2002=-s-p 2003=-s-p',
  '1bbb': '0000=sssp 0017=ssss-p 022c=xpsx',
  '1bc7':
    '1003=p-s 1004=p-ns 1005=p-ns 1006=p-s 1010=-nsp 1011=-p 1031=gps 1033=gps 1040=g--xpsx 1041=g---xpsx 1050=g--xpsx 1051=g---xpsx 1060=g--npsx 1061=g---npsx 1070=g--npsx 1071=g---npsx 10a0=-npg 10a2=--npg 10a4=-psg 10a7=--psg 10a9=-pg 10aa=--pg 10b0=-npsxg 10b1=--npsxg 10c0=-npg 10c2=--npg 10c4=-psg 10c6=--psg 10c8=-pg 10c9=--pg 10d0=-npsxg 10d1=--npsxg 1101=gps 110a=gps 1201=g--npsx 1204=g---npsx 3000=-npg 3001=-pg 7010=--xsp 7011=--xsp 7020=--s-x-p 7021=--s-x-p',
  '1c9e':
    '3197=ps 6000=p-s 6060=p-s 6061=p-s 7001=s-ps 7002=s-pss 7101=s---ps 7102=s---pss 8000=s-s--p 8001=s-s-p 8002=s-s-p 9000=-s-p 9001=ssp 9002=ssp 9003=sssp 9004=sp 9005=sp 9010=ss-p 9012=ssp 9020=ss-p 9022=ssp 9602=pss 9603=ssp 9604=ss-p 9605=sssp 9606=sss-p 9607=ssssp',
  '1e0e': '9001=gnpsa 9011=--x-pd 9100=-s-p 9200=-s-p 9205=gnpd 9206=gnpxxd cefe=ssp',
  '1e2d': '0053=-n 005b=p-s-n-x-g 005d=p-s-n-x-g 0061=d-p-n-x-x 0069=p-s-n-g 00b3=--p-nx 00f1=--p-nx',
  '2001': '7d00=ps 7e35=xpsx',
  '201e': '10f8=---p',
  '2020': '2060=gpss',
  '230d': '0001=-d-p',
  '2357': '9000=xx-p',
  '2c7c': '0121=gnps 0125=gnps 0128=---gnp 0191=gnps 0195=gnps 0296=gnps 0306=gnps 0512=gnps 0800=gnps 0801=gnps',
  '2cb7': '0007=--p-x-s 0104=gpsx 0106=xps 010a=ps 0115=--xpxx 01a0=--psx 01a2=--pxxx 01a4=--xpxxx',
  '305a': '1405=xps--x',
  '33f8':
    '0104=gpsn 0115=--ngp 01a2=--pxgn 01a3=--n 01a4=--gp-nn 01a8=--gp-nn 01a9=--gp-nn 0301=--p 0302=--p 0802=--xxx-xxxx 1003=--ngp',
  '3731':
    '0100=---gnp 0101=---gnp 0106=---gnp 010a=---gnp 010b=---gnp 010c=---gnp 010d=---gnp 0111=---gnp 0112=---gnp 0113=---gnp 0115=---gnp 0116=---gnp',
  '413c':
    '8147=---------n 8183=---------n 8184=---------n 818b=---------n 818c=---------n 818e=---------n 81d7=--psng 81d9=----x 81e0=--psng',
  '8087': '095a=p-x-s',
};

/** More interfaces than any device of the table has. */
const MOST_INTERFACES = 16;

/** What the interface is for, where that is known. */
export function portRole(vendorId: number, productId: number, interfaceNumber: number): PortRole | undefined {
  const product = hex4(productId);
  const entry = hints[hex4(vendorId)]?.split(' ').find((hint) => hint.startsWith(`${product}=`));
  return roles[entry?.charAt(product.length + 1 + interfaceNumber) ?? ''];
}

/** How many ports of a device take AT commands, as far as is known; 0 where nothing is said of its make. */
export function atPortCount(vendorId: number, productId: number): number {
  return Array.from({ length: MOST_INTERFACES }, (_, index) => portRole(vendorId, productId, index)).filter((role) =>
    role?.startsWith('at-'),
  ).length;
}

/**
 * CDC-ACM devices whose union descriptor is missing or in the wrong place, Conexant's modems above all: the data interface is the next one.
 * Source: Linux, drivers/usb/class/cdc-acm.c, the entries with NO_UNION_NORMAL.
 */
const withoutUnion: ReadonlySet<string> = new Set([
  '0572:1321',
  '0572:1324',
  '0572:1328',
  '0572:1329',
  '0572:1340',
  '0572:1349',
  '0803:3095',
  '22b8:2d95',
  '22b8:2d96',
  '22b8:2d97',
  '22b8:2d99',
  '22b8:2d9a',
]);

/** Whether the device's union descriptors may be believed. */
export function unionIsReliable(vendorId: number, productId: number): boolean {
  return !withoutUnion.has(`${hex4(vendorId)}:${hex4(productId)}`);
}

function hex4(id: number): string {
  return id.toString(16).padStart(4, '0');
}
