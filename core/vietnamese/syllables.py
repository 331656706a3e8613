"""Whether letters spell a Vietnamese syllable: what tells a name from the noise of a wrong code table."""

import re
import unicodedata

_ONSET = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x"
_RHYME = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyn uynh uyp uyt uyu
uyên uyêt ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y
"""
#: Rhymes that no consonant stands before but qu.
_AFTER_QU = "yêm|yên|yêng|yêt|yêu|ych|ynh|yt|yu"
_SYLLABLE = re.compile(f"(?:{_ONSET})?(?:{'|'.join(_RHYME.split())})|(?:qu)?(?:{_AFTER_QU})")
_STOPPED = re.compile(r"(?:c|ch|p|t)$")
_TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_WITH_STOP = ({"\u0301"}, {"\u0323"})


def is_syllable(word: str) -> bool:
    """Whether *word* is one syllable as Vietnamese is spelled, in any case, with at most one tone.

    A syllable that ends in c, ch, p or t bears sắc or nặng; without a tone it is a word typed without marks.
    """
    apart = unicodedata.normalize("NFD", word.lower())
    tones = {mark for mark in apart if mark in _TONES}
    if sum(mark in _TONES for mark in apart) > 1:
        return False
    letters = unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES))
    if not _SYLLABLE.fullmatch(letters):
        return False
    return tones in _WITH_STOP or not _STOPPED.search(letters)
