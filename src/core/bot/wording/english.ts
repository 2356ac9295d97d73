import { MAX_QUESTION_LENGTH } from '../../answering/question.ts';
import { languagesIn, type Wording } from './wording.ts';

const languages = languagesIn('en');

export const english: Wording = {
  notInCorpus: 'The articles don’t say.',
  nearest: 'The closest passages, for further reading; they are not an answer:',
  holds: 'I answer from these, among others:',
  askInstead: 'You could ask instead:',
  unsure: 'I’m not sure; this may help:',
  otherLanguage: (tags) =>
    `The articles are in ${languages(tags)}; the question seems to be in another language.`,
  invalid: {
    empty: 'There is nothing to look up in that question: it has no words.',
    'too-long': `That question is too long: the limit is ${MAX_QUESTION_LENGTH} characters.`,
  },
  readAs: (question) => `Read as “${question}”`,
  leftOut: (count) => `${counted(count, 'quote is', 'quotes are')} left out: there is no room here.`,

  controls: {
    more: () => 'More',
    context: (number) => (number === null ? 'Show around it' : `Show around ¶${number}`),
    share: () => 'Share',
    up: () => '👍 Helpful',
    down: () => '👎 Not helpful',
    gap: () => 'Tell the editors',
    forget: () => 'Forget me',
    remove: () => 'Remove this answer',
    stay: () => 'Stay',
    stop: () => 'Stop',
    withdraw: () => 'Withdraw',
    quiet: () => 'Don’t tell me',
  },
  reasonForm: {
    title: 'What is wrong with it?',
    label: 'In a few words, if you like',
    submit: 'Send',
  },
  brokenSeal: {
    foreign: 'This button doesn’t belong here, or was changed. Ask the question again to get one that works.',
    outdated:
      'This button is from an earlier version of the bot. Ask the question again to get one that works.',
  },
  changedSince: 'The article has changed since then, or was removed. Ask the question again.',
  more: 'More quotes, less likely to answer the question:',
  andMore: (count) => `And ${count} more.`,
  sharedBy: (name) => `Shared by ${name}`,
  alreadyShared: 'You have shared this already; it stands in this channel.',
  alreadyShown: 'You have just opened that; it is shown above.',
  thanks: {
    up: 'Thank you. Noted as helpful.',
    down: 'Thank you. Noted as not helpful. The people who look after the articles will see the question.',
    gap: 'Thank you. Whoever looks after the articles will see this question.',
  },
  alreadyNoted: 'That was noted before.',
  tooLateForFeedback: 'That question is no longer stored, so your feedback can’t be saved. Ask it again.',

  failed: 'Sorry, something went wrong. The error was logged; please ask again.',
  tookTooLong: 'Sorry, that took too long. Please ask again in a moment.',
  busy: 'Sorry, there are too many questions at the moment. Please ask again in a minute.',
  limited: (seconds) =>
    `That was a lot of questions in a short time. Please ask again in ${counted(seconds, 'second', 'seconds')}.`,
  off: 'The bot is switched off in this channel.',
  leave: {
    asked: ['stop', 'stop it', 'please stop', 'stop please', 'be quiet', 'go away', 'leave this thread'],
    left: 'I’ll be quiet here until somebody mentions me again.',
  },
  helpChannel: {
    unasked:
      'Nobody called me, but the articles seem to answer this. Whoever asked, or an admin, can remove it.',
    removed: 'Removed, and noted as not helpful.',
    notYours: 'Only whoever asked, or an admin, can remove this answer.',
    stayOrStop:
      'The second answer today was removed here, so I’ve stopped answering what nobody asked me. Admins: shall I go on in this channel, or answer only who mentions me?',
    stays: 'I go on answering questions in this channel.',
    stops: 'I’ll answer only who mentions me in this channel, or uses a command.',
    reads:
      'In this channel I’m sent what people write to each other, to find questions. What asks nothing I drop at once; a question I store as if it had been asked of me, and answer it in its thread if the articles do.',
    answers:
      'In this channel I also answer what is asked of nobody in particular, in its thread, where I’m sure that the articles do.',
  },
  controlOff: 'That button is switched off in this channel.',
  cannotNow: 'That can’t be done at the moment. Please try again in a few minutes.',
  adminsOnly: 'Only admins can do that.',

  smallTalk: {
    greeting: 'Hello!',
    thanks: 'You’re welcome!',
    agreement: 'Good. I’m here when you have a question.',
    praise: 'Glad to hear that!',
    goodbye: 'Goodbye!',
    about: 'I answer questions with verbatim quotes from the articles I have.',
  },
  youCouldAsk: 'You could ask, for example:',

  help: {
    intro:
      'I answer questions with verbatim quotes from the articles I have, each with its paragraph. If I’m not sure, or they don’t say, I tell you so. I write nothing myself.',
    ask: 'Ask a question, such as “Who is Mark Galeotti?”, or a few words. A follow-up (“why?”, “and who runs it?”) is read together with the previous question.',
    askCommand: 'ask a question',
    commands: {
      help: 'this help',
      sources: 'the articles I answer from',
      gaps: 'what people asked and the articles don’t say (for admins)',
      privacy: 'what I store about your questions, and how to erase it',
      settings: 'how I behave in this channel (for admins)',
    },
  },
  sources: {
    intro: 'I answer from:',
    passages: (count) => counted(count, 'passage', 'passages'),
  },
  gaps: {
    none: (days) => `No gaps in the last ${counted(days, 'day', 'days')}.`,
    intro: (days) => `Not answered, or not well, in the last ${counted(days, 'day', 'days')}:`,
    asked: (count, lastDay) => `asked ${counted(count, 'time', 'times')}, last on ${lastDay}`,
    down: (count) => `not helpful for ${counted(count, 'person', 'people')}`,
    missing: (count) => `missed by ${counted(count, 'person', 'people')}`,
    nearest: (place) => `closest: ${place}`,
    how: 'To answer one, write the answer in a channel, or find who has. Then choose “Keep as an answer” in the menu of that message, and name the question.',
  },
  privacy: {
    kept: (days) =>
      days === 0
        ? [
            'I don’t store questions. The last one of a conversation stays in memory for an hour at most, so that I understand a follow-up.',
            NOTHING_LEAVES,
          ]
        : [
            `I store each question for ${counted(days, 'day', 'days')}: its text, where and when it was asked, its outcome, and who asked, as a keyed hash instead of a name or id. The same goes for 👍, 👎 and reasons.`,
            'Admins see questions that were not answered well, but not who asked them.',
            'What of your messages was kept as an answer I store until you withdraw it.',
            NOTHING_LEAVES,
          ],
    forgetHintOnWeb:
      'Press “Forget me” to erase what was asked and said in this browser since it was opened. What you asked elsewhere, or before it was last closed, can’t be told from what others asked: it is erased when its time is over.',
    forgetHint: 'Press “Forget me”, or write “forget me”, to erase all your questions and feedback.',
    forgotten: (count) =>
      `Erased: ${counted(count, 'entry', 'entries')}. Nothing here leads back to you any more.`,
  },
  settings: {
    intro: 'In this channel:',
    names: { answers: 'answers', listens: 'listens', articles: 'articles', controls: 'controls' },
    values: {
      private: 'private: only the person who asks sees the answer to a command',
      public: 'public: everybody sees the answer to a command',
      all: 'all: commands, mentions, and what follows in a thread',
      questions:
        'questions: commands, mentions, and what is asked of nobody in particular, if the articles answer it',
      mentions: 'mentions: commands and mentions',
      off: 'off: nothing is answered',
    },
    everything: 'all',
    paused:
      'questions, but paused: answers were removed; “listens questions” goes on, “listens mentions” stops it',
    noHelpChannels: 'For that, the operator has to let me see what is written in channels: HELP_CHANNELS=on.',
    saved: 'Changed.',
    usage:
      'To change it: “answers private” or “public”; “listens all”, “questions”, “mentions” or “off”; “articles” and their ids, or “all”; “controls” and which of more, context, share, up, down, gap, or “all”; “reset”.',
    unknown: (word) => `“${word}” can’t be set here.`,
  },
  kept: {
    how: 'To keep a colleague’s message as an answer, choose “Keep as an answer” in its menu.',
    form: {
      title: 'Keep as an answer',
      submit: 'Keep',
      message: 'The message, as it will be quoted',
      pieces: 'What is quoted of it',
      piece: (number) => `Paragraph ${number}`,
      questions: 'What it answers, a question a line',
      author: 'Who wrote it, as it will be named',
      audience: 'Where it may be quoted',
      audiences: { workspace: 'Everywhere here', channel: 'In this channel only' },
      until: 'Its last day, if it has one',
    },
    done: {
      workspace: 'Kept. From now on I quote it everywhere here. Its author is told, and may withdraw it.',
      channel: 'Kept. From now on I quote it in this channel. Its author is told, and may withdraw it.',
    },
    somebody: 'a colleague',
    told: (by) =>
      `${by} kept your message as an answer. I quote it, word for word and with your name, to whoever asks for it:`,
    mayWithdraw: 'If you don’t want that, withdraw it. Then it is erased, and can’t be kept again.',
    withdrawn: 'It is withdrawn: I no longer quote it.',
    refused: {
      keepers: 'You can’t keep answers here. Admins can, and those whom the operator has named.',
      bot: 'A message of a bot or an app can’t be kept as an answer.',
      elsewhere: 'Only messages in a channel can be kept as answers.',
      empty: 'Nothing would be left to quote.',
      'too-long': 'That message is too long to be kept as an answer. It would be better in a document.',
      date: 'The last day must be one to come, written as 2030-12-31.',
      taken: 'That message is kept already.',
      withdrawn: 'That message was withdrawn, so it can’t be kept again.',
      gone: 'That form is no longer valid. Please choose the message again.',
      full: 'There are too many kept answers. Some should be moved into a document, and removed.',
    },
  },
  waiting: {
    promise: 'If an answer to this is kept later, I’ll tell you, once.',
    answered: 'You asked this, and I found nothing. There is an answer now:',
    answeredThere:
      'You asked this, and I found nothing. There is an answer now, which I quote only in the channel that it is for. Ask again there.',
    message: 'The message',
    declined: 'I won’t tell you.',
    notYours: 'Only whoever asked can say that.',
    stored:
      'Where I found nothing, I also store for 30 days at most, encrypted, where to tell you of an answer. I do that once, unless you don’t want it.',
  },
  delivery: {
    elsewhere: 'I can’t answer where you asked, so I’m writing here.',
    tooLate: 'I was too late to answer where you asked, so I’m writing here.',
    stopped: 'Stopped: I won’t answer that one.',
  },
  slack: {
    keptOut:
      'I can’t write in the channel where you asked: it is archived, or I’m not a member. /invite me there, if you like.',
    notInstalled:
      'Sorry, I can’t look that up at the moment. Please try again in a few minutes; if that doesn’t help, I have to be installed again.',
    askForm: {
      title: 'Ask the articles',
      submit: 'Ask',
      close: 'Cancel',
      question: 'Your question',
      suggestion: 'Or one that the articles answer',
      choose: 'Type a word from it',
      nothing: 'Write a question, or choose one below.',
    },
    home: {
      ask: 'Ask a question',
      articles: 'I answer from',
      suggested: 'You could ask',
      recent: 'You asked',
    },
  },
  chat: {
    help: `Type a question. I answer with quotes from the articles, or tell you that they don’t say.
A follow-up (“why?”, “and who runs it?”) is read together with the previous question.
  /more     more quotes
  /context  the first quote in context; /context 2 the second
  /new      forget the previous question
  /sources  list the articles
  /privacy  what I store about your questions
  /help     this help
  /quit     quit (so does Ctrl-D)
`,
    forgotten: 'Forgotten. The next question is read on its own.',
    unknown: (command) => `There is no ${command} here.`,
  },
};

const NOTHING_LEAVES =
  'Nothing is sent to anybody else: questions are answered on the operator’s own machine.';

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
