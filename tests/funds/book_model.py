"""A fund in plain Python: what the portal must answer, and how it must stand afterwards."""

from copy import deepcopy
from dataclasses import dataclass, field


@dataclass
class Line:
    kind: str
    amount: int
    sign: int
    balance: int
    request: int | None = None
    reverses: int | None = None
    undone: bool = False


@dataclass
class Asked:
    amount: int
    state: str = "noted"
    approved: int = 0


@dataclass(frozen=True)
class Op:
    """One press: on the line or the request of this place, with this amount."""

    name: str
    place: int = 0
    amount: int = 0


@dataclass
class Book:
    """The fund, its lines by their order, its requests by their order."""

    lines: list[Line] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    is_open: bool = True

    @property
    def balance(self) -> int:
        return sum(line.sign * line.amount for line in self.lines)

    @property
    def committed(self) -> int:
        return sum(one.approved for one in self.asked if one.state == "approved")

    @property
    def available(self) -> int:
        return self.balance - self.committed

    def after(self, op: Op) -> "Book | None":
        """The book after the press; None where the press must be refused."""
        book = deepcopy(self)
        return book if getattr(book, f"_{op.name}")(op) else None

    def _add(self, kind: str, amount: int, sign: int, **facts: int) -> bool:
        self.lines.append(Line(kind, amount, sign, self.balance + sign * amount, **facts))
        return True

    def _income(self, op: Op) -> bool:
        return self.is_open and self._add("income", op.amount, 1)

    def _ask(self, op: Op) -> bool:
        if self.is_open:
            self.asked.append(Asked(op.amount))
        return self.is_open

    def _approve(self, op: Op) -> bool:
        one = self.asked[op.place]
        fits = 0 < op.amount <= min(one.amount, self.available)
        if one.state != "noted" or not fits or not self.is_open:
            return False
        one.state, one.approved = "approved", op.amount
        return True

    def _decline(self, op: Op) -> bool:
        return self._from(op, ("noted",), "declined")

    def _cancel(self, op: Op) -> bool:
        return self._from(op, ("approved",), "declined")

    def _queue(self, op: Op) -> bool:
        short = self.available < self.asked[op.place].amount or not self.is_open
        return short and self._from(op, ("noted",), "queued")

    def _take_up(self, op: Op) -> bool:
        return self._from(op, ("queued",), "sent")

    def _note(self, op: Op) -> bool:
        return self.is_open and self._from(op, ("sent",), "noted")

    def _from(self, op: Op, sources: tuple[str, ...], target: str) -> bool:
        one = self.asked[op.place]
        if one.state not in sources:
            return False
        one.state, one.approved = target, 0
        return True

    def _pay(self, op: Op) -> bool:
        one = self.asked[op.place]
        if one.state != "approved" or not self.is_open:
            return False
        one.state = "paid"
        return self._add("payment", one.approved, -1, request=op.place)

    def _reverse(self, op: Op) -> bool:
        line = self.lines[op.place]
        if line.undone or line.kind == "reversal" or not self.is_open:
            return False
        if line.kind == "income" and self.available < line.amount:
            return False
        line.undone = True
        if line.request is not None:
            self.asked[line.request].state = "approved"
        return self._add("reversal", line.amount, -line.sign, reverses=op.place)

    def _close(self, op: Op) -> bool:
        busy = self.committed or any(one.state in ("sent", "noted") for one in self.asked)
        done = self.is_open and not busy
        self.is_open = self.is_open and not done
        return bool(done)

    def _reopen(self, op: Op) -> bool:
        was, self.is_open = self.is_open, True
        return not was
