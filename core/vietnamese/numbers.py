"""Numbers in figures and in words; all arithmetic on whole numbers, halves rounded up."""

_UNITS = ("byte", "KB", "MB", "GB")
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def number(value: int) -> str:
    """1.234.567."""
    return f"{value:,}".replace(",", ".")


def two_digits(value: int) -> str:
    """05, 12, 1.234: counts in official text have at least two digits."""
    return f"{value:02d}" if value < 100 else number(value)


def percent(numerator: int, denominator: int) -> str:
    """The share with two decimals, "87,50%"; "–" where there is nothing to take a share of.

    Raises ValueError for negative figures.
    """
    if numerator < 0 or denominator < 0:
        raise ValueError("A share is taken of counts, which are never negative.")
    if denominator == 0:
        return "–"
    hundredths = (numerator * 20_000 + denominator) // (2 * denominator)
    return f"{number(hundredths // 100)},{hundredths % 100:02d}%"


def one_decimal(numerator: int, denominator: int) -> str:
    """The quotient of two counts with one decimal, "8,3".

    Raises ValueError where there is nothing to divide by, and for negative figures.
    """
    if numerator < 0 or denominator <= 0:
        raise ValueError("A mean is taken of counts over at least one.")
    tenths = (numerator * 20 + denominator) // (2 * denominator)
    return f"{number(tenths // 10)},{tenths % 10}"


def file_size(size: int) -> str:
    """The size of ``size`` bytes with at most one decimal, "1,2 MB"; 1 KB is 1024 bytes."""
    power = 0
    while (tenths := _tenths(size, 1024**power)) >= 10_240 and power < len(_UNITS) - 1:
        power += 1
    decimal = f",{tenths % 10}" if tenths % 10 else ""
    return f"{number(tenths // 10)}{decimal} {_UNITS[power]}"


def _tenths(size: int, unit: int) -> int:
    return (size * 20 + unit) // (2 * unit)


def in_words(value: int) -> str:
    """The number from 0 to 9999 in words, "hai mươi mốt"; raises ValueError outside."""
    if not 0 <= value <= 9999:
        raise ValueError("Only numbers from 0 to 9999 are written in words.")
    thousands, below = divmod(value, 1000)
    words = [_DIGITS[thousands], "nghìn"] if thousands else []
    if below or not thousands:
        words += _below_thousand(below, full=thousands > 0)
    return " ".join(words)


def _below_thousand(value: int, *, full: bool) -> list[str]:
    """The words of hundreds, tens and units; ``full`` says the empty hundreds too (1005)."""
    hundreds, below = divmod(value, 100)
    tens, units = divmod(below, 10)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    if tens == 0:
        if not words:
            return [_DIGITS[units]]
        return [*words, "linh", _DIGITS[units]] if units else words
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units == 1 and tens > 1:
        return [*words, "mốt"]
    if units == 5:
        return [*words, "lăm"]
    return [*words, _DIGITS[units]] if units else words
