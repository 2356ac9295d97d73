from collections.abc import Mapping, Sequence

from .judge import Verdict
from .measures import Measures, measure

HEADINGS = ("questions", "hit@1", "hit@3", "AUROC", "highlight F1")


def render_measures(rows: Mapping[str, Sequence[Verdict]], corner: str) -> str:
    """A table with a row of measures for each name; a dash where nothing could be measured."""
    width = max(len(name) for name in (*rows, corner))
    lines = [f"{corner:<{width}}  {'  '.join(HEADINGS)}"]
    lines += [f"{name:<{width}}  {_cells(measure(verdicts))}" for name, verdicts in rows.items()]
    return "\n".join(lines)


def by_kind(verdicts: Sequence[Verdict]) -> dict[str, list[Verdict]]:
    """The most frequent kind first."""
    kinds: dict[str, list[Verdict]] = {}
    for verdict in verdicts:
        kinds.setdefault(verdict.kind, []).append(verdict)
    return dict(sorted(kinds.items(), key=lambda item: -len(item[1])))


def _cells(measures: Measures) -> str:
    figures = (measures.hit_at_1, measures.hit_at_3, measures.auroc, measures.highlight_f1)
    cells = [str(measures.questions), *("–" if figure != figure else f"{figure:.3f}" for figure in figures)]
    return "  ".join(f"{cell:>{len(heading)}}" for cell, heading in zip(cells, HEADINGS, strict=True))
