"""What is looked at on a page as it stands: complaints of the browser, its width, and axe-core in Chromium.

Where the environment names a folder in PICTURES, Chromium keeps there a picture of every page looked at.
"""

import os
from pathlib import Path

from tests.browser.bidi import Person
from tests.plugins.tools import require_axe

#: What Chromium writes into the console when a form is refused, the network is cut, or the server stopped.
EXPECTED = ("status of 422", "net::ERR_")
#: Without what axe-core writes styles for, which the policy refuses.
AXE = """async () => (await axe.run({
        preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    })).violations.map(one => one.id + ": " + one.nodes.map(node => node.target).join(" | "))"""
LARGER = "is => { document.documentElement.classList.toggle('text-larger', is); }"
WIDE = "() => document.documentElement.scrollWidth - window.innerWidth"


def complaints_of(person: Person) -> list[str]:
    """What the browser complained of since this person came, beside what was expected; and addresses elsewhere."""
    said = [line for line in person.record.complaints if not any(words in line for words in EXPECTED)]
    return said + person.strays


def faults_of(person: Person) -> list[str]:
    """In the window as it is, with text as it is and with larger text."""
    found = complaints_of(person)
    for larger in (True, False):
        person.evaluate(LARGER, larger)
        wide = person.evaluate(WIDE)
        found += [f"{wide} px too wide{', with larger text' * larger}"] if wide > 0 else []
    if person.browser.name == "chromium":
        person.evaluate(f"() => {{ {require_axe()} }}")
        found += person.evaluate(AXE)
    return found


def look(person: Person, where: str) -> None:
    """The page as it stands is without fault."""
    found = faults_of(person)
    if person.browser.name == "chromium" and (folder := os.environ.get("PICTURES")):
        person.screenshot(Path(folder, f"{where}.png"))
    assert not found, f"{where}: {found}"
