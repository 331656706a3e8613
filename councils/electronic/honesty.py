"""Every sentence that the portal says about secrecy, each beside what makes it true.

Screens, minutes and guides take their sentences from here and nowhere else; ``tests/councils/test_honesty.py`` holds
them to it. *because* names the part of docs/bo-phieu-dien-tu.md that explains it.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Sentence:
    text: str
    because: str


SENTENCES: Mapping[str, Sentence] = {
    "recused": Sentence(
        "Hồ sơ đồng chí không tham gia bình xét thì không có trong phiếu.",
        "Mỗi nhóm hồ sơ một hòm phiếu",
    ),
    "server": Sentence(
        "Máy chủ biết đồng chí đã bỏ phiếu, nhưng không đọc được đồng chí chọn gì.",
        "Lựa chọn được mã hóa trên máy của người bỏ phiếu",
    ),
    "here_only": Sentence(
        "Chưa có gì rời khỏi máy này. Lựa chọn chỉ nằm trên trang này cho đến khi được mã hóa.",
        "Lựa chọn được mã hóa trên máy của người bỏ phiếu",
    ),
    "opening": Sentence(
        "Nội dung từng phiếu được mã hóa trên thiết bị của người bỏ phiếu; chỉ tổng số phiếu của từng hồ sơ được "
        "giải mã, khi có ít nhất 02 thành viên Tổ kiểm phiếu cùng thực hiện.",
        "Chỉ tổng số được giải mã",
    ),
    "code": Sentence(
        "Mã này cho biết phiếu của đồng chí có trong sổ phiếu. Mã không chứa lựa chọn nào.",
        "Mã đối chiếu phiếu",
    ),
    "card": Sentence(
        "Mã này cho quyền bỏ phiếu, không cho biết lựa chọn. Ai có mã và đăng nhập được tài khoản của đồng chí "
        "thì bỏ phiếu thay được, nên giữ kín như chìa khóa.",
        "Mã nhận phiếu",
    ),
    "seed": Sentence(
        "Mã mở hòm phiếu không rời khỏi máy của đồng chí. Máy chủ không có mã này.",
        "Khóa của Tổ kiểm phiếu",
    ),
    "one_lost": Sentence(
        "Mất máy hoặc mất mã của một người thì hai người còn lại vẫn mở được hòm phiếu.",
        "Khóa của Tổ kiểm phiếu",
    ),
    "no_tally": Sentence(
        "Trước khi kết thúc bỏ phiếu không ai xem được số phiếu tán thành; chỉ thấy có bao nhiêu người đã bỏ phiếu.",
        "Chỉ tổng số được giải mã",
    ),
    "checked": Sentence(
        "Ai được giao tệp sổ phiếu cũng kiểm lại được kết quả bằng trang kiểm chứng, bằng lệnh của cổng, hoặc "
        "bằng chương trình belenios-tool do người khác viết.",
        "Kiểm chứng độc lập",
    ),
    "few": Sentence(
        "Ít người bỏ phiếu thì con số tự nói ra: nếu mọi phiếu giống nhau, ai xem kết quả cũng biết từng người đã"
        " chọn gì.",
        "Những điều không cách nào che được",
    ),
    "paper_few": Sentence(
        "Một hoặc hai người bỏ phiếu giấy bên cạnh phiếu điện tử thì lấy tổng trừ phần điện tử là biết phiếu của họ; "
        "vì vậy phải hỏi và được từng người đồng ý.",
        "Những điều không cách nào che được",
    ),
    "script": Sentence(
        "Trang bỏ phiếu do máy chủ của cơ quan gửi đến. Người sửa được máy chủ có thể gửi một trang giả để đọc "
        "lựa chọn.",
        "Những điều không cách nào che được",
    ),
    "collusion": Sentence(
        "Hai thành viên Tổ kiểm phiếu cùng người giữ khóa của máy chủ mà thông đồng thì đọc được phiếu của từng "
        "người. Vì vậy Tổ gồm người của các phòng khác nhau, và khóa bị hủy sau khi ký biên bản.",
        "Khóa của Tổ kiểm phiếu",
    ),
    "proof": Sentence(
        "Người bỏ phiếu nào cố ý muốn chứng minh với người khác rằng mình đã chọn gì thì có cách làm được; cổng "
        "không ngăn được việc mua hoặc ép phiếu.",
        "Những điều không cách nào che được",
    ),
    "years": Sentence(
        "Phiếu đã mã hóa còn nằm trong tệp. Nếu hàng chục năm sau có máy tính phá được cách mã hóa này thì người "
        "có cơ sở dữ liệu sẽ đọc được.",
        "Những điều không cách nào che được",
    ),
    "device": Sentence(
        "Máy bị cài phần mềm gián điệp, hoặc người đứng sau lưng, thì cổng không che được.",
        "Những điều không cách nào che được",
    ),
}
#: For the page that explains: what is kept secret, and what no way of voting can hide.
KEPT = ("server", "recused", "opening", "no_tally", "seed", "one_lost")
LIMITS = ("few", "paper_few", "script", "collusion", "proof", "years", "device")


def said(key: str) -> str:
    """The sentence of this name."""
    return SENTENCES[key].text
