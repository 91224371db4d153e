"""
Names of months, weekdays and numbers in Persian, Dari and Urdu, and romanised ones of English texts.

It matches nothing by itself. Letters are those of `fold`: one code point for each that Arabic and Persian print apart.
"""

from geo.times.eastern.calendars import Calendar

_FOLDED = str.maketrans("يىكةۀۂأإٱ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹\u200c", "ییکهههااا01234567890123456789 ")


def fold(text: str) -> str:
    """Write letters, digits and joiners one way, each in its place: the offsets stay."""
    return text.translate(_FOLDED)


_SOLAR = (
    "فروردین|حمل|Farvardin",
    "اردیبهشت|ثور|Ordibehesht",
    "خرداد|جوزا|Khordad",
    "تیر|سرطان|Tir",
    "مرداد|امرداد|اسد|Mordad",
    "شهریور|سنبله|Shahrivar",
    "مهر|میزان|Mehr",
    "آبان|عقرب|Aban",
    "آذر|قوس|Azar",
    "دی|جدی|Dey",
    "بهمن|دلو|Bahman",
    "اسفند|حوت|Esfand",
)
_ISLAMIC = (
    "محرم الحرام|محرم|Muharram",
    "صفر المظفر|صفر|Safar",
    "ربیع الاول|ربیع‌الاول|Rabi al-Awwal|Rabi ul-Awal",
    "ربیع الثانی|ربیع الآخر|Rabi al-Thani|Rabi us-Sani",
    "جمادی الاول|جمادی الاولی|Jumada al-Awwal|Jumada al-Ula",
    "جمادی الثانی|جمادی الثانیه|جمادی الآخر|Jumada al-Thani|Jumada al-Akhirah",
    "رجب المرجب|رجب|Rajab",
    "شعبان المعظم|شعبان|Sha'ban|Shaban",
    "رمضان المبارک|رمضان|Ramadan|Ramazan|Ramzan",
    "شوال المکرم|شوال|Shawwal",
    "ذی القعده|ذیقعده|ذوالقعده|ذی قعده|Dhu al-Qadah|Zilqad",
    "ذی الحجه|ذیحجه|ذی حجه|ذوالحجه|Dhu al-Hijjah|Zilhaj",
)
_COMMON = (
    "ژانویه|جنوری|ینایر|جنوري",
    "فوریه|فروری|فبرایر",
    "مارس|مارچ",
    "آوریل|آپریل|اپریل|ابریل",
    "مه|می|مئی|مایو",
    "ژوئن|جون|یونیو",
    "ژوئیه|جولای|جولائی|یولیو",
    "اوت|آگوست|اگست|اغسطس",
    "سپتامبر|ستمبر|سبتمبر",
    "اکتبر|اکتوبر",
    "نوامبر|نومبر|نوفمبر",
    "دسامبر|دسمبر|دیسمبر",
)


def _collect() -> dict[str, tuple[Calendar, int]]:
    named: dict[str, tuple[Calendar, int]] = {}
    for calendar, months in ((Calendar.SOLAR, _SOLAR), (Calendar.ISLAMIC, _ISLAMIC), (Calendar.COMMON, _COMMON)):
        for number, names in enumerate(months, start=1):
            named |= {fold(name): (calendar, number) for name in names.split("|")}
    return named


MONTHS = _collect()
"""Month names, folded, with their calendar and number."""

WEEKDAYS = {
    fold(name): number
    for number, names in enumerate(
        (
            "دوشنبه|دو شنبه|پیر|سوموار",
            "سه شنبه|سه‌شنبه|منگل",
            "چهارشنبه|چهار شنبه|بدھ",
            "پنجشنبه|پنج شنبه|پنج‌شنبه|جمعرات",
            "جمعه|جمعہ",
            "شنبه|ہفتہ|ہفتے",
            "یکشنبه|یک شنبه|یک‌شنبه|اتوار",
        )
    )
    for name in names.split("|")
}
"""Weekdays, folded, 0 for Monday."""

NEAR_DAYS = {"امروز": 0, "دیروز": -1, "دیشب": -1, "پریروز": -2, "فردا": 1, "پس فردا": 2, "آج": 0, "گزشتہ روز": -1}
"""Urdu «کل» is both yesterday and tomorrow, and is not read."""

DIRECTIONS = {
    **dict.fromkeys(("گذشته", "قبل", "پیش"), -1),
    **dict.fromkeys(("جاری", "کنونی", "حاضر"), 0),
    **dict.fromkeys(("آینده", "بعد", "آتی"), 1),
    **dict.fromkeys(("گزشتہ", "پچھلے", "پچھلا"), -1),
    **dict.fromkeys(("رواں", "اس", "موجودہ"), 0),
    **dict.fromkeys(("آئندہ", "اگلے", "اگلا"), 1),
}
UNITS = {"سال": "year", "ماہ": "month", "مہینے": "month", "ہفتے": "week", "ماه": "month", "هفته": "week"}
FUTURE_WORDS = ("خواهد", "خواهند", "قرار است", "گا", "گی", "گے")
