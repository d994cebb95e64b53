import type { Strings } from './en.js';
import { callExperienceEs } from './es/call-experience.js';
import { emergencyEs } from './es/emergency.js';
import { latencyEs } from './es/latency.js';
import { lineServicesEs } from './es/line-services.js';
import { commandErrorsEs, modemConsoleEs } from './es/modem-console.js';
import { networkEs } from './es/network.js';
import { peopleErrorsEs, peopleEs } from './es/people.js';
import { simulatorEs } from './es/simulator.js';
import { pluralsOf } from './plural.js';

const plural = pluralsOf('es');
const seconds = (count: number): string => plural(count, { one: '# segundo', other: '# segundos' });

/** Spanish. */
export const es: Strings = {
  dialpad: {
    label: 'Teclado de marcación',
    number: 'Número al que llamar',
    placeholder: 'Introduzca un número',
    call: 'Llamar',
    erase: 'Borrar la última cifra',
    keypad: 'Teclas',
    keyNames: { '*': 'Asterisco', '#': 'Almohadilla' },
    holdForPlus: 'mantenga pulsado para el signo más',
    cannotDial: (character) => `«${character}» no se puede marcar.`,
    cannotPaste: (character) => `No se ha pegado: «${character}» no se puede marcar. Copie solo el número.`,
    problems: {
      INVALADDRESS: 'No es un número al que se pueda llamar. Compruébelo e inténtelo de nuevo.',
      DIALDIALTONE:
        'Esta línea no puede esperar un segundo tono de marcado. Ponga una coma, que es una pausa, en lugar de la W.',
      DIALQUIET: 'Esta línea no puede esperar un silencio. Ponga comas, que son pausas, en lugar de @.',
      DIALBILLING: 'Esta línea no puede esperar un tono de tarificación. Ponga comas, que son pausas, en lugar de $.',
      DIALPROMPT: 'Esta línea no puede detenerse a preguntar mientras marca. Quite el signo de interrogación.',
    },
    nothingToDial: 'Introduzca primero un número.',
    tooLong: 'Este número es demasiado largo. Un número tiene 40 cifras como máximo.',
    recalled: 'Último número. Pulse «Llamar» otra vez para marcarlo.',
  },
  call: {
    label: 'Llamada actual',
    none: {
      what: 'Ninguna llamada',
      next: 'Introduzca un número y pulse «Llamar». Las llamadas entrantes aparecen aquí.',
    },
    states: {
      offering: 'Llamada entrante',
      accepted: 'Llamada entrante',
      dialtone: 'Línea abierta',
      dialing: 'Marcando',
      proceeding: 'Conectando',
      ringback: 'Está sonando',
      busy: 'Comunica',
      specialInfo: 'Mensaje de la red',
      connected: 'En comunicación',
      onHold: 'En espera',
      conferenced: 'En una conferencia',
      disconnected: 'Terminada',
      unknown: 'No se sabe: el módem no lo dice',
      idle: 'Terminada',
    },
    incoming: 'Llamada entrante',
    incomingFrom: (who) => `Llamada entrante de ${who}`,
    rings: (count) => plural(count, { one: 'Ha sonado # vez', other: 'Ha sonado # veces' }),
    callerIds: {
      blocked: 'Número oculto',
      outOfArea: 'Número no disponible',
      unknown: 'Llamada de un desconocido',
    },
    noNumber: 'Sin número',
    answer: 'Contestar',
    refuse: 'Rechazar',
    redirect: 'Enviar a…',
    redirectTo: 'Número al que enviar la llamada',
    redirectNow: 'Enviar',
    hangUp: 'Colgar',
    takeBack: 'Cancelar la llamada',
    keypad: 'Teclado',
    sentDigits: 'Cifras enviadas',
    heardDigits: 'Cifras oídas',
    flash: 'Tecla R',
    listen: 'Oír cifras',
    handOff: 'Pasar al teléfono',
    media: { fax: 'Llamada de fax', data: 'Llamada de datos' },
    heldByOther: 'En comunicación: la otra persona le ha puesto en espera',
    handedOff: { what: 'Continúa en el teléfono', next: '' },
    duration: 'Duración',
    lasted: (duration) => `Duró ${duration}`,
    callAgain: 'Llamar otra vez',
    dismiss: 'Cerrar',
    ended: 'Llamada terminada',
    missed: 'No contestada',
    unanswered: 'Terminó antes de que se contestara',
    notPlaced: 'No se hizo la llamada',
    hold: 'Poner en espera',
    unhold: 'Recuperar',
    swap: 'Alternar',
    join: 'Unir',
    transfer: 'Transferir',
    transferTo: 'Número al que transferir',
    transferNow: 'Transferir ahora',
    askFirst: 'Preguntar antes',
    completeTransfer: 'Completar la transferencia',
    putThrough: 'Poner en contacto',
    transferred: 'Llamada transferida',
    sentOn: { what: 'Llamada enviada', next: 'Si el otro número contesta no se puede saber aquí.' },
    addPerson: 'Añadir persona',
    personToAdd: 'Número de la persona que quiere añadir',
    callPerson: 'Llamar a la persona',
    joinCalls: 'Unir las llamadas',
    cancel: 'Cancelar',
    takeOut: 'Sacar',
    conference: 'Conferencia',
    conferenceEnded: 'Conferencia terminada',
    conferenceOf: (people) => `Conferencia con ${people}`,
    people: (count) => plural(count, { one: '# persona', other: '# personas' }),
    members: 'En esta conferencia',
    list: 'Llamadas',
    others: 'Otras llamadas',
    otherEnded: (why) => `La otra llamada: ${why}`,
    heldEnded: 'La llamada en espera ha terminado',
    reasons: {
      normal: { what: 'Llamada terminada', next: '' },
      unknown: { what: 'Llamada terminada', next: 'El módem no dijo por qué.' },
      reject: { what: 'Llamada rechazada', next: 'Ahora no aceptan la llamada. Inténtelo más tarde.' },
      pickup: { what: 'Contestada en otro sitio', next: 'Alguien contestó la llamada en otro teléfono.' },
      busy: { what: 'Comunica', next: 'La otra persona está hablando por teléfono. Inténtelo dentro de unos minutos.' },
      noAnswer: { what: 'Sin respuesta', next: 'Nadie contestó. Inténtelo más tarde.' },
      badAddress: { what: 'El número no existe', next: 'Compruebe el número y su prefijo y llame de nuevo.' },
      unreachable: {
        what: 'No se puede localizar',
        next: 'El teléfono puede estar apagado o sin cobertura. Inténtelo más tarde.',
      },
      congestion: { what: 'La red está saturada', next: 'Espere un minuto y llame de nuevo.' },
      noDialtone: {
        what: 'No hay tono de marcado',
        next: 'Compruebe que el cable del módem está conectado a la toma de la pared.',
      },
      tempFailure: { what: 'Fallo de la red', next: 'Espere un minuto y llame de nuevo.' },
      blocked: {
        what: 'No permitido',
        next: 'Esta línea no puede llamar a ese número. Pregunte a quien la configuró.',
      },
      cancelled: { what: 'Llamada cancelada', next: '' },
      unavailable: {
        what: 'Línea perdida',
        next: 'El módem desapareció durante la llamada. Vuelva a enchufarlo.',
      },
      detached: {
        what: 'Llamada perdida',
        next: 'La pestaña que gestionaba la línea se cerró o dejó de funcionar. La línea vuelve por sí sola.',
      },
      outOfOrder: { what: 'La otra línea está averiada', next: 'Inténtelo más tarde.' },
    },
    failed: {
      listen: 'No se pueden oír las cifras de la otra persona. La llamada continúa.',
      flash: 'No se pudo enviar la tecla R. La llamada sigue aquí.',
      handOff:
        'No se pudo pasar la llamada: ningún teléfono está descolgado, o el módem lo rechaza. Descuelgue el teléfono e inténtelo de nuevo.',
      answer: 'No se pudo contestar la llamada.',
      redirect: 'No se pudo enviar la llamada. Sigue sonando aquí: contéstela o rechácela.',
      drop: 'No se pudo terminar la llamada. Inténtelo de nuevo o desenchufe el módem.',
      digits: 'No se enviaron todas las cifras. Envíelas de nuevo.',
      hold: 'No se pudo poner la llamada en espera.',
      unhold: 'No se pudo recuperar la llamada.',
      swap: 'No se pudo alternar entre las llamadas.',
      transfer: 'No se pudo transferir la llamada. Sigue aquí.',
      consult: 'No se pudo llamar a ese número. La primera llamada sigue aquí.',
      join: 'No se pudieron unir las llamadas. Siguen aquí.',
      takeOut: 'No se pudo sacar a esta persona de la conferencia.',
    },
  },
  line: {
    label: 'Línea',
    none: { what: 'Ninguna línea', next: 'Conecte un módem para hacer y recibir llamadas.' },
    simulated: 'Línea simulada: nada sale de este equipo y ninguna llamada cuesta dinero.',
    states: {
      closed: 'Sin uso',
      opening: 'Preparándose',
      ready: 'Lista',
      lost: 'Línea perdida',
      failed: 'Averiada',
    },
    unplugged: 'Desenchufada',
    searching: 'Buscando red',
    lookingNext: 'El módem busca su red móvil. Si tarda más de un minuto, revise la antena o acérquelo a una ventana.',
    network: {
      home: 'Registrado en su red móvil.',
      roaming: 'Registrado en la red de otro operador (itinerancia): las llamadas pueden costar más.',
      operator: 'Operador:',
      signal: {
        none: (percent) => `Sin señal (${percent} %).`,
        weak: (percent) => `Señal débil (${percent} %).`,
        fair: (percent) => `Señal aceptable (${percent} %).`,
        good: (percent) => `Señal buena (${percent} %).`,
        veryGood: (percent) => `Señal muy buena (${percent} %).`,
      },
    },
    noCalls: 'Sin llamadas',
    inCall: 'En una llamada',
    ringing: 'Sonando',
    dialing: 'Marcando',
    next: {
      closed: 'Conecte el módem para usar esta línea.',
      opening: 'Tarda unos segundos.',
      ready: 'Se pueden hacer y recibir llamadas.',
      lost: 'Vuelve por sí sola cuando el módem esté de nuevo.',
      failed: 'Desenchufe el módem, vuelva a enchufarlo y conéctelo.',
    },
    reasons: {
      unplugged: 'Vuelva a enchufar el módem: la línea vuelve por sí sola.',
      portBusy: 'Otro programa, o una pestaña de otro sitio, usa el módem. Ciérrelo allí: la línea vuelve por sí sola.',
      heldByTab:
        'Otra pestaña de este sitio tiene la línea. Úsela allí, o cierre esa pestaña: la línea viene aquí por sí sola.',
      heldBySystem:
        'El controlador del equipo, u otro programa, tiene el módem. Conéctelo como puerto serie; si no está en esa lista, cierre el otro programa.',
      permissionDenied:
        'El navegador ya no deja que esta página use el módem. Elíjalo de nuevo con «Conectar un módem».',
      noAnswer: 'El módem no responde. Revise la alimentación y el cable y conéctelo de nuevo.',
      garbage:
        'Lo que dice el módem no se puede leer. Seguramente está ajustado a otra velocidad: desenchúfelo y vuelva a enchufarlo.',
      initFailed: 'El módem rechazó sus ajustes. Desenchúfelo, vuelva a enchufarlo y conéctelo.',
      portFailed: 'El navegador no pudo abrir el puerto del módem. Desenchufe el módem y vuelva a enchufarlo.',
      noSim: 'No hay tarjeta SIM en el módem. Desenchúfelo, ponga una y vuelva a enchufarlo.',
      simFailed: 'El módem no puede usar su tarjeta SIM. Sáquela y vuelva a ponerla, o pruebe con otra.',
      pinWanted:
        'La tarjeta SIM está bloqueada con su PIN: introdúzcalo aquí, o desactive el PIN en un teléfono y vuelva a poner la tarjeta en el módem.',
      pukWanted:
        'El PIN fue incorrecto demasiadas veces. Desbloquee la tarjeta SIM con el PUK de su operador, aquí o en un teléfono.',
      noNetwork:
        'El módem no encuentra ninguna red móvil. Revise la antena o acérquelo a una ventana: las llamadas vuelven a funcionar por sí solas.',
      networkRefused: 'La red móvil no acepta esta tarjeta SIM. Pregunte a su operador si está activa.',
    },
    audio: {
      none: 'Sin sonido: en esta línea no oirá nada.',
      handset: 'Hable y escuche en el teléfono enchufado al módem.',
      speaker: 'Hable y escuche con el altavoz y el micrófono del módem.',
      headset: 'Hable y escuche con los auriculares enchufados al módem.',
      page: 'Hable y escuche con este equipo.',
    },
    media: {
      fax: 'Este módem conecta como fax: no oirá ninguna voz.',
      data: 'Este módem conecta como módem de datos: no oirá ninguna voz.',
    },
    since: (ago) => `desde hace ${ago}`,
    sinceNow: 'desde hace menos de un minuto',
  },
  lineSettings: {
    open: 'Nombre, y qué módem es',
    name: 'Nombre de esta línea',
    hint: 'Un nombre como «Recepción». Sin él, la línea tiene el nombre con el que llegó.',
    save: 'Guardar el nombre',
    saved: (name) => `Guardado: esta línea es «${name}».`,
    removed: 'Guardado: esta línea tiene el nombre con el que llegó.',
    identify: 'Mostrar qué módem es',
    signs: {
      lights:
        'Mire ahora los módems: durante cinco segundos parpadean las luces de este (TR, SD y RD, o la única que tiene).',
      activity:
        'Este módem no tiene luces. Durante cinco segundos van y vienen palabras cortas, que se ven en el tráfico AT.',
    },
    seen: '¿No ha visto nada? Desenchufe el módem al que se refiere: su línea es la que entonces dice «Desenchufada». Las llamadas en ella terminan.',
  },
  simLock: {
    label: 'Tarjeta SIM',
    title: { pin: 'La tarjeta SIM pide su PIN', puk: 'La tarjeta SIM pide su PUK' },
    hint: {
      pin: 'Hace falta para llamar; a los números de emergencia se puede llamar sin él.',
      puk: 'El PIN fue incorrecto demasiadas veces. El PUK, de 8 cifras, venía con la tarjeta SIM, o lo sabe su operador. Después de diez intentos fallidos la tarjeta ya no sirve.',
    },
    tries: (left) => plural(left, { one: 'Queda # intento.', other: 'Quedan # intentos.' }),
    triesUnknown: 'Este módem no dice cuántos intentos quedan.',
    pin: 'PIN de la tarjeta SIM',
    puk: 'PUK de la tarjeta SIM',
    newPin: 'PIN nuevo, de 4 a 8 cifras',
    unlock: { pin: 'Desbloquear', puk: 'Poner el PIN nuevo' },
    trying: 'Desbloqueando la tarjeta SIM. Puede tardar medio minuto.',
    unlocked: 'La tarjeta SIM está desbloqueada.',
  },
  lineServices: lineServicesEs,
  people: peopleEs,
  experience: callExperienceEs,
  modemConsole: modemConsoleEs,
  network: networkEs,
  latency: latencyEs,
  simulator: simulatorEs,
  emergency: emergencyEs,
  errors: {
    invalidPin: {
      what: 'Este no puede ser el código',
      next: 'Un PIN tiene de 4 a 8 cifras; un PUK, 8. No se ha enviado nada a la tarjeta SIM.',
    },
    wrongPin: {
      what: 'El PIN era incorrecto',
      next: 'Introdúzcalo de nuevo con cuidado: después del último intento la tarjeta SIM pide su PUK.',
    },
    wrongPuk: {
      what: 'El PUK era incorrecto',
      next: 'Introdúzcalo de nuevo con cuidado: después del último intento la tarjeta SIM ya no sirve.',
    },
    pukWanted: {
      what: 'El PIN fue incorrecto demasiadas veces',
      next: 'Introduzca el PUK que venía con la tarjeta SIM y un PIN nuevo. Después las llamadas vuelven a funcionar.',
    },
    pinNotWanted: {
      what: 'La tarjeta SIM no pide ahora este código',
      next: 'No se le ha enviado nada. Mire la línea: dice qué espera.',
    },
    simFailed: {
      what: 'El módem no puede usar su tarjeta SIM',
      next: 'Las llamadas aún no funcionan, salvo a números de emergencia. Espere un minuto; si sigue así, desenchufe el módem, vuelva a poner la tarjeta y enchúfelo.',
    },
    refused: { what: 'La línea lo rechazó', next: 'Mire lo que dice la línea e inténtelo de nuevo.' },
    invalidAddress: {
      what: 'No se puede llamar a este número',
      next: 'Compruébelo e inténtelo de nuevo. No se ha marcado nada.',
    },
    serviceCode: {
      what: 'Esto es un código, no un número',
      next: 'Cambiaría servicios de la red o del módem. Use para eso «Servicios de la red». No se ha marcado nada.',
    },
    blocked: {
      what: 'Este número no está permitido',
      next: 'Esta línea no puede llamar a él. Pregunte a quien la configuró.',
    },
    notPermitted: {
      what: 'Esta página no puede hacer eso',
      next: 'Quien la configuró no le dio el permiso. Pregúntele o use otra página.',
    },
    invalidLabel: {
      what: 'Este nombre no se puede usar',
      next: 'Use como máximo 64 caracteres, todos visibles.',
    },
    ...peopleErrorsEs,
    lineBusy: { what: 'La línea está en uso', next: 'Espere a que termine la llamada e inténtelo de nuevo.' },
    noCallFree: {
      what: 'Ahora no hay sitio para otra llamada',
      next: 'No se ha marcado nada. La línea tiene a la vez una llamada y otra en espera: ponga en espera, conteste o termine una y llame de nuevo.',
    },
    searchingNetwork: {
      what: 'El módem todavía busca su red móvil',
      next: 'No se ha marcado nada. Espere a que la línea diga que está registrada y llame de nuevo. A un número de emergencia se puede llamar incluso ahora.',
    },
    noNetwork: {
      what: 'No hay red móvil',
      next: 'No se ha marcado nada. Acerque el módem a una ventana o revise la antena; si su radio se apagó (modo avión), desenchúfelo y vuelva a enchufarlo. Una llamada de emergencia quizá pase.',
    },
    networkRefused: {
      what: 'La red móvil no admite esta tarjeta SIM',
      next: 'No se ha marcado nada. Pregunte a su operador si está activa. A un número de emergencia se puede llamar de todos modos.',
    },
    noSim: {
      what: 'No hay tarjeta SIM en el módem',
      next: 'No se ha marcado nada. Desenchufe el módem, ponga una tarjeta y vuelva a enchufarlo. A un número de emergencia se puede llamar sin ella.',
    },
    simLocked: {
      what: 'La tarjeta SIM está bloqueada',
      next: 'No se ha marcado nada. La línea dice qué código pide la tarjeta. A un número de emergencia se puede llamar de todos modos.',
    },
    chooserCancelled: {
      what: 'No se eligió ningún módem',
      next: 'Inténtelo de nuevo y elija su módem en la lista del navegador. Si la lista no se abre o está vacía aunque el módem esté enchufado, quizá su administrador bloquea los dispositivos serie.',
    },
    insecureContext: {
      what: 'Esta página no se cargó de forma segura',
      next: 'Los navegadores solo dan módems a páginas seguras. Abra la página con una dirección que empiece por https://, o desde este mismo equipo.',
    },
    blockedByPermissionsPolicy: {
      what: 'Esta página no puede usar puertos serie',
      next: 'Quien gestiona el sitio debe permitirlos: la página, y cada marco que la rodea, necesita el permiso «serial».',
    },
    unsupported: {
      what: 'Este navegador no puede hablar con módems',
      next: 'Abra esta página en Chrome, Edge u Opera en un ordenador, o en un Firefox reciente.',
    },
    portBusy: {
      what: 'El módem está en uso',
      next: 'Otro programa, o una pestaña de otro sitio, lo tiene. Ciérrelo allí e inténtelo de nuevo.',
    },
    heldByTab: {
      what: 'Otra pestaña tiene este módem',
      next: 'Otra pestaña de este sitio lo usa. Úselo allí, o cierre esa pestaña: la línea aparece aquí por sí sola.',
    },
    heldBySystem: {
      what: 'El equipo se reserva este módem',
      next: 'Su controlador, u otro programa, tiene el módem. Elíjalo en la lista de puertos serie; si no está allí, cierre el otro programa e inténtelo de nuevo.',
    },
    notAModem: {
      what: 'Este dispositivo no es un módem conocido',
      next: 'Elija otro dispositivo. Si es un módem, puede que necesite su propio controlador: con él aparece en la lista de puertos serie.',
    },
    otherDevice: {
      what: 'Este no es otro puerto del módem',
      next: 'Elija un puerto del mismo módem que aún no se use.',
    },
    portFailed: {
      what: 'No se pudo abrir el puerto',
      next: 'Desenchufe el módem, espere unos segundos, vuelva a enchufarlo e inténtelo de nuevo.',
    },
    noAnswer: {
      what: 'Nada respondió',
      next: 'Compruebe que el módem está encendido. Si tiene varios puertos, pruebe con otro.',
    },
    garbage: {
      what: 'La respuesta no se puede leer',
      next: 'La velocidad del módem (baudios) seguramente es otra. Desenchúfelo, vuelva a enchufarlo e inténtelo de nuevo.',
    },
    unplugged: { what: 'Se desenchufó el módem', next: 'Vuelva a enchufarlo e inténtelo de nuevo.' },
    invalidConfiguration: {
      what: 'Esta página está mal configurada',
      next: 'Quien la configuró debe corregir sus ajustes. La consola del navegador y el mensaje del error dicen cuáles.',
    },
    workerLost: {
      what: 'La telefonía se ha detenido',
      next: 'Pulse «Empezar de nuevo». Compruebe antes si una llamada en curso ha terminado.',
    },
    closed: { what: 'La telefonía está cerrada', next: 'Recargue la página para volver a usarla.' },
    ...commandErrorsEs,
    aborted: { what: 'Cancelado', next: '' },
  },
  heard: {
    silence: {
      what: 'Nada respondió',
      next: 'Compruebe que el módem está encendido. Si tiene varios puertos, elija el siguiente de este dispositivo.',
    },
    noise: {
      what: 'La respuesta no se puede leer',
      next: 'Lo que hay en este puerto habla a una velocidad (baudios) que ningún módem usa, o el cable tiene interferencias. Revise el cable y elija otro puerto.',
    },
    echo: {
      what: 'Este puerto solo repite lo que se le envía',
      next: 'Está en bucle, o los dos hilos de datos del cable se tocan. Elija otro puerto, o conecte el módem a este cable.',
    },
    nmea: {
      what: 'Este puerto lleva las posiciones GPS del receptor',
      next: 'No sirve para llamar. Elija el siguiente puerto de este dispositivo.',
    },
    diagnostic: {
      what: 'Este puerto es para el diagnóstico del fabricante',
      next: 'No sirve para llamar. Elija el siguiente puerto de este dispositivo.',
    },
    ppp: {
      what: 'En este puerto hay una conexión de datos',
      next: 'Termine la conexión a Internet que usa el módem e inténtelo de nuevo, o elija el siguiente puerto de este dispositivo.',
    },
    prompt: {
      what: 'En este puerto responde un ordenador, no un módem',
      next: 'Pide un inicio de sesión o una orden. Elija el puerto del módem.',
    },
    printer: {
      what: 'Esto es una impresora o una máquina, no un módem',
      next: 'No puede llamar. Elija el puerto del módem.',
    },
    bluetooth: {
      what: 'Esto es un módulo Bluetooth, no un módem',
      next: 'No puede llamar. Elija el puerto del módem.',
    },
    wifi: { what: 'Esto es un módulo wifi, no un módem', next: 'No puede llamar. Elija el puerto del módem.' },
    dataOnly: {
      what: 'Este módem solo tiene datos, no llamadas de voz',
      next: 'No puede llamar. Elija otro módem.',
    },
    atDevice: {
      what: 'Este dispositivo rechaza lo que necesita una llamada',
      next: 'Acepta órdenes de módem, pero no se puede preparar para llamar. Elija otro puerto u otro dispositivo.',
    },
    text: {
      what: 'En este puerto habla otra cosa',
      next: 'Envía texto que ningún módem envía: quizá un sensor. Elija el puerto del módem.',
    },
  },
  lacksModule: (module) =>
    `Esta página no encuentra el módulo «${module}». Quien hace la página lo incluye en su mapa de importación.`,
  unexpected: { what: 'Algo salió mal', next: 'Inténtelo de nuevo. Si vuelve a ocurrir, recargue la página.' },
  uncertain: 'No es seguro si ocurrió de todos modos. Compruébelo antes de intentarlo de nuevo.',
  port: {
    connect: 'Conectar un módem',
    connecting: 'Conectando',
    progress: 'Elija su módem en la lista del navegador. Después esta página le pregunta qué sabe hacer.',
    probing: (rate, index, count) => `Buscando un módem: ${rate} bit/s (${index} de ${count})`,
    steps: {
      opening: 'Abriendo el puerto',
      escaping: 'Buscando un módem que tiene una conexión de datos',
      listening: 'Nada responde. Escuchando qué más hay en este puerto',
      identifying: 'Hay un módem. Preguntándole qué sabe hacer',
      initialising: 'Preparando el módem para llamar',
    },
    connected: (name) => `${name} está conectado.`,
    tryAgain: 'Intentar de nuevo',
    close: 'Cerrar',
    ways: { serial: 'Lista de puertos serie', usb: 'Mi módem no está en la lista' },
    add: 'Añadir un puerto',
    adding:
      'Elija otro puerto del mismo módem en la lista del navegador. Las llamadas que anuncie también se oirán entonces.',
    added: (name) => `${name} escucha también en este puerto.`,
  },
  ownership: {
    label: 'Líneas y pestañas',
    unnamed: 'Otra pestaña',
    named: (title) => `La pestaña «${title}»`,
    guest: (tab) => `${tab} gestiona las líneas. Aquí todo funciona igual.`,
    waiting: {
      olderOwner: {
        what: (tab) => `${tab} tiene las líneas y muestra una versión anterior de este sitio.`,
        next: 'Recargue esa pestaña o ciérrela. Esta página continúa entonces por sí sola.',
      },
      newerOwner: {
        what: (tab) => `${tab} tiene las líneas y muestra una versión más nueva de este sitio.`,
        next: 'Recargue esta página.',
      },
      otherSetUp: {
        what: (tab) => `${tab} tiene las líneas y las usa con otros ajustes.`,
        next: 'Cierre esa pestaña para usar las líneas aquí. Esta página continúa entonces por sí sola.',
      },
      noBroker: {
        what: (tab) => `${tab} tiene las líneas.`,
        next: 'Este navegador no puede compartirlas entre pestañas. Use esa pestaña, o ciérrela: esta página continúa entonces por sí sola.',
      },
      silent: {
        what: (tab) => `${tab} tiene las líneas y no responde.`,
        next: 'Puede que esté dormida: ábrala para despertarla. O quítele las líneas; una llamada que tenga puede terminar.',
      },
    },
    takeOver: 'Usar las líneas aquí',
    held: {
      what: 'Otra pestaña de este sitio todavía tiene el módem.',
      next: 'Cierre esa pestaña: el módem viene entonces aquí por sí solo. O tómelo de allí: elíjalo otra vez en la lista del navegador.',
    },
    reclaim: 'Tomar el módem',
  },
  capabilities: {
    label: 'Acceso a los módems',
    leads: {
      unread: 'Comprobando qué puede hacer esta página…',
      no: 'Así como está, esta página no puede usar módems.',
      soFar: 'Nada se interpone entre esta página y un módem, hasta donde se puede saber antes de elegir uno.',
      yes: 'Esta página puede usar módems.',
    },
    all: 'Todo en detalle',
    lesser: 'Los módems funcionan sin esto:',
    concerns: (names) => `Afecta a: ${names}.`,
    names: {
      secureContext: 'Página segura',
      origin: 'Dirección propia',
      serial: 'Puertos serie',
      serialInWorker: 'Puertos serie en segundo plano',
      chooser: 'Lista de módems',
      usb: 'Dispositivos USB',
      usbInWorker: 'Dispositivos USB en segundo plano',
      webLocks: 'Bloqueos entre pestañas',
      sharedWorker: 'Una línea compartida entre pestañas',
      core: 'Núcleo rápido (WebAssembly)',
      persistentStorage: 'Almacenamiento duradero',
    },
    states: { available: 'disponible', missing: 'falta', blocked: 'bloqueado', unknown: 'aún no se sabe' },
    reasons: {
      insecureContext: 'Esta página no se cargó de forma segura.',
      notInBrowser: 'Este navegador no lo ofrece.',
      notInWorker: 'Este navegador solo lo ofrece a la página misma, no en segundo plano.',
      permissionsPolicy: 'La cabecera Permissions-Policy de esta página lo prohíbe.',
      frame: 'Esta página está en un marco que no puede hacerlo.',
      opaqueOrigin: 'Esta página, o una que la rodea, está encerrada en un entorno aislado (sandbox).',
      refusedAtOnce: 'El navegador se negó a mostrar su lista de módems.',
      notAsked: 'Se verá cuando se use por primera vez.',
      storageBlocked: 'El navegador bloquea el almacenamiento para este sitio.',
      codePolicy: 'La Content-Security-Policy de este sitio lo prohíbe.',
      oldBrowser: 'Este navegador es demasiado antiguo para esto.',
      memory: 'Al navegador no le queda memoria para esto.',
      mayBeCleared: 'El navegador puede borrar lo guardado cuando falte espacio.',
      failed: 'El navegador no respondió como debía.',
    },
    advice: {
      '': '',
      openSecurely:
        'Abra esta página por https: con una dirección que empiece por https://, o desde este mismo equipo.',
      otherBrowser: 'Abra esta página en Chrome, Edge u Opera en un ordenador, o en un Firefox reciente.',
      changeHeader: 'Pida a quien gestiona este sitio que envíe «Permissions-Policy: serial=(self), usb=(self)».',
      allowFrame:
        'Pida a la página que incluye esta que añada allow="serial; usb" al marco. Si ya está, busque una cabecera Permissions-Policy que lo prohíba, de esta página o de una que la rodea.',
      leaveSandbox:
        'Abra esta página por su propia dirección, o pida a quien gestiona el sitio que añada «allow-same-origin» al entorno aislado (sandbox).',
      askAdministrator:
        'Permita los puertos serie para este sitio en los ajustes del navegador. Si no se puede cambiar, una directiva lo prohíbe: pregunte a quien administra este equipo.',
      askForModem: 'Pulse «Conectar un módem».',
      openInOwnTab: 'Abra esta página en una pestaña propia.',
      allowStorage: 'Permita en los ajustes del navegador que este sitio guarde datos.',
      allowWasm:
        "Las llamadas funcionan igual, un poco más despacio. Quien gestiona este sitio puede añadir 'wasm-unsafe-eval' al script-src de la respuesta del worker.",
      updateBrowser: 'Actualice el navegador.',
      freeMemory: 'Las llamadas funcionan igual, un poco más despacio. Cierre otras pestañas y recargue esta página.',
      keepStorage: 'Las llamadas funcionan igual. En el peor caso esta página olvida lo que sabía de sus módems.',
      reload: 'Recargue esta página. Si no ayuda, reinicie el navegador.',
    },
  },
  magic: {
    label: 'Números para probar',
    behaviors: {
      answersAfter: (count) => `Contesta después de ${seconds(count)}`,
      busy: () => 'Siempre comunica',
      noAnswer: () => 'Suena y nadie contesta',
      noDialtone: () => 'No encuentra tono de marcado',
      sendsDigits: (count) => `Contesta y pulsa teclas cada ${seconds(count)}`,
      hangsUpAfter: (count) => `Contesta y cuelga después de ${seconds(count)}`,
      callsBack: (count) =>
        count > 0 ? `Le devuelve la llamada después de ${seconds(count)}` : 'Le devuelve la llamada',
      rejected: () => 'Rechaza la llamada',
      extension: () => 'Suena en su propia línea aquí',
    },
    call: (number, behavior) => `Llamar al ${number}: ${behavior}`,
  },
  requests: {
    label: 'Peticiones',
    empty: 'Aún no hay peticiones. Haga una llamada: todo lo que se pide a la línea aparece aquí.',
    id: 'Id.',
    functionName: 'Función',
    life: 'Emitida → devuelta → completada',
    scale: 'logarítmica',
    result: 'Resultado',
    time: 'Tiempo',
    outstanding: 'pendiente',
    refused: 'rechazada',
    early: 'adelantada, retenida',
    outcomeUnknown: 'resultado desconocido: puede haber ocurrido',
    lifeOf: (returned, completed) => `${returned}, ${completed}`,
    returnedAfter: (duration) => `devuelta tras ${duration}`,
    notReturned: 'no devuelta',
    completedAfter: (duration) => `completada tras ${duration}`,
    notCompleted: 'no completada',
    showAll: (count) => `Mostrar las ${count}`,
    showFewer: 'Mostrar menos',
  },
  counters: {
    label: 'Contadores',
    notYet: 'Los números aparecen aquí cuando responda el worker.',
    gone: 'El worker ya no está. Estos son los últimos números que dio; su sucesor cuenta desde 0.',
    goneWithout: 'El worker ya no está y antes no dio ningún número. Su sucesor cuenta desde 0.',
    unanswered:
      'No se pudo preguntar al worker: hay demasiadas peticiones pendientes. Actualice cuando algunas hayan terminado.',
    asOf: (time) => `A las ${time}`,
    refresh: 'Actualizar',
    download: 'Descargar informe',
    nothingToDownload: 'Aún no hay números que descargar.',
    personal:
      'El informe contiene contadores, puertos y los últimos pasos; ningún número de teléfono, nombre ni texto.',
    now: 'Ahora',
    outstanding: 'Peticiones pendientes de todas las páginas',
    noPorts: 'Ningún puerto lleva una línea.',
    port: 'Puerto',
    portName: (deviceId) => `Dispositivo de línea ${deviceId}`,
    portBeingSetUp: 'Preparándose',
    open: 'Estado',
    isOpen: 'abierto',
    isClosed: 'cerrado',
    queued: 'En cola',
    inFlight: 'En curso',
    receivedBy: (port, what) => `${port}: ${what}`,
    receiveErrors: {
      overrun: {
        what: 'se perdieron bytes',
        means:
          'El módem envió más deprisa de lo que el navegador recogía. Cierre lo que tenga ocupado este equipo; enchufe el módem directamente, no por un concentrador.',
      },
      framing: {
        what: 'caracteres sin final',
        means:
          'La velocidad del módem es otra, o el cable está mal. Desenchúfelo y vuelva a enchufarlo; pruebe con otro cable.',
      },
      parity: {
        what: 'caracteres con paridad incorrecta',
        means:
          'El módem envía en otro formato de caracteres, o el cable está mal. Ajústelo a 8 bits sin paridad; pruebe con otro cable.',
      },
      break: {
        what: 'la línea se mantuvo baja',
        means: 'El módem se apagó o se encendió, o un conector está flojo. Revise la alimentación y el cable.',
      },
    },
    faults: 'Superado desde que arrancó el worker',
    noFaults: 'No hubo nada que superar.',
    facts: 'También contado',
    factsMean: 'Hechos, no fallos.',
    quiet: (count) => `Nunca ocurrió: ${plural(count, { one: '# tipo', other: '# tipos' })}`,
    unknown: 'Esta página no tiene palabras para este contador: el worker es más nuevo que su tabla de idioma.',
    kinds: {
      threw: {
        what: 'Una función falló con una excepción',
        means:
          'Una función de un proveedor lanzó una excepción donde debía devolver. Se respondió como operación fallida.',
      },
      badReturns: {
        what: 'Valor devuelto imposible',
        means:
          'Una función de un proveedor no devolvió ni éxito, ni el id de su petición, ni un error. Se respondió como operación fallida.',
      },
      badValues: {
        what: 'Valor inservible',
        means:
          'Un proveedor omitió lo que debía dar, o dio otra cosa: un número, un texto o un identificador que no puede existir. Nada de eso llegó a una página.',
      },
      duplicateCompletions: {
        what: 'Completada dos veces',
        means: 'Un proveedor completó otra vez una petición. Vale el primer resultado; el segundo se descartó.',
      },
      staleCompletions: {
        what: 'Completada sin petición',
        means: 'Un proveedor completó una petición que no existe, ha terminado o es de otro proveedor. Se descartó.',
      },
      invalidCompletions: {
        what: 'Completada con un resultado imposible',
        means:
          'El resultado no era ni éxito ni un error. Se descartó; la petición espera uno correcto, o a que se acabe su tiempo.',
      },
      overruns: {
        what: 'Rechazada: la tabla estaba llena',
        means:
          'En la tabla de peticiones del worker no había sitio. La petición se rechazó enseguida y no llegó a ningún módem.',
      },
      floods: {
        what: 'Rechazada: demasiadas de una página',
        means:
          'Una página tenía pendientes tantas peticiones como puede tener. La siguiente se rechazó enseguida y no llegó a ningún módem.',
      },
      detachedClients: {
        what: 'Una página no recogió lo que se le envió',
        means:
          'Una página estuvo congelada u ocupada demasiado tiempo, así que se cerró su sesión: se colgó lo que solo ella tenía. Empieza de nuevo cuando vuelve a funcionar; deje a la vista las páginas con llamadas.',
      },
      strayEvents: {
        what: 'Aviso sobre nada',
        means:
          'Un proveedor habló de una línea, una llamada o unas cifras que no existen, o ya no, o con un mensaje que no corresponde. Se descartó.',
      },
      eventsAfterIdle: {
        what: 'Aviso después del final de una llamada',
        means: 'Un proveedor habló de una llamada que ya había terminado. Tras el final no sigue nada: se descartó.',
      },
      gateOverflows: {
        what: 'Demasiados avisos antes de la respuesta',
        means:
          'Un proveedor dijo de una llamada más de lo que puede esperar hasta su respuesta. Se abandonó la llamada y se cerró.',
      },
      abandonedRequests: {
        what: 'Quedó sin completar',
        means:
          'Se cerró una línea o una llamada, o se perdió su dispositivo, cuando aún se debía un resultado. El anfitrión terminó la petición: fallida, resultado desconocido.',
      },
      expiredRequests: {
        what: 'Se le acabó el tiempo',
        means:
          'Un proveedor no completó una petición en diez minutos. El anfitrión la terminó: fallida, resultado desconocido.',
      },
      earlyCompletions: {
        what: 'Completada antes de que la función devolviera',
        means: 'El resultado vino de dentro de la función del proveedor. Se guardó hasta que devolvió, en orden.',
      },
      repeatedStates: {
        what: 'Estado repetido',
        means: 'Un proveedor dijo un estado en el que la llamada ya estaba. Las páginas oyen un estado una sola vez.',
      },
      flushedEvents: {
        what: 'Entregado enseguida',
        means: 'La cola de avisos estaba llena, así que se vació enseguida hacia las páginas. No se perdió ninguno.',
      },
    },
  },
};
