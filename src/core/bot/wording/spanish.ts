import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { countedIn, languagesIn, type Wording } from './wording.ts';

const counted = countedIn('es');
const languages = languagesIn('es');
const people = (count: number) => counted(count, { one: 'persona', other: 'personas' });
const span = (count: number) => (count === 1 ? 'el último día' : `los últimos ${count} días`);

export const spanish: Wording = {
  notInCorpus: 'Los artículos no lo dicen.',
  nearest: 'Los pasajes más cercanos, para seguir leyendo; no son una respuesta:',
  holds: 'Respondo, entre otros, a partir de:',
  askInstead: 'En su lugar podrías preguntar:',
  unsure: 'No lo sé con certeza, pero esto puede ayudar:',
  otherLanguage: (tags) =>
    `Idiomas de los artículos: ${languages(tags)}. La pregunta parece estar en otro idioma.`,
  invalid: {
    empty: 'No hay nada que buscar en esa pregunta: no tiene ninguna palabra.',
    'too-long': `Esa pregunta es demasiado larga: el límite es de ${MAX_QUESTION_LENGTH} caracteres.`,
  },
  readAs: (question) => `Entendido como «${question}»`,
  leftOut: (count) =>
    `${counted(count, { one: 'cita omitida', other: 'citas omitidas' })}: aquí no hay sitio.`,

  controls: {
    more: () => 'Más',
    context: (number) => (number === null ? 'Mostrar alrededor' : `Mostrar alrededor de ¶${number}`),
    share: () => 'Compartir',
    up: () => '👍 Útil',
    down: () => '👎 No es útil',
    gap: () => 'Avisar a la redacción',
    forget: () => 'Olvidarme',
    remove: () => 'Quitar esta respuesta',
    stay: () => 'Seguir',
    stop: () => 'Parar',
    withdraw: () => 'Retirar',
    quiet: () => 'No avisarme',
  },
  reasonForm: { title: '¿Qué tiene de malo?', label: 'En pocas palabras, si quieres', submit: 'Enviar' },
  brokenSeal: {
    foreign:
      'Este botón no es de aquí o se ha modificado. Haz la pregunta de nuevo para tener uno que funcione.',
    outdated:
      'Este botón es de una versión anterior del bot. Haz la pregunta de nuevo para tener uno que funcione.',
  },
  changedSince: 'El artículo ha cambiado desde entonces o se ha eliminado. Haz la pregunta de nuevo.',
  more: 'Más citas, con menos probabilidad de responder a la pregunta:',
  andMore: (count) => `Y ${count} más.`,
  sharedBy: (name) => `Compartido por ${name}`,
  alreadyShared: 'Ya has compartido esta respuesta; está en este canal.',
  alreadyShown: 'Acabas de abrirlo; está más arriba.',
  thanks: {
    up: 'Gracias. Anotado como útil.',
    down: 'Gracias. Anotado como no útil. Quienes cuidan los artículos verán la pregunta.',
    gap: 'Gracias. Quienes cuidan los artículos verán esta pregunta.',
  },
  alreadyNoted: 'Eso ya estaba anotado.',
  tooLateForFeedback:
    'Esa pregunta ya no está guardada, así que no se puede guardar tu opinión. Hazla de nuevo.',

  failed: 'Lo siento, algo salió mal. El error ha quedado registrado; pregunta de nuevo, por favor.',
  tookTooLong: 'Lo siento, tardó demasiado. Pregunta de nuevo en un momento, por favor.',
  busy: 'Lo siento, hay demasiadas preguntas en este momento. Pregunta de nuevo en un minuto, por favor.',
  limited: (seconds) =>
    `Han sido muchas preguntas en poco tiempo. Pregunta de nuevo en ${counted(seconds, { one: 'segundo', other: 'segundos' })}, por favor.`,
  off: 'El bot está desactivado en este canal.',
  leave: {
    asked: ['para', 'para por favor', 'detente', 'basta', 'cállate', 'silencio'],
    left: 'Aquí me quedo en silencio hasta que alguien vuelva a mencionarme.',
  },
  helpChannel: {
    unasked:
      'Nadie me ha llamado, pero los artículos parecen responder a esto. Quien preguntó o un admin puede quitarlo.',
    removed: 'Quitada y anotada como no útil.',
    notYours: 'Solo quien preguntó o un admin puede quitar esta respuesta.',
    stayOrStop:
      'Hoy se ha quitado aquí la segunda respuesta, así que ya no respondo a lo que nadie me pregunta. Para los admins: ¿sigo en este canal o respondo solo a quien me mencione?',
    stays: 'Sigo respondiendo preguntas en este canal.',
    stops: 'En este canal solo responderé a quien me mencione o use un comando.',
    reads:
      'En este canal recibo lo que la gente se escribe, para encontrar preguntas. Lo que no pregunta nada lo descarto enseguida; una pregunta la guardo como si me la hubieran hecho, y la respondo en su hilo si los artículos lo hacen.',
    answers:
      'En este canal respondo también a lo que no se pregunta a nadie en particular, en el hilo del mensaje, cuando estoy seguro de que los artículos lo responden.',
  },
  controlOff: 'Este botón está desactivado en este canal.',
  cannotNow: 'Ahora no se puede. Inténtalo de nuevo en unos minutos, por favor.',
  adminsOnly: 'Solo los admins pueden hacerlo.',

  smallTalk: {
    greeting: '¡Hola!',
    thanks: '¡De nada!',
    agreement: 'Bien. Aquí estoy cuando tengas una pregunta.',
    praise: '¡Me alegro!',
    goodbye: '¡Hasta luego!',
    about: 'Respondo preguntas con citas literales de los artículos que tengo.',
  },
  youCouldAsk: 'Podrías preguntar, por ejemplo:',

  help: {
    intro:
      'Respondo a preguntas con citas literales de los artículos que tengo, cada una con su párrafo. Si no lo sé con certeza o los artículos no lo dicen, te lo digo. Yo no escribo nada.',
    ask: 'Haz una pregunta, como «Who is Mark Galeotti?», o escribe unas palabras; preguntas y artículos se leen en inglés. Una pregunta de seguimiento («why?», «and who runs it?») se lee junto con la anterior.',
    askCommand: 'hacer una pregunta',
    commands: {
      help: 'esta ayuda',
      sources: 'los artículos en los que me baso',
      gaps: 'lo que se preguntó y los artículos no dicen (para admins)',
      privacy: 'qué se guarda de tus preguntas y cómo borrarlo',
      settings: 'cómo me comporto en este canal (para admins)',
    },
  },
  sources: {
    intro: 'Respondo a partir de:',
    passages: (count) => counted(count, { one: 'pasaje', other: 'pasajes' }),
  },
  gaps: {
    none: (count) => `No falta nada en ${span(count)}.`,
    intro: (count) => `Sin respuesta, o sin buena respuesta, en ${span(count)}:`,
    asked: (count, lastDay) =>
      `se preguntó ${counted(count, { one: 'vez', other: 'veces' })}, la última el ${lastDay}`,
    down: (count) => `no es útil para ${people(count)}`,
    missing: (count) => `${count === 1 ? 'lo echa' : 'lo echan'} en falta ${people(count)}`,
    nearest: (place) => `lo más cercano: ${place}`,
    how: 'Para responder a una, escribe la respuesta en un canal, o busca quién lo ha hecho. Después elige «Guardar como respuesta» en el menú del mensaje e indica la pregunta.',
  },
  privacy: {
    kept: (count) =>
      count === 0
        ? [
            'Las preguntas no se guardan. La última de una conversación queda en memoria una hora como mucho, para entender la siguiente.',
            NOTHING_LEAVES,
          ]
        : [
            `De cada pregunta se guarda durante ${counted(count, { one: 'día', other: 'días' })}: su texto, dónde y cuándo se hizo, el resultado, y quién la hizo, como hash con clave en lugar de un nombre o identificador. Lo mismo vale para 👍, 👎 y los motivos.`,
            'Los admins ven las preguntas que no se respondieron bien, pero no quién las hizo.',
            'Lo que se guardó de tus mensajes como respuesta lo conservo hasta que lo retires.',
            NOTHING_LEAVES,
          ],
    forgetHintOnWeb:
      'Pulsa «Olvidarme» para borrar lo que se preguntó y se dijo en este navegador desde que se abrió. Lo que preguntaste en otro lugar, o antes de cerrarlo por última vez, no se distingue de lo que preguntaron otros: se borra cuando vence su plazo.',
    forgetHint: 'Pulsa «Olvidarme», o escribe «forget me», para borrar todas tus preguntas y opiniones.',
    forgotten: (count) =>
      `Borrado: ${counted(count, { one: 'entrada', other: 'entradas' })}. Aquí ya nada lleva a ti.`,
  },
  settings: {
    intro: 'En este canal:',
    names: {
      answers: 'answers (respuestas)',
      listens: 'listens (escucha)',
      articles: 'articles (artículos)',
      controls: 'controls (botones)',
    },
    values: {
      private: 'private: solo quien pregunta con el comando ve la respuesta',
      public: 'public: todos ven las respuestas a los comandos',
      all: 'all: comandos, menciones y lo que sigue en un hilo',
      questions:
        'questions: comandos, menciones y preguntas a nadie en particular, si los artículos las responden',
      mentions: 'mentions: comandos y menciones',
      off: 'off: no se responde a nada',
    },
    everything: 'todos',
    paused:
      'questions, pero en pausa: se quitaron respuestas; «listens questions» sigue, «listens mentions» lo termina',
    noHelpChannels:
      'Para eso, el operador tiene que dejarme ver lo que se escribe en los canales: HELP_CHANNELS=on.',
    saved: 'Cambiado.',
    usage:
      'Para cambiarlo: «answers private» o «public»; «listens all», «questions», «mentions» u «off»; «articles» y sus identificadores, o «all»; «controls» y cuáles de more, context, share, up, down, gap, o «all»; «reset».',
    unknown: (word) => `«${word}» no se puede ajustar aquí.`,
  },
  kept: {
    how: 'Para guardar el mensaje de alguien como respuesta, elige «Guardar como respuesta» en su menú.',
    form: {
      title: 'Guardar respuesta',
      submit: 'Guardar',
      message: 'El mensaje, tal como se citará',
      pieces: 'Lo que se citará de él',
      piece: (number) => `Párrafo ${number}`,
      questions: 'A qué responde, una pregunta por línea',
      author: 'Quién lo escribió, tal como se nombrará',
      audience: 'Dónde se puede citar',
      audiences: { workspace: 'En todas partes aquí', channel: 'Solo en este canal' },
      until: 'Su último día, si lo tiene',
    },
    done: {
      workspace:
        'Guardado. A partir de ahora lo cito en todas partes aquí. Quien lo escribió recibe un aviso y puede retirarlo.',
      channel:
        'Guardado. A partir de ahora lo cito en este canal. Quien lo escribió recibe un aviso y puede retirarlo.',
    },
    somebody: 'alguien del equipo',
    told: (by) =>
      `${by} ha guardado tu mensaje como respuesta. Lo cito palabra por palabra y con tu nombre a quien lo pregunte:`,
    mayWithdraw: 'Si no quieres, retíralo. Entonces se borra y no se puede volver a guardar.',
    withdrawn: 'Retirado: ya no lo cito.',
    refused: {
      keepers: 'Aquí no puedes guardar respuestas. Pueden los admins y quienes haya nombrado el operador.',
      bot: 'El mensaje de un bot o de una aplicación no se puede guardar como respuesta.',
      elsewhere: 'Solo los mensajes de un canal se pueden guardar como respuestas.',
      empty: 'No quedaría nada que citar.',
      'too-long':
        'Ese mensaje es demasiado largo para guardarlo como respuesta. Estaría mejor en un documento.',
      date: 'El último día debe estar por venir, escrito como 2030-12-31.',
      taken: 'Ese mensaje ya está guardado.',
      withdrawn: 'Ese mensaje fue retirado y no se puede volver a guardar.',
      gone: 'Ese formulario ya no es válido. Elige otra vez el mensaje.',
      full: 'Hay demasiadas respuestas guardadas. Convendría pasar algunas a un documento y quitarlas.',
    },
  },
  waiting: {
    promise: 'Si más adelante se guarda una respuesta, te avisaré, una vez.',
    answered: 'Lo preguntaste y no encontré nada. Ahora hay una respuesta:',
    answeredThere:
      'Lo preguntaste y no encontré nada. Ahora hay una respuesta, que solo cito en el canal para el que se guardó. Vuelve a preguntar allí.',
    message: 'El mensaje',
    declined: 'No te avisaré.',
    notYours: 'Eso solo lo puede decir quien preguntó.',
    stored:
      'Cuando no encontré nada, también guardo, cifrado y 30 días como mucho, dónde avisarte de una respuesta. Lo hago una vez, salvo que no quieras.',
  },
  delivery: {
    elsewhere: 'No puedo responder donde preguntaste, así que escribo aquí.',
    tooLate: 'Tardé demasiado en responder donde preguntaste, así que escribo aquí.',
    stopped: 'Detenido: no responderé a esa pregunta.',
  },
  slack: {
    keptOut:
      'No puedo escribir en el canal donde preguntaste: está archivado, o no soy miembro. Invítame con /invite, si quieres.',
    notInstalled:
      'Lo siento, ahora no puedo buscarlo. Inténtalo de nuevo en unos minutos; si sigue así, hay que instalarme de nuevo.',
    askForm: {
      title: 'Consultar los artículos',
      submit: 'Preguntar',
      close: 'Cancelar',
      question: 'Tu pregunta',
      suggestion: 'O una que los artículos responden',
      choose: 'Escribe una de sus palabras',
      nothing: 'Escribe una pregunta, o elige una abajo.',
    },
    home: {
      ask: 'Hacer una pregunta',
      articles: 'Respondo a partir de',
      suggested: 'Podrías preguntar',
      recent: 'Preguntaste',
    },
  },
  chat: {
    help: `Escribe una pregunta. Respondo con citas de los artículos, o digo que no lo dicen.
Una pregunta de seguimiento («why?», «and who runs it?») se lee junto con la anterior.
  /more     más citas
  /context  la primera cita en su contexto; /context 2 la segunda
  /new      olvidar la pregunta anterior
  /sources  los artículos
  /privacy  qué se guarda de tus preguntas
  /help     esta ayuda
  /quit     salir (también con Ctrl-D)
`,
    forgotten: 'Olvidado. La próxima pregunta se lee por sí sola.',
    unknown: (command) => `Aquí no hay ${command}.`,
  },
};

const NOTHING_LEAVES =
  'No se envía nada a nadie más: las preguntas se responden en la propia máquina del operador.';
