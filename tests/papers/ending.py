"""Form rules of the end of a paper: signatures and recipients."""

from core.papers import blocks as b
from tests.papers.check import Check
from tests.papers.printed import Line, plain_spaces


def signatures(check: Check) -> None:
    """Every signer is found with the titles above the name and room to sign, beside text on the page."""
    for block in check.paper.blocks:
        if isinstance(block, b.SignatureBlock):
            signers = [side for side in (block.left, block.right) if isinstance(side, b.Signer)]
            names = [name for signer in signers if (name := _signer(check, signer))]
            if len(names) == 2:
                level = abs(names[0].baseline - names[1].baseline) < 0.1
                check.that(level, "names of the two signers on one line", names)
        elif isinstance(block, b.CountingSignatures):
            check.line(block.heading, "heading of the signatures")
            for signer in block.signers:
                _signer(check, signer)


def _signer(check: Check, signer: b.Signer) -> Line | None:
    text = plain_spaces(signer.name)
    names = [line for line in check.printed.lines if line.text == text and line.bold and line.size >= 13]
    check.that(bool(names), "name of the signer", f"not found: {text}")
    if not names:
        return None
    name = names[-1]
    page = check.printed.pages[name.page - 1]
    above = [line for line in page.lines if line.baseline < name.baseline and abs(line.centre - name.centre) < 1]
    titles = [line for line in above if line.text in map(plain_spaces, signer.titles) and line.bold]
    check.that(len(titles) >= len(signer.titles), f"titles of {text}", [line.text for line in titles])
    check.that(all(13 <= line.size <= 14 for line in (*titles, name)), f"signature of {text} 13–14", titles)
    if titles:
        room = name.baseline - max(line.baseline for line in titles)
        check.that(room >= (30 if signer.sealed else 20), f"room for the signature of {text}", f"{room:.1f} mm")
        first = min(line.baseline for line in titles)
        alone = not any(line.baseline < first - 3 and line.baseline > 15 for line in page.lines)
        check.that(not alone, f"signature of {text} stands with text", f"page {name.page}")
    return name


def recipients(check: Check) -> None:
    """Nơi nhận 12 bold italic, its lines 11 upright, each with its closing sign."""
    for block in check.paper.blocks:
        side = block.left if isinstance(block, b.SignatureBlock) else block
        if not isinstance(side, b.Recipients):
            continue
        heading = check.line("Nơi nhận:", "recipients")
        if heading:
            check.that(heading.bold and heading.italic and heading.size == 12, "Nơi nhận 12, bold italic", heading)
        for place, item in enumerate(side.items, 1):
            end = "." if place == len(side.items) else ";"
            words = plain_spaces(f"- {item}{end}".replace("\\", ""))
            line = check.line(words, "recipient")
            if line:
                check.that(line.size == 11 and not line.italic and not line.bold, "recipient 11, upright", line)
        kept = side.items[-1].startswith("Lưu: VT,")
        check.that(kept, "last recipient is the file copy", side.items[-1])
