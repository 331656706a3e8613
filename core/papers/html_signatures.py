"""Signatures and recipients: the end of a paper, never separated from its last paragraph."""

from xml.etree.ElementTree import Element

from core.papers.blocks import CountingSignatures, Recipients, SignatureBlock, Signer
from core.papers.elements import inline, node
from core.papers.formats import SIGNERS_IN_A_ROW
from core.papers.typography import NBSP


def signature_block(block: SignatureBlock) -> Element:
    """Left and right half; the names share one line whatever the number of title lines, and whoever has a seal."""
    sides = [side for side in (block.left, block.right) if isinstance(side, Signer)]
    height, sealed = max(len(side.titles) for side in sides), any(side.sealed for side in sides)
    left = node("td")
    if isinstance(block.left, Recipients):
        left = node("td", *recipients(block.left))
    elif block.left:
        left = _signer(block.left, height, sealed)
    return node("table", node("tr", left, _signer(block.right, height, sealed)), class_="signatures")


def counting_signatures(block: CountingSignatures) -> Element:
    """Signers of equal standing, three in a row under their common heading."""
    columns = min(len(block.signers), SIGNERS_IN_A_ROW)
    heading = node("td", node("div", block.heading, class_="signer-title"), colspan=str(columns), class_="signer")
    rows = [node("tr", heading)]
    for start in range(0, len(block.signers), columns):
        signers = block.signers[start : start + columns]
        rows.append(node("tr", *(_signer(signer, len(signer.titles), signer.sealed) for signer in signers)))
    return node("table", *rows, class_="signatures")


def _signer(signer: Signer, height: int, sealed: bool) -> Element:
    titles = (*signer.titles, *[NBSP] * (height - len(signer.titles)))
    cell = node("td", *(node("div", title, class_="signer-title") for title in titles), class_="signer")
    if signer.note:
        cell.append(node("div", signer.note, class_="signer-note"))
    cell.append(node("div", class_="signing-space" if sealed else "signing-space unsealed"))
    cell.append(node("div", signer.name, class_="signer-name"))
    return cell


def recipients(block: Recipients) -> list[Element]:
    """Nơi nhận with a semicolon after each line and a full stop after the last."""
    last = len(block.items) - 1
    items = [
        node("div", "- ", *inline(item), "." if index == last else ";", class_="recipient")
        for index, item in enumerate(block.items)
    ]
    return [node("div", "Nơi nhận:", class_="recipients"), *items]
