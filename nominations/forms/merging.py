"""Two people saved one dossier: what each of them changed, kept side by side.

The page carries a short mark of every value it showed. A field the writer left alone takes what is saved now; a
field only the writer changed keeps what was typed; a field both changed keeps what was typed and shows the other.
"""

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nominations.forms.dossier import DossierForm

_HIDDEN = ("version", "seen")


@dataclass(frozen=True)
class Merged:
    """Values to show again, and the saved value of each field that both changed."""

    values: dict[str, Any]
    saved: dict[str, str]


def marks_of(form: "DossierForm") -> str:
    """A mark of every value that *form* shows first, to come back with what is typed."""
    return json.dumps({name: _mark(form.initial.get(name)) for name in form.fields if name not in _HIDDEN})


def merge(typed: "DossierForm", now: "DossierForm") -> Merged:
    """What *typed* (valid, from a stale page) and *now* (fresh from the database) make together."""
    shown = _shown(typed.cleaned_data.get("seen") or "")
    values, saved = {}, {}
    for name in now.fields:
        if name in _HIDDEN:
            continue
        mine, theirs = _plain(typed.cleaned_data.get(name)), _plain(now.initial.get(name))
        if mine == theirs or _mark(mine) == shown.get(name):
            values[name] = theirs
            continue
        values[name] = mine
        if _mark(theirs) != shown.get(name):
            saved[name] = _in_words(now, name, theirs)
    return Merged(values, saved)


def _shown(seen: str) -> dict[str, str]:
    try:
        marks = json.loads(seen)
    except ValueError:
        return {}
    return marks if isinstance(marks, dict) else {}


def _plain(value: Any) -> Any:
    """Rows as their keys, nothing as an empty text: what is typed and what is stored compare alike."""
    if value is None:
        return ""
    if isinstance(value, str | int):
        return value
    if hasattr(value, "pk"):
        return value.pk
    return sorted(getattr(item, "pk", item) for item in value)


def _mark(value: Any) -> str:
    return hashlib.sha256(repr(_plain(value)).encode()).hexdigest()[:8]


def _in_words(form: "DossierForm", name: str, value: Any) -> str:
    """A saved value as a person reads it: the words of a choice, not its key."""
    choices = getattr(form.fields[name], "choices", None)
    if choices is None:
        return str(value)
    words = {str(key): str(label) for key, label in _flat(choices)}
    chosen = value if isinstance(value, list) else [value]
    return ", ".join(words.get(str(key), "") for key in chosen if key != "")


def _flat(choices: Any) -> Any:
    for key, label in choices:
        if isinstance(label, list | tuple):
            yield from label
        else:
            yield key, label
