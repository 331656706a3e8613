"""ES modules made one classic script: a page opened from disk may load no module.

Each module becomes a function that gives what the module exports, in the order in which they need each other.
Only the few forms that our scripts use are understood; any other is refused, never guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.{1,2}/[\w./-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function\*?|const|class) (\w+))", re.MULTILINE)
_EXPORTS = re.compile(r"^export \{([^}]*)\};\n", re.MULTILINE)
#: What is left of a form that is not understood, and what would end the element that holds the script.
_LEFT = re.compile(r"^\s*(?:import|export)\b.*|\bimport\s*[(.].*|</script.*|<!--.*", re.MULTILINE | re.IGNORECASE)


class NotUnderstood(ValueError):
    """A script that cannot be made part of one classic script."""


@dataclass(frozen=True)
class Module:
    """Names that it takes from others and names that it gives, each with the other name of the same thing."""

    path: Path
    imports: dict[Path, list[tuple[str, str]]]
    exports: dict[str, str]
    body: str

    @classmethod
    def read(cls, path: Path) -> "Module":
        text = path.read_text(encoding="utf-8")
        imports: dict[Path, list[tuple[str, str]]] = {}
        for names, where in _IMPORT.findall(text):
            imports.setdefault((path.parent / where).resolve(), []).extend(_pairs(names, path))
        exports = {name: name for name in _EXPORT.findall(text)}
        exports |= {given: own for names in _EXPORTS.findall(text) for own, given in _pairs(names, path)}
        body = _EXPORTS.sub("", _EXPORT.sub("", _IMPORT.sub("", text)))
        if left := _LEFT.search(body):
            raise NotUnderstood(f"{path.name}: {left[0].strip()}")
        return cls(path, imports, exports, body)

    def wrapped(self, names: dict[Path, str]) -> str:
        """The module as one statement."""
        taken = (
            f"const {{ {', '.join(f'{theirs}: {own}' for theirs, own in pairs)} }} = {names[path]};\n"
            for path, pairs in self.imports.items()
        )
        given = f"return {{ {', '.join(f'{given}: {own}' for given, own in self.exports.items())} }};\n"
        return f"const {names[self.path]} = (() => {{\n{''.join(taken)}{self.body}{given}}})();\n"


def classic_script(entry: Path) -> str:
    """One script that does what the module *entry* does, with everything it imports.

    :raises NotUnderstood: a form of import or export that is none of ours, or a name that no module gives.
    """
    modules = {module.path: module for module in _in_order(entry.resolve(), {}, ())}
    for module in modules.values():
        for path, pairs in module.imports.items():
            if missing := {theirs for theirs, _ in pairs} - modules[path].exports.keys():
                raise NotUnderstood(f"{module.path.name}: {path.name} does not export {', '.join(sorted(missing))}")
    names = {path: f"module{place}_{path.stem}" for place, path in enumerate(modules)}
    statements = (f"// {path.name}\n{module.wrapped(names)}" for path, module in modules.items())
    return f'(() => {{\n"use strict";\n{"".join(statements)}}})();\n'


def _in_order(path: Path, seen: dict[Path, Module], above: tuple[Path, ...]) -> Iterator[Module]:
    """*path* after everything it imports, each module once."""
    if path in above:
        raise NotUnderstood(f"{path.name} imports itself by way of {above[-1].name}")
    if path in seen:
        return
    module = seen[path] = Module.read(path)
    for other in module.imports:
        yield from _in_order(other, seen, (*above, path))
    yield module


def _pairs(written: str, path: Path) -> Iterator[tuple[str, str]]:
    """Each name between the braces, and what it is called on this side: ``a`` or ``a as b``."""
    for name in filter(None, (part.strip() for part in written.split(","))):
        found = re.fullmatch(r"(\w+)(?: as (\w+))?", name)
        if not found:
            raise NotUnderstood(f"{path.name}: {name}")
        yield found[1], found[2] or found[1]
