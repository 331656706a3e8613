"""The template parts draw what they are given, escape it, and refuse what the design does not know."""

import re
from pathlib import Path

import pytest
from crispy_forms.templatetags.crispy_forms_filters import as_crispy_field
from django import forms
from django.conf import settings
from django.template import Context, Template, TemplateSyntaxError
from django.utils import translation

from core.templatetags.ui_parts import ICONS

STATIC = Path(settings.BASE_DIR) / "static"


def draw(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


class Letter(forms.Form):
    number = forms.CharField(label="Số văn bản", help_text="Ví dụ: 57/QĐ")
    side = forms.ChoiceField(label="Ý kiến", choices=[("y", "Có"), ("n", "Không")], widget=forms.RadioSelect)
    trace = forms.CharField(widget=forms.HiddenInput)

    def clean(self) -> None:
        raise forms.ValidationError("Hai ngày chưa khớp.")


def test_every_icon_is_in_the_sprite_and_none_is_forgotten() -> None:
    sprite = (STATIC / "img/sprite.svg").read_text()
    assert set(re.findall(r'<symbol id="([a-z]+)"', sprite)) == ICONS


@pytest.mark.parametrize(
    "source",
    [
        '{% icon "smiley" %}',
        '{% state_badge "red" "Đạt" "check" %}',
        '{% state_badge "good" "Đạt" "check" "blinking" %}',
        '{% notice "loud" %}x{% endnotice %}',
        '{% task "loud" "a" "check" "b" "/" "c" %}x{% endtask %}',
    ],
)
def test_what_the_design_does_not_know_is_refused(source: str) -> None:
    with pytest.raises(ValueError, match="is none of"):
        draw(source)


def test_arguments_that_are_not_declared_are_refused() -> None:
    with pytest.raises(TemplateSyntaxError):
        draw('{% state_badge "good" "Đạt" "check" colour="red" %}')


def test_a_state_is_a_shape_and_a_word_before_it_is_a_colour() -> None:
    html = draw('{% state_badge "late" label "alert" "solid" %}', label="Quá hạn <3 ngày>")
    assert 'class="state is-late is-solid"' in html
    assert "sprite.svg#alert" in html
    assert "Quá hạn &lt;3 ngày&gt;" in html


@pytest.mark.parametrize(
    ("call", "classes", "words"),
    [
        ('3 4 "Bỏ phiếu"', ["is-done", "is-done", "is-now", ""], "Bước 3/4: <b>Bỏ phiếu</b>"),
        ('2 4 "Dừng" stopped=True', ["is-done", "is-stopped", "", ""], "Bước 2/4: <b>Dừng</b>"),
        ('5 4 "Đã trao"', ["is-done"] * 4, "Xong 4/4 bước: <b>Đã trao</b>"),
    ],
)
def test_ministeps_says_in_words_what_the_bar_shows(call: str, classes: list[str], words: str) -> None:
    html = draw("{% ministeps " + call + " %}")
    assert re.findall(r'<li class="([a-z-]*)">', html) == classes
    assert words in html


def test_a_block_keeps_its_markup_and_escapes_its_arguments() -> None:
    html = draw('{% notice "good" title=title %}<p>Xong</p>{% endnotice %}', title="<b>Tên</b>")
    assert "<p>Xong</p>" in html
    assert "&lt;b&gt;Tên&lt;/b&gt;" in html


def test_a_file_row_shows_twelve_characters_of_the_digest_and_only_what_is_known() -> None:
    html = draw('{% filerow "Đơn.pdf" digest=digest %}<a href="/x">Xem</a>{% endfilerow %}', digest="41d08e2bc96a7f00")
    assert "41d0 8e2b c96a</code>" in html
    assert '<a href="/x">Xem</a>' in html
    assert "ngày" not in html


def test_a_table_cell_repeats_its_column_head() -> None:
    assert draw('{% cell "Ngày cấp" "r" %}<b>1</b>{% endcell %}') == (
        '<td role="cell" class="r" data-label="Ngày cấp"><div class="cell"><b>1</b></div></td>'
    )


def test_days_gone_by_are_said_to_be_gone() -> None:
    date = {"days_left": -2, "tone": "late", "what": "Nộp báo cáo", "when": "Trước ngày 15/12/2026."}
    bar = {"name": "Kỳ 2026", "today_text": "Hôm nay", "dates": [date], "stages": []}
    assert "Đã qua 2 ngày" in draw("{% season_line bar %}", bar=bar)
    assert "<b>2</b><span>ngày đã qua</span>" in draw("{% season_bar bar %}", bar=bar)


def test_the_error_summary_links_every_reason_to_its_field() -> None:
    form = Letter({"number": ""})
    html = draw("{% error_summary form %}", form=form)
    assert "Có 4 mục cần sửa" in html
    assert 'tabindex="-1" autofocus' in html
    assert '<a href="#id_number">Số văn bản: ' in html
    assert '<a href="#id_side_0">Ý kiến: ' in html
    assert "<li>Hai ngày chưa khớp.</li>" in html
    drawn = as_crispy_field(form["number"]) + as_crispy_field(form["side"])
    assert all(f'id="{target}"' in drawn for target in re.findall(r'href="#([^"]+)"', html))


def test_the_error_summary_covers_sets_of_forms_and_is_silent_without_errors() -> None:
    class Line(forms.Form):
        amount = forms.IntegerField(label="Số phiếu")

    lines = forms.formset_factory(Line, extra=0)
    data = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "form-0-amount": "3", "form-1-amount": "x"}
    assert '<a href="#id_form-1-amount">Số phiếu: ' in draw("{% error_summary lines %}", lines=lines(data))
    assert draw("{% error_summary lines %}", lines=lines(data | {"form-1-amount": "4"})).strip() == ""


def test_a_refusal_that_belongs_to_no_field_is_not_counted() -> None:
    class Door(forms.Form):
        def clean(self) -> None:
            raise forms.ValidationError("Đã hết hạn nộp.")

    html = draw("{% error_summary form %}", form=Door({}))
    assert "Chưa thực hiện được" in html
    assert "<li>Đã hết hạn nộp.</li>" in html


def test_the_error_stands_between_label_and_field() -> None:
    html = as_crispy_field(Letter({})["number"])
    order = [html.index(part) for part in ("<label", 'id="id_number_helptext"', 'id="id_number_error"', "<input")]
    assert order == sorted(order)
    assert 'aria-describedby="id_number_helptext id_number_error"' in html


def test_choice_tiles_have_equal_weight_and_no_preset() -> None:
    html = draw("{% choice_tiles field %}", field=Letter()["side"])
    assert html.count('class="choice__tile"') == 2
    assert "checked" not in html
    assert "checked" in draw("{% choice_tiles field %}", field=Letter({"side": "n"})["side"])


def test_a_qr_code_is_drawn_in_the_page_itself() -> None:
    html = draw('{% qr_code "https://example.vn/" "Mã tra cứu" %}')
    assert html.startswith('<svg class="qr" role="img" aria-label="Mã tra cứu"')
    assert "data:" not in html


def test_forms_answer_in_the_words_of_the_portal() -> None:
    with translation.override("vi"):
        assert Letter({}).errors["number"] == ["Chưa ghi mục này."]
        assert translation.gettext("Incorrect code.").startswith("Mã không đúng.")


@pytest.mark.parametrize("sheet", sorted((STATIC / "css").glob("*.css")), ids=lambda sheet: sheet.name)
def test_stylesheets_name_only_files_that_are_here(sheet: Path) -> None:
    for target in re.findall(r'url\("?([^")]+)"?\)', sheet.read_text()):
        assert not target.startswith(("data:", "http", "//")), target
        assert (sheet.parent / target).resolve().is_file(), target


def test_bootstrap_names_no_source_map() -> None:
    assert "sourceMappingURL" not in (STATIC / "vendor/bootstrap/bootstrap.min.css").read_text()
