"""Who reads a confidential page or file, and when: the words that a picture of it then carries."""

from typing import Any

from core import clock
from core.vietnamese import clock_time, short_date


def viewer_words(user: Any) -> str:
    """ "Nguyễn Văn An (nvan), 14:35 ngày 02/01/2027": the account as well, since two people may bear one name."""
    now = clock.now()
    return f"{user} ({user.get_username()}), {clock_time(now)} ngày {short_date(now)}"
