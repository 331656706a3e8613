"""Chromium and Firefox by one protocol: people sign in, pages are without fault, and the record leaves out nothing."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest

from tests.browser.bidi import Browser, Person
from tests.browser.steering import Failed
from tests.browser.steps import soon

pytestmark = pytest.mark.browser

MARKER = "Đoàn & lễ tân 7f3a"
SCRIPT = """text => {
    const script = document.createElement("script");
    try {
        script.textContent = text;
    } catch {
        return;
    }
    document.body.append(script);
}"""
#: Chromium refuses to write a script at all, Firefox to run it.
REFUSED = {"chromium": ("require-trusted-types-for", "trusted-types-sink"), "firefox": ("script-src-elem", "inline")}
KEEP = """async marker => {
    localStorage.setItem("kept", marker);
    sessionStorage.setItem("meanwhile", marker);
    await caches.open("pages");
    await new Promise(done => { indexedDB.open("box").onsuccess = done; });
}"""
POST = """(marker) => {
    const form = new FormData();
    form.append("upload", new Blob([marker]), "phieu.txt");
    return fetch(location.href, {method: "POST", body: form}).then(answer => answer.status);
}"""
LATER = """text => {
    const heading = document.querySelector("h1");
    setTimeout(() => { heading.textContent = text; }, 300);
    return heading.textContent;
}"""
ADD = """(tag, attributes, options) => {
    const added = Object.assign(document.createElement(tag), attributes);
    for (const text of options) added.append(new Option(text));
    document.querySelector("main").append(added);
}"""
SAVE = """(name, text) => {
    const link = document.createElement("a");
    Object.assign(link, {download: name, href: URL.createObjectURL(new Blob([text]))});
    link.click();
}"""


@pytest.fixture
def person(bidi: Browser) -> Iterator[Person]:
    with bidi.person(360) as person:
        yield person


def told_of(person: Person) -> set[str]:
    """What the browser says that it asked the portal for."""
    home = person.recorder.address
    urls = [sent["url"] for sent in person.record.requests]
    return {urldefrag(url.removeprefix(home)).url for url in urls if url.startswith(home)}


def passed_by(person: Person) -> set[str]:
    """What the recorder saw go by."""
    return {one.target for one in person.recorder.exchanges}


@pytest.mark.parametrize("width", [360, 1280])
def test_somebody_signs_in_and_the_browser_has_nothing_to_complain_of(bidi: Browser, width: int) -> None:
    with bidi.person(width) as person:
        person.sign_in("truongphong")
        assert person.text("h1") == "Việc của tôi"
        assert person.evaluate("() => innerWidth") == width
        assert person.evaluate("() => document.documentElement.scrollWidth") <= width
        assert person.reload() == 200
        assert (person.record.complaints, person.strays) == ([], [])
        assert soon(lambda: told_of(person) == passed_by(person)), told_of(person) ^ passed_by(person)
        assert passed_by(person) > {"/viec-cua-toi/", "/tai-khoan/dang-nhap/"}
        assert [one.target for one in person.recorder.exchanges if one.status >= 400] == []


def test_two_people_do_not_share_a_browser(bidi: Browser) -> None:
    with bidi.person() as head, bidi.person(360) as director:
        head.sign_in("truongphong")
        director.sign_in("giamdoc")
        assert head.open("/quyet-dinh/3/xet/") == 404
        assert director.open("/quyet-dinh/3/xet/") == 200
        names = [{cookie["name"]: cookie["value"] for cookie in person.cookies} for person in (head, director)]
        assert names[0]["sessionid"] != names[1]["sessionid"]
        assert head.recorder.sending(names[0]["sessionid"]) and not head.recorder.sending(names[1]["sessionid"])


def test_a_form_is_recorded_with_what_was_typed(person: Person) -> None:
    person.open("/tai-khoan/dang-nhap/")
    person.fill("[name=login]", "không ai")
    person.type("[name=password]", MARKER)
    assert person.recorder.sending(MARKER) == []
    person.click("[name=password]")
    person.press("Enter")
    person.wait_for("main .error-summary, main .invalid-feedback")
    [sent] = person.recorder.sending(MARKER)
    assert (sent.method, sent.target, sent.status) == ("POST", "/tai-khoan/dang-nhap/", 200)
    assert dict(sent.headers)["Origin"] == person.recorder.address
    assert b"csrfmiddlewaretoken=" in sent.body
    assert sent in person.recorder.receiving("không ai")


def test_what_a_script_sends_is_recorded_byte_by_byte(person: Person) -> None:
    person.open("/tai-khoan/dang-nhap/")
    assert person.evaluate(POST, MARKER) == 403
    [sent] = person.recorder.sending(MARKER)
    assert 'filename="phieu.txt"' in sent.body.decode()


def test_an_inline_script_is_refused_and_told(person: Person) -> None:
    person.open("/tra-cuu/")
    person.evaluate(SCRIPT, "window.ran = true")
    assert soon(lambda: person.record.violations != [])
    [told] = person.record.violations
    assert (told["effectiveDirective"], told["blockedURI"]) == REFUSED[person.browser.name]
    assert person.evaluate("() => window.ran ?? false") is False
    assert soon(lambda: len(person.record.complaints) > 1), "the browser says it in its own words, too"


def test_what_a_script_says_or_breaks_is_told_even_when_the_page_is_left(person: Person) -> None:
    person.open("/tra-cuu/")
    person.evaluate("() => { setTimeout(() => { throw new Error('broken here'); }); console.error('said here'); }")
    assert soon(lambda: len(person.record.complaints) == 2)
    assert person.evaluate("() => confirm('chắc chưa')") is True
    person.open("/")
    assert {"type": "dialog confirm", "text": "chắc chưa"} in person.record.console
    assert "said here" in person.record.complaints
    assert any("broken here" in error for error in person.record.errors)


def test_what_stays_in_the_browser_is_found(person: Person) -> None:
    person.open("/tra-cuu/")
    assert (person.kept.local, person.kept.session, person.kept.databases, person.kept.caches) == ({}, {}, [], [])
    person.evaluate(KEEP, MARKER)
    kept = person.kept
    assert (kept.local, kept.session) == ({"kept": MARKER}, {"meanwhile": MARKER})
    assert (kept.databases, kept.caches) == (["box"], ["pages"])


def test_another_host_is_out_of_reach_and_told(bidi: Browser, person: Person) -> None:
    person.open("/tra-cuu/")
    assert person.open("http://elsewhere.test/page") == 403
    assert person.strays == ["http://elsewhere.test/page", "GET http://elsewhere.test/page"]
    with bidi.person() as other:
        assert other.strays == []


def test_a_file_goes_out_of_a_page_and_into_it(bidi: Browser, person: Person) -> None:
    person.open("/tra-cuu/")
    person.evaluate(SAVE, "khoa.txt", MARKER)
    saved = bidi.downloads / "khoa.txt"
    assert soon(lambda: saved.exists() and saved.read_text() == MARKER)
    person.evaluate(ADD, "input", {"type": "file", "id": "file"}, [])
    person.set_input_file("#file", saved)
    assert person.evaluate("() => document.querySelector('#file').files[0].text()") == MARKER


def test_a_choice_takes_only_what_it_offers(person: Person) -> None:
    person.open("/tra-cuu/")
    person.evaluate(ADD, "select", {"id": "choice"}, ["một", "hai"])
    person.fill("#choice", "hai")
    assert person.evaluate("() => document.querySelector('#choice').selectedIndex") == 1
    with pytest.raises(Failed, match="#choice took"):
        person.fill("#choice", "ba")


def test_words_are_awaited_and_pictures_taken(person: Person, tmp_path: Path) -> None:
    person.open("/tra-cuu/")
    assert person.evaluate(LATER, MARKER) != MARKER
    person.wait_for_text(MARKER)
    assert (person.text("h1"), person.count("h1")) == (MARKER, 1)
    person.resize(1280)
    person.screenshot(tmp_path / "page.png")
    assert (tmp_path / "page.png").read_bytes().startswith(b"\x89PNG")


def test_what_is_not_there_is_said_in_time(person: Person) -> None:
    person.open("/tra-cuu/")
    with pytest.raises(Failed, match=r"#nowhere did not come in 100 ms"):
        person.wait_for("#nowhere", seconds=0.1)
    with pytest.raises(Failed, match="«không có»"):
        person.wait_for_text("không có", seconds=0.1)
