"""The demonstration's letters of results: read and sent by the Office."""

from certificates.access import letters
from certificates.actions.release_letter import release_letter
from certificates.models import Decision
from certificates.wording import LETTER_SYMBOL
from core import clock
from documents.readiness import next_number
from operations.demo.office import person


def send_letters(decision: Decision, *, waiting: int = 0) -> None:
    """All letters of the decision but the last *waiting* are sent."""
    office, today = person("vanphong"), clock.today()
    rows = list(letters(office).filter(decision=decision).order_by("pk"))
    for letter in rows[: len(rows) - waiting]:
        number = next_number(LETTER_SYMBOL, today.year)
        release_letter(letter, by=office, number=number, symbol=LETTER_SYMBOL, dated=today)
