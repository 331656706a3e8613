"""The rules of a vote as the counting minutes print them, each with its source."""

from core.vietnamese import two_digits
from councils.electronic.ground import ground_of
from councils.models import CouncilSession
from councils.papers.parts import SourcedSentence
from councils.voting import base_words, ratio_words
from seasons.rule_specs import SPECS
from seasons.rules import Rules


def rules_of_vote(session: CouncilSession) -> list[SourcedSentence]:
    """In the order in which they are applied; of a vote online, first what allows it."""
    rules = Rules(session.rules)
    way = session.get_way_display().lower()
    sentences = {
        "ratio": f"Bỏ phiếu kín {way}; hồ sơ đạt khi có {ratio_words(session.rules)} phiếu tán thành",
        "base": f"Tỷ lệ tính trên {base_words(session.rules)}",
        **_blank(session, rules),
        "recusal_vote": f"Không bỏ phiếu cho một hồ sơ: {_lowered(SPECS['recusal_vote'].words(rules['recusal_vote']))}",
        "min_box": f"Hồ sơ có ít hơn {two_digits(int(rules['min_box']))} thành viên được bỏ phiếu thì không bỏ phiếu",
    }
    if rules.count("quota") is not None:
        sentences["quota"] = f"Chỉ tiêu công nhận của kỳ là {two_digits(rules.count('quota') or 0)}"
        sentences["tie"] = f"Số phiếu ngang nhau ở chỗ cuối của chỉ tiêu: {_lowered(SPECS['tie'].words(rules['tie']))}"
    found = [SourcedSentence(sentence, _source(session, key)) for key, sentence in sentences.items()]
    if session.is_electronic:
        found.insert(0, SourcedSentence("Hội đồng bỏ phiếu kín điện tử", ground_of(session)))
    return found


def _blank(session: CouncilSession, rules: Rules) -> dict[str, str]:
    meaning = SPECS["blank_line"].words(rules["blank_line"])
    if not session.is_electronic:
        return {"blank_line": f"Dòng để trống trên phiếu hợp lệ được tính là {meaning}"}
    if rules.yes("blank_online"):
        return {"blank_line": f"Dòng chọn «Để trống dòng này» được tính là {meaning}"}
    return {"blank_online": "Phiếu điện tử phải chọn ở mọi dòng mới bỏ được"}


def _source(session: CouncilSession, key: str) -> str:
    return session.rule_sources.get(key, {}).get("source", "")


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
