"""Danh sách chỗ ngồi of a handing over: who is called sits in the order of the calls, row after row."""

from certificates.papers.ceremony_script import Ceremony
from core.papers import Column, Heading, Paper, Row, Table, plain, unbroken
from core.vietnamese import local_day, long_time, two_digits


def build(content: Ceremony, seats: int) -> Paper:
    """*seats* in a row; individuals come first, as they are called first."""
    columns = (
        Column("Hàng", 14, "center"),
        Column("Ghế", 14, "center"),
        Column("Họ và tên / tên tập thể", 60),
        Column("Đơn vị", 50),
        Column("Số vào sổ", 28, "center"),
    )
    called = (*content.individuals, *content.collectives)
    rows = tuple(
        Row(
            (
                str(place // seats + 1),
                str(place % seats + 1),
                one.nominee.titled,
                plain(one.nominee.unit),
                unbroken(one.register_number),
            )
        )
        for place, one in enumerate(called)
    )
    when = f"({long_time(content.at)}; {plain(content.place)})"
    closing = f"(Danh sách gồm {two_digits(len(called))} chỗ, mỗi hàng {two_digits(seats)} ghế)"
    blocks = (
        Heading("DANH SÁCH CHỖ NGỒI", plain(f"Lễ trao Giấy công nhận {content.title}"), when),
        Table(columns, rows, closing=closing),
    )
    head = content.issuer.head(on=local_day(content.at))
    return Paper("Danh sách chỗ ngồi lễ trao Giấy công nhận", head, blocks, mark=content.mark)
