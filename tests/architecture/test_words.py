"""Screens and papers use the office's own words, and none of the plan's misspellings."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.sources import APPS, modules, name, scripts, templates, tree

#: Words that people do not use, or that mean something else here.
EXCLUDED = (
    r"[Pp]hiếu bầu", r"[Bb]an kiểm phiếu", r"túc số", r"\bthu vào\b", r"niêm kết quả", r"[Mm]ã băm",
    r"[Mm]ã biên nhận", r"[Mm]ã đầu chuỗi", r"[Mm]ã bộ khóa", r"(?<![Mm]ã )[Mm]ở hòm phiếu(?! để kiểm)",
    r"[Đđ]óng hòm phiếu", r"[Gg]ửi phiếu", r"người, tập thể", r"[Mm]ục lục", r"\bChị [A-ZĐ]", r"[Vv]ui lòng",
    r"[Kk]hông biểu quyết", r"[Kk]hông đồng ý\b(?! Tổ kiểm phiếu)",
    # misspellings of the plan
    r"điền hình", r"[Hh]ội động", r"bỏ biếu", r"wedsite", r"tiến tiến",
)  # fmt: skip
#: Where a listed word is right, with the reason.
ALLOWED = {
    ("councils/models/session.py", r"[Kk]hông đồng ý\b(?! Tổ kiểm phiếu)"): "a show of hands on the counting team",
}


def _texts() -> Iterator[tuple[str, str]]:
    for path in templates():
        yield name(path), re.sub(r"{#.*?#}|{%\s*comment.*?endcomment\s*%}", "", path.read_text(encoding="utf-8"))
    for path in scripts():
        yield name(path), path.read_text(encoding="utf-8")
    for path in modules(*APPS):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield name(path), node.value


TEXTS = list(_texts())


@pytest.mark.parametrize("word", EXCLUDED)
def test_no_text_uses(word):
    found = {where for where, text in TEXTS if re.search(word, text) and (where, word) not in ALLOWED}
    assert sorted(found) == []
