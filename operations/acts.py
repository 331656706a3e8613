"""A chapter of ``docs/access-matrix.md`` about acts on records without states."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from accounts.roles import Role


@dataclass(frozen=True)
class Acts:
    """A chapter of acts on records without states: by the name of its address, each act in words and its duties."""

    title: str
    told: tuple[str, ...]
    acts: Mapping[str, tuple[str, Collection[Role]]]


def acts_table(chapter: Acts, may: Mapping[str, Collection[str]]) -> Iterator[str]:
    """The chapter, with the duties that *may* do each act by the name of its address."""
    duties = [role for role in Role if any(role in found for found in may.values())]
    yield from (f"## {chapter.title}", "", *chapter.told, "")
    yield "| Việc | " + " | ".join(str(role.label) for role in duties) + " |"
    yield "|---" * (len(duties) + 1) + "|"
    for name, (act, _) in chapter.acts.items():
        yield f"| {act} | " + " | ".join("được" if role in may[name] else "" for role in duties) + " |"
