"""What the browsers must know of a session that was prepared for them."""

from dataclasses import dataclass, field


@dataclass
class Hall:
    """*session* is 0 while it is still to be planned; codes are by member, seeds in the order of the counters."""

    session: int = 0
    nominees: list[str] = field(default_factory=list)
    counters: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)
    seeds: list[str] = field(default_factory=list)
    voted: int = 0

    def voter(self) -> str:
        """A member who has not voted, and is going to; raises IndexError when only the onlooker is left."""
        self.voted += 1
        return list(self.codes)[:-1][self.voted - 1]

    @property
    def onlooker(self) -> str:
        """A member who does not vote."""
        return list(self.codes)[-1]
