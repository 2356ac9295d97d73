import type { NotInCorpus } from '../../answering/answer.ts';
import { articleLink } from '../../answering/citation-links.ts';
import { articlesFor, type Turn } from '../context.ts';
import { type Part, questionList, quoteParts } from '../reply.ts';
import { nearestQuestions } from '../suggestions.ts';

/** So many articles are named where nothing in them is near to the question. */
const MAX_ARTICLES = 5;

const MAX_QUESTIONS = 3;

/**
 * What is said where the articles don't: the closest passages, or else what there is; and what could be asked instead.
 *
 * @param question as it was understood
 * @param publicUrl where the articles are served, without a slash at the end; `null`: nowhere
 */
export function deadEndParts(
  { nearest }: NotInCorpus,
  question: string,
  turn: Turn,
  publicUrl: string | null,
): Part[] {
  const { words } = turn;
  const closest: Part[] =
    nearest.length === 0
      ? heldParts(turn, publicUrl)
      : [{ kind: 'note', text: words.nearest }, ...quoteParts(nearest)];
  return [{ kind: 'note', text: words.notInCorpus }, ...closest, ...askInsteadParts(question, turn)];
}

function heldParts(turn: Turn, publicUrl: string | null): Part[] {
  const items = articlesFor(turn)
    .slice(0, MAX_ARTICLES)
    .map((article) => ({ text: article.title, detail: null, link: articleLink(article, publicUrl) }));
  return items.length === 0
    ? []
    : [
        { kind: 'note', text: turn.words.holds },
        { kind: 'list', items },
      ];
}

function askInsteadParts(question: string, { library, settings, words }: Turn): Part[] {
  const { questions } = library.suggestions(settings.articles);
  const near = nearestQuestions(question, questions, MAX_QUESTIONS);
  return near.length === 0 ? [] : [{ kind: 'note', text: words.askInstead }, questionList(near)];
}
