"""One box as everyone sees it: its questions, its key, its name (specification, section 4.8)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from councils.ballot import encoding
from councils.ballot.credentials import read_uuid
from councils.ballot.errors import Refused
from councils.ballot.groups import Group, group_named
from councils.ballot.groups.base import Element

VERSION = 1


@dataclass(frozen=True, slots=True)
class Question:
    """One nominee: between *least* and *most* of the *answers* are chosen, each once at most."""

    text: str
    answers: tuple[str, ...]
    least: int = 1
    most: int = 1

    def to_json(self) -> dict[str, Any]:
        return {"answers": list(self.answers), "min": self.least, "max": self.most, "question": self.text}

    @classmethod
    def read(cls, value: object) -> "Question":
        """:raises Refused: another kind of question, or one that cannot be answered."""
        answers, least, most, text = encoding.fields(value, "answers", "min", "max", "question")
        named = tuple(encoding.text(answer) for answer in encoding.listed(answers))
        found = cls(encoding.text(text), named, encoding.whole(least), encoding.whole(most))
        if not named or not found.least <= found.most <= len(named):
            raise Refused("nội dung bỏ phiếu phải có phương án và không được chọn nhiều hơn số phương án")
        return found


@dataclass(frozen=True, slots=True)
class Election:
    """A box; *written* is the text that is hashed into every proof, and never changes."""

    uuid: str
    group: Group
    public_key: Element
    questions: tuple[Question, ...]
    description: str
    name: str
    written: str

    @property
    def fingerprint(self) -> str:
        """φ of the specification: Base64 of the digest, without padding."""
        return encoding.base64(self.written)

    @classmethod
    def read(cls, written: str) -> "Election":
        """:raises Refused: not of format 1, or with a group or a question that is none of ours."""
        value = encoding.parsed(written)
        version, description, name, group_name, key, questions, uuid, *_ = encoding.fields(
            value, "version", "description", "name", "group", "public_key", "questions", "uuid",
            optional=("administrator", "credential_authority"),
        )  # fmt: skip
        if encoding.whole(version) != VERSION:
            raise Refused(f"phiên bản {version} không phải là phiên bản {VERSION}")
        group = group_named(encoding.text(group_name))
        asked = tuple(Question.read(question) for question in encoding.listed(questions))
        if not asked:
            raise Refused("không có nội dung bỏ phiếu nào")
        key = group.element(key)
        return cls(read_uuid(uuid), group, key, asked, encoding.text(description), encoding.text(name), written)


def written_election(
    *, uuid: str, group: Group, public_key: Element, questions: Sequence[Question], description: str, name: str
) -> str:
    """The text of a new box."""
    value: Mapping[str, Any] = {
        "version": VERSION,
        "description": description,
        "name": name,
        "group": group.name,
        "public_key": group.text(public_key),
        "questions": [question.to_json() for question in questions],
        "uuid": uuid,
    }
    return encoding.compact(value)
