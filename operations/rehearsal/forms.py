"""The forms of a page as a browser sees them: what would be sent, and by which button."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

Values = dict[str, list[str]]


@dataclass
class PageForm:
    """One form: where it goes, the values it holds, the words on its buttons."""

    action: str
    method: str
    values: Values = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)  # words → (name, value)

    def hold(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


class FormReader(HTMLParser):
    """Collects the forms of one page; ``FormReader.read(html)``."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[PageForm] = []
        self._form: PageForm | None = None
        self._select = self._textarea = self._button = ""
        self._button_value: tuple[str, str] = ("", "")
        self._text = ""

    @classmethod
    def read(cls, html: str) -> list[PageForm]:
        reader = cls()
        reader.feed(html)
        return reader.forms

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attributes}
        if tag == "form":
            self._form = PageForm(named.get("action", ""), named.get("method", "get").lower())
            self.forms.append(self._form)
        if self._form is None:
            return
        if tag in ("input", "select", "textarea") and "name" in named:
            self._form.names.add(named["name"])
        handler = getattr(self, f"_start_{tag}", None)
        if handler:
            handler(self._form, named)

    def _start_input(self, form: PageForm, named: dict[str, str]) -> None:
        kind = named.get("type", "text")
        ticked = "checked" in named or kind not in ("checkbox", "radio")
        if "name" in named and ticked and kind not in ("file", "submit") and "disabled" not in named:
            form.hold(named["name"], named.get("value", "on" if kind == "checkbox" else ""))

    def _start_select(self, form: PageForm, named: dict[str, str]) -> None:
        self._select = named.get("name", "")

    def _start_option(self, form: PageForm, named: dict[str, str]) -> None:
        if self._select and "selected" in named:
            form.hold(self._select, named.get("value", ""))

    def _start_textarea(self, form: PageForm, named: dict[str, str]) -> None:
        self._textarea, self._text = named.get("name", ""), ""

    def _start_button(self, form: PageForm, named: dict[str, str]) -> None:
        if named.get("type", "submit") == "submit" and "disabled" not in named:
            self._button, self._text = "open", ""
            self._button_value = (named.get("name", ""), named.get("value", ""))

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        form = self._form
        if form is None:
            return
        if tag == "textarea" and self._textarea:
            form.hold(self._textarea, self._text.removeprefix("\n"))
            self._textarea = ""
        elif tag == "button" and self._button:
            form.buttons[" ".join(self._text.split())] = self._button_value
            self._button = ""
        elif tag == "select":
            self._select = ""
        elif tag == "form":
            self._form = None
