"""What stands to be chosen on a line of the ballot, and in which column of the minutes it counts."""

from collections.abc import Mapping

from seasons.rules import Rules

BLANK = "Để trống dòng này"


def answers(values: Mapping[str, str]) -> list[tuple[str, str]]:
    """Words and column of every choice, in the order of the ballot.

    On paper a line is left blank by doing nothing; here by a choice of its own, where the season has one.
    """
    rules = Rules(values)
    found = [("Tán thành", "approve"), ("Không tán thành", "disapprove")]
    if rules.yes("third_choice"):
        found.append(("Không có ý kiến", "no_opinion"))
    if rules.yes("blank_online"):
        found.append((BLANK, rules["blank_line"]))
    return found
