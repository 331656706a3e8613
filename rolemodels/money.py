"""Whether a text speaks of money: then its line of the list must cite on what ground (office.md 2.3)."""

import re

_MONEY = re.compile(
    r"\b(tiền|(?<!hội )(?<!hợp )(?<!cộng )đồng(?! chí| nghiệp| thời| ý| hành| bộ)|kinh phí|lương|phụ cấp|trợ cấp|quỹ|"
    r"thưởng(?<!khen thưởng)|hỗ trợ trực tiếp)\b",
    re.IGNORECASE,
)


def speaks_of_money(*texts: str) -> bool:
    """Whether any of *texts* names money, pay or a fund; "khen thưởng" alone does not."""
    return any(_MONEY.search(text) for text in texts)
