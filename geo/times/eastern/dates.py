"""
Patterns of Persian, Dari and Urdu expressions of time, and of romanised months of their calendars in English texts.

No grammar is parsed in these languages: a date that prints no year is the nearest one to the day of reporting, a
weekday the last one, or the next where the clause holds a word of the future.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta

from geo.times.anchors import Anchor
from geo.times.candidates import Hit, UnreadableDateError, to_marked
from geo.times.eastern.calendars import Calendar, find_bounds, find_month, find_year, to_common, to_edtf
from geo.times.eastern.words import DIRECTIONS, FUTURE_WORDS, MONTHS, NEAR_DAYS, UNITS, WEEKDAYS, fold
from geo.times.english.cues import Cue, Windows, find_matches
from geo.times.spans import TimeSpan, to_shifted

_LATIN = re.compile(r"[A-Za-z]")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


_EAST = _any_of(name for name in MONTHS if not _LATIN.search(name))
_ROMAN = _any_of(name for name in MONTHS if _LATIN.search(name))
_WEEKDAY = rf"(?:(?:روز )?(?:{_any_of(WEEKDAYS)})(?: کے روز| کے دن| کو)?[،,]? )?"
_ERA = (
    r"(?: ?(?:(?P<solar>هجری شمسی|ه\.? ?ش\.?|خورشیدی|شمسی|ش\b)"
    r"|(?P<islamic>هجری قمری|ه\.? ?ق\.?|قمری|ہجری|ھ\b|ہ\b)|(?P<common>میلادی|عیسوی|ء)))?"
)
_START, _END = r"(?<![\w/.])", r"(?!\w)"
_YEAR = r"(?:سال |سنہ )?(?P<year>\d{4})"

_DAY = re.compile(
    rf"{_START}{_WEEKDAY}(?P<day>[0-3]?\d)(?: ?ام|م)? (?:ماه )?(?P<month>{_EAST})(?: ماه)?"
    rf"(?:[،,]? {_YEAR}{_ERA})?{_END}"
)
_MONTH = re.compile(rf"{_START}(?P<month>{_EAST})(?: ماه)?[،,]? {_YEAR}{_ERA}{_END}")
_YEAR_ONLY = re.compile(
    rf"{_START}(?:(?:سال|سنہ) )(?P<year>\d{{4}}){_ERA}{_END}|{_START}(?P<year_in>[12]\d{{3}})ء?(?= میں\b)"
)
_DECADE = re.compile(rf"{_START}ده[هۀ] (?P<year>\d{{2}}|\d{{3}}0){_ERA}{_END}")
_DIGITS = re.compile(r"(?<![\w/.-])(?P<year>1[2-4]\d\d)[/-](?P<month>\d\d?)[/-](?P<day>\d\d?)(?![\w/-])")
_ROMAN_DAY = re.compile(
    rf"\b(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)? (?P<month>{_ROMAN}),? (?P<year>1[0-5]\d\d)\b(?: ?A\.?H\.?| ?SH)?"
    rf"|\b(?P<month2>{_ROMAN}) (?P<day2>[0-3]?\d),? (?P<year2>1[0-5]\d\d)\b(?: ?A\.?H\.?| ?SH)?"
)
_NEAR = re.compile(rf"{_START}(?P<near>{_any_of(NEAR_DAYS)}){_END}")
_WEEKDAY_ALONE = re.compile(
    rf"{_START}(?:روز (?P<fa>{_any_of(WEEKDAYS)})|(?P<bare>(?:یک|دو|سه|چهار|پنج) ?شنبه)"
    rf"|(?P<ur>{_any_of(WEEKDAYS)})(?: کے روز| کے دن| کو)){_END}"
)
_UNIT_FA = re.compile(rf"{_START}(?P<unit>سال|ماه|هفته) (?P<way>گذشته|قبل|پیش|جاری|آینده|بعد|آتی){_END}")
_UNIT_UR = re.compile(rf"{_START}(?P<way>گزشتہ|پچھلے|رواں|اس|آئندہ|اگلے) (?P<unit>سال|ماه|ماہ|مہینے|ہفتے){_END}")
_YEAR_FA = re.compile(rf"{_START}(?P<word>امسال|پارسال){_END}")
_OLDEST_SOLAR, _NEWEST_SOLAR = 1200, 1450
_TENS_FROM = 1300
_WEEK = 7


def find_eastern_hits(text: str, language: str, windows: Windows) -> Iterator[Hit]:
    """
    Find expressions of time that English patterns do not know.

    Parameters
    ----------
    language
        Of the text, as guessed: `fa` and `ur` differ in which calendar a bare year is of.
    """
    yield from (_dated(match, Calendar.SOLAR) for match in find_matches(_ROMAN_DAY, text, windows[Cue.YEAR]))
    if not _ARABIC.search(text):
        return
    folded = fold(text)
    default = Calendar.SOLAR if language in ("fa", "xx") else Calendar.ISLAMIC
    for pattern in (_DAY, _MONTH, _YEAR_ONLY, _DIGITS):
        yield from (_dated(match, default) for match in pattern.finditer(folded))
    yield from (_decade(match) for match in _DECADE.finditer(folded))
    for pattern, read in (
        (_NEAR, _read_near),
        (_WEEKDAY_ALONE, _read_weekday),
        (_UNIT_FA, _read_unit),
        (_UNIT_UR, _read_unit),
        (_YEAR_FA, _read_unit),
    ):
        yield from (_counted(match, read, default, language) for match in pattern.finditer(folded))


def _dated(match: re.Match[str], default: Calendar) -> Hit:
    """Make a hit of a date with its month or year; without a year it needs the day of reporting."""
    groups = match.groupdict()
    year_text = groups.get("year") or groups.get("year_in") or groups.get("year2")
    day_text = groups.get("day") or groups.get("day2")
    name = groups.get("month") or groups.get("month2")
    calendar, month = _read_month(name, default)
    year = int(year_text) if year_text else None
    if name is None or name.isdigit():
        calendar = _find_calendar(year or 0, default, groups)

    def read(anchor: Anchor | None, _before: TimeSpan | None) -> list[TimeSpan]:
        day = int(day_text) if day_text else None
        try:
            if year is not None:
                return [_span(match, to_edtf(calendar, year, month, day))]
            if anchor is None:
                raise _undated()
            near = _find_nearest(calendar, month or 1, day, anchor.day)
            return to_marked([_span(match, to_edtf(calendar, near, month, day))], anchor)
        except UnreadableDateError:
            raise
        except ValueError:
            raise UnreadableDateError("impossible-date") from None

    return Hit(start=match.start(), end=match.end(), is_stated=year is not None, read=read)


def _undated() -> UnreadableDateError:
    return UnreadableDateError("undated-expression")


def _read_month(name: str | None, default: Calendar) -> tuple[Calendar, int | None]:
    if name is None:
        return default, None
    if name.isdigit():
        return default, int(name)
    calendar, month = MONTHS[name]
    return calendar, month


def _find_calendar(year: int, default: Calendar, groups: dict[str, str | None]) -> Calendar:
    """Choose the calendar of a year: by its era, by its size, else by the language."""
    named = {"solar": Calendar.SOLAR, "islamic": Calendar.ISLAMIC, "common": Calendar.COMMON}
    stated = next((calendar for group, calendar in named.items() if groups.get(group)), None)
    if stated is not None:
        return stated
    return default if _OLDEST_SOLAR <= year <= _NEWEST_SOLAR else Calendar.COMMON


def _find_nearest(calendar: Calendar, month: int, day: int | None, reported: date) -> int:
    here = find_year(calendar, reported)
    years = []
    for year in (here - 1, here, here + 1):
        try:
            years.append((abs((to_common(calendar, year, month, day or 15) - reported).days), year))
        except ValueError:
            continue
    if not years:
        raise UnreadableDateError("impossible-date")
    return min(years)[1]


def _decade(match: re.Match[str]) -> Hit:
    year = int(match["year"])
    year += _TENS_FROM if year < 100 else 0  # noqa: PLR2004  (two digits)
    calendar = _find_calendar(year, Calendar.SOLAR, match.groupdict())
    if calendar == Calendar.COMMON:
        edtf = f"{year // 10:03}X"
    else:
        edtf = f"{find_bounds(calendar, year)[0]}/{find_bounds(calendar, year + 9)[1]}"
    span = _span(match, edtf)
    return Hit(start=match.start(), end=match.end(), is_stated=True, read=lambda _anchor, _before: [span])


_Reader = Callable[["re.Match[str]", date, Calendar, str], str | None]


def _counted(match: re.Match[str], read_value: _Reader, default: Calendar, language: str) -> Hit:
    def read(anchor: Anchor | None, _before: TimeSpan | None) -> list[TimeSpan]:
        if anchor is None or not anchor.serves("day"):
            raise _undated()
        edtf = read_value(match, anchor.day, default, language)
        if edtf is None:
            raise _undated()
        return to_marked([_span(match, edtf)], anchor)

    return Hit(start=match.start(), end=match.end(), is_stated=False, read=read)


def _read_near(match: re.Match[str], day: date, _default: Calendar, _language: str) -> str | None:
    return to_shifted(day, NEAR_DAYS[match["near"]], "day")


def _read_weekday(match: re.Match[str], day: date, _default: Calendar, _language: str) -> str | None:
    back = (day.weekday() - WEEKDAYS[match["fa"] or match["bare"] or match["ur"]]) % _WEEK
    rest = re.split(r"[.؟!۔؛\n]| اور ", match.string[match.end() :], maxsplit=1)[0]
    if any(re.search(rf"(?<!\w){word}(?!\w)", rest) for word in FUTURE_WORDS):
        return (day + timedelta(days=(_WEEK - back) % _WEEK)).isoformat()
    return (day - timedelta(days=back)).isoformat()


def _read_unit(match: re.Match[str], day: date, _default: Calendar, language: str) -> str | None:
    """Read "last year" by the calendar of the language: Persian by solar years, and weeks from Saturday on."""
    groups = match.groupdict()
    word = groups.get("word")
    count = {"امسال": 0, "پارسال": -1}[word] if word else DIRECTIONS[match["way"]]
    unit = "year" if word else UNITS[match["unit"]]
    if language != "fa":
        return to_shifted(day, count, unit)
    if unit == "week":
        saturday = day - timedelta(days=(day.weekday() + 2) % _WEEK) + timedelta(days=_WEEK * count)
        return f"{saturday.isoformat()}/{(saturday + timedelta(days=_WEEK - 1)).isoformat()}"
    year, month = find_month(Calendar.SOLAR, day)
    if unit == "year":
        return to_edtf(Calendar.SOLAR, year + count)
    index = year * 12 + month - 1 + count
    return to_edtf(Calendar.SOLAR, index // 12, index % 12 + 1)


def _span(match: re.Match[str], edtf: str) -> TimeSpan:
    return TimeSpan(start=match.start(), end=match.end(), edtf=edtf)
