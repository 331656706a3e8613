"""Breaking centred text into lines of similar length.

WeasyPrint has no ``text-wrap: balance``; it fills every line greedily and leaves a short last one.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import pairwise

_GLUE = "\N{NO-BREAK SPACE}"
# A number stays with the word before it, a dash too: "năm 2026", "2021 - 2026", "lần thứ XIV".
_GLUED = re.compile(r" (?=\d|[IVX]+\b|[-–—](?: |$))")

# A break is best after a pause, good before a word that begins a phrase, else it may split a compound word.
_AFTER_PAUSE = 0.0
_BEFORE_PHRASE = 0.004
_ELSEWHERE = 0.016
_INSIDE_PHRASE = 0.04  # after the word that begins it
_PHRASE_STARTS = frozenset(
    [
        "và",
        "của",
        "trong",
        "cho",
        "với",
        "để",
        "đã",
        "từ",
        "tại",
        "theo",
        "do",
        "là",
        "có",
        "về",
        "bằng",
        "trên",
        "vào",
        "nhằm",
        "góp",
        "đạt",
        "được",
        "đến",
        "hoặc",
    ]
)


def balanced_lines(text: str, width: Callable[[str], float], limit: float) -> list[str]:
    """The text in as few lines as fit into ``limit``, as equal in length as good breaks allow.

    ``width`` measures a string in the unit of ``limit``. A word wider than the limit gets its own line.
    """
    words = [word.replace(_GLUE, " ") for word in _GLUED.sub(_GLUE, text).split(" ")]
    count = len(_greedy(words, width, limit))
    if count < 2:
        return [text]
    return _best(words, width, limit, count)


def _greedy(words: list[str], width: Callable[[str], float], limit: float) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if width(longer) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _best(words: list[str], width: Callable[[str], float], limit: float, count: int) -> list[str]:
    """The cheapest way to cut the words into ``count`` lines: squared deviation from the mean plus breaks."""
    widths = [width(word) for word in words]
    space = width(" ")
    mean = (sum(widths) + space * (len(words) - count)) / count

    @cache
    def cut(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        if left == 1:
            return _line_cost(sum(widths[start:]) + space * (len(words) - start - 1)), ()
        best: tuple[float, tuple[int, ...]] = (float("inf"), ())
        length = -space
        for end in range(start + 1, len(words) - left + 2):
            length += widths[end - 1] + space
            if length > limit and end > start + 1:
                break
            rest, breaks = cut(end, left - 1)
            cost = _line_cost(length) + _break_cost(words[end - 1], words[end]) + rest
            best = min(best, (cost, (end, *breaks)))
        return best

    def _line_cost(length: float) -> float:
        overflow = 100.0 if length > limit else 0.0
        return ((length - mean) / mean) ** 2 + overflow

    ends = [0, *cut(0, count)[1], len(words)]
    return [" ".join(words[a:b]) for a, b in pairwise(ends)]


def _break_cost(before: str, after: str) -> float:
    if before[-1] in ",;:.":
        return _AFTER_PAUSE
    if before.split()[-1] in _PHRASE_STARTS:
        return _INSIDE_PHRASE
    return _BEFORE_PHRASE if after.split()[0] in _PHRASE_STARTS else _ELSEWHERE
