"""Form rules of the sheet: pages, page numbers, styles, typeface, settings."""

from docx.oxml.ns import qn

from core.papers.checking.measured import MM, Measured, text_of

TYPEFACE = "Times New Roman"
CENTRE, BOTH = 1, 3
#: Sizes from and to, bold, italic, alignment; of the styles that the decree speaks of, on official pages.
ORDERED = {
    "VB Quốc hiệu": (12, 13, True, False, CENTRE),
    "VB Tiêu ngữ": (13, 14, True, False, CENTRE),
    "VB Cơ quan chủ quản": (12, 13, False, False, CENTRE),
    "VB Cơ quan ban hành": (12, 13, True, False, CENTRE),
    "VB Số ký hiệu": (13, 13, False, False, CENTRE),
    "VB Địa danh ngày": (13, 14, False, True, CENTRE),
    "VB Tên loại": (13, 14, True, False, CENTRE),
    "VB Trích yếu": (13, 14, True, False, CENTRE),
    "VB Căn cứ": (13, 14, False, True, BOTH),
    "VB Điều": (13, 14, False, False, BOTH),
    "VB Nội dung": (13, 14, False, False, BOTH),
    "VB Chức vụ ký": (13, 14, True, False, CENTRE),
    "VB Họ tên ký": (13, 14, True, False, CENTRE),
    "VB Nơi nhận": (12, 12, True, True, 0),
    "VB Nơi nhận mục": (11, 11, False, False, 0),
    "VB Phụ lục": (13, 14, True, False, CENTRE),
}
RUNNING = ("VB Căn cứ", "VB Điều", "VB Nội dung")


def pages(measured: Measured) -> None:
    form = measured.form
    sections = measured.document.sections
    measured.that(len(sections) == 1 + len(measured.paper.annexes), "mỗi phụ lục là một phần riêng", len(sections))
    for section in sections:
        size = section.page_width / MM, section.page_height / MM
        measured.that(abs(size[0] - form.width) < 0.1 and abs(size[1] - form.height) < 0.1, "khổ giấy", size)
        margins = [side / MM for side in (section.left_margin, section.right_margin, section.top_margin)]
        if measured.is_form:
            measured.that(min(margins) >= 10, "lề của phiếu", margins)
            continue
        left, right, top = margins
        measured.that(left + 0.01 >= 30 and left <= 35, "lề trái 30–35 mm", left)
        measured.that(15 <= right <= 20, "lề phải 15–20 mm", right)
        measured.that(top + 0.01 >= 20 and top <= 25, "lề trên 20–25 mm", top)
        bottom = section.bottom_margin / MM
        measured.that(bottom + 0.01 >= 20 and bottom <= 25, "lề dưới 20–25 mm", bottom)


def numbers(measured: Measured) -> None:
    """The number in the middle of the top margin of every page but the first, annexes from 1; the mark on all."""
    first, *others = measured.document.sections
    if not measured.form.numbered:
        measured.that("PAGE" not in first.header._element.xml, "phiếu nhỏ không đánh số trang", "PAGE")
    else:
        opening = text_of(first.first_page_header._element)
        hidden = not opening and first.different_first_page_header_footer
        measured.that(hidden, "trang đầu không hiện số trang", opening)
        header = first.header.paragraphs
        right = len(header) == 1 and "PAGE" in header[0]._p.xml and header[0].style.name == "VB Số trang"
        measured.that(right, "số trang canh giữa ở lề trên", [line.style.name for line in header])
        height = first.header_distance / MM
        measured.that(3 < height < first.top_margin / MM - 5, "số trang nằm trong lề trên", height)
    for section in others:
        start = section._sectPr.find(qn("w:pgNumType"))
        measured.that(start is not None and start.get(qn("w:start")) == "1", "phụ lục đánh số trang từ 1", start)
        measured.that(section.different_first_page_header_footer, "trang đầu phụ lục không hiện số trang", "shown")
        measured.that(section.header.is_linked_to_previous, "một đầu trang cho mọi phần", "another")
    footers = [first.footer, *([first.first_page_footer] if measured.form.numbered else [])]
    marks = {text_of(footer._element) for footer in footers}
    measured.that(marks == {measured.paper.mark}, "dòng đánh dấu có một lần ở mỗi trang", marks)


def styles(measured: Measured) -> None:
    for name, (least, most, bold, italic, align) in ORDERED.items():
        style = measured.document.styles[name]
        size = style.font.size.pt
        fits = measured.is_form or least <= size <= most
        measured.that(fits, f"{name} {least}–{most}", size)
        face = bool(style.font.bold), bool(style.font.italic)
        measured.that(face == (bold, italic), f"{name} đúng chữ đậm, nghiêng", face)
        measured.that(style.paragraph_format.alignment == align, f"{name} canh lề", style.paragraph_format.alignment)
    for name in RUNNING if not measured.is_form else ():
        spacing = measured.document.styles[name].paragraph_format
        indent, before, line = spacing.first_line_indent / MM, spacing.space_before.pt, spacing.line_spacing
        measured.that(abs(indent - 10) < 0.1, f"{name} lùi đầu dòng 10 mm", indent)
        measured.that(before >= 6 and 1 <= line <= 1.5, f"{name} cách đoạn 6 pt, giãn dòng 1–1,5", (before, line))


def typeface(measured: Measured) -> None:
    """One typeface in every style, none by hand, black, Vietnamese."""
    body, styles = measured.document.element.body, measured.document.styles.element
    measured.that(not list(body.iter(qn("w:rFonts"))), "không đổi phông chữ từng đoạn", "found")
    fonts = {value for found in styles.iter(qn("w:rFonts")) for value in found.attrib.values()}
    measured.that(fonts == {TYPEFACE}, "một phông chữ Times New Roman", fonts)
    colours = {found.get(qn("w:val")) for found in styles.iter(qn("w:color"))}
    measured.that(colours == {"000000"}, "chữ màu đen", colours)
    languages = {found.get(qn("w:val")) for found in styles.iter(qn("w:lang"))}
    measured.that(languages == {"vi-VN"}, "ngôn ngữ tiếng Việt", languages)
    used = {p.style for p in body.iter(qn("w:p"))}
    known = {style.style_id for style in measured.document.styles if style.name.startswith("VB ")}
    measured.that(used <= known, "chỉ dùng kiểu chữ đặt tên VB", used - known)


def settings(measured: Measured) -> None:
    modes = [
        found.get(qn("w:val"))
        for found in measured.document.settings.element.iter(qn("w:compatSetting"))
        if found.get(qn("w:name")) == "compatibilityMode"
    ]
    measured.that(modes == ["15"], "chế độ Word 2013 trở lên", modes)
    properties = measured.document.core_properties
    measured.that(properties.title == measured.paper.title, "tên tài liệu", properties.title)
