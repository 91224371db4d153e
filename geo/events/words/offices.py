"""
The words of ranks and offices, and how personal names are compared.

Nothing here looks at a sentence; `geo.events.actors.persons` does.
"""

from geo.events.words.wordlists import to_words
from geo.places.names import to_key

RANKS = to_words(
    """general major lieutenant brigadier colonel captain admiral marshal sergeant corporal commodore commander gen
    maj lt col brig capt adm cdr sgt field-marshal hetman ataman vice rear air"""
)
"""Words that a military rank is made of, folded; some are offices too."""

OFFICES = to_words(
    """president minister chief commander secretary governor mayor spokesman spokeswoman spokesperson ambassador
    director king queen prince princess sultan emir chancellor senator leader premier envoy representative
    chairman chairwoman chair sheriff inspector superintendent judge commissioner head officer prime deputy
    adviser advisor congressman congresswoman lawmaker coordinator prosecutor attorney pope archbishop bishop
    ayatollah vice-president undersecretary rapporteur consul general-secretary warlord speaker"""
)
"""Words that name an office."""

OFFICE_PARTS = to_words(
    """army navy naval air staff force forces armed defence defense foreign interior internal external affairs
    security national general guard guards border police ministry council supreme high joint chiefs intelligence
    operations ground land corps command state government region regional district provincial county finance
    justice home then former ex acting outgoing late senior top assistant under permanent executive
    parliamentary special of the for 's ’s and & - republic islamic people's peoples union party office
    department agency service patrol"""
)
"""Words that may stand inside the name of an office."""

HONORIFICS = to_words(
    """mr mrs ms miss dr sir lord lady dame prof professor haji hajji hafiz syed sayyid seyyed sayed sheikh shaikh
    shaykh mullah maulana molla mullá ustad rev reverend father hon honourable honorable martyr shaheed jr sr"""
)
"""Words before or in a name that say nothing about which person is meant."""

MILITARY_ROLES = frozenset({"general", "commander", "officer", "chief", "leader", "admiral", "colonel", "marshal"})
ROLE_NOUNS = MILITARY_ROLES | OFFICES | frozenset({"diplomat", "official", "politician", "soldier"})
"""Common nouns by which a text takes up a person named before ("the top general")."""

_VARIANTS = {
    **dict.fromkeys(
        ["mohammad", "mohammed", "muhammed", "mohamed", "mohamad", "muhamad", "mohamud", "mehmet", "mohd"], "muhammad"
    ),
    **dict.fromkeys(["hossein", "hussein", "husain", "hosein", "hussain", "husayn"], "husayn"),
    **dict.fromkeys(["hasan", "hassan"], "hasan"),
    **dict.fromkeys(["ahmad", "ahmed", "ahmet"], "ahmad"),
    **dict.fromkeys(["yusuf", "yousef", "yousaf", "youssef", "yusef"], "yusuf"),
    **dict.fromkeys(["ibrahim", "ebrahim"], "ibrahim"),
    **dict.fromkeys(["vladimir", "volodymyr", "uladzimir"], "vladimir"),
    **dict.fromkeys(["alexander", "aleksandr", "oleksandr", "aliaksandr", "alyaksandr"], "alexander"),
}
"""Spellings of one name in Latin letters, by common transliterations."""


def fold_name(word: str) -> str:
    """Fold one word of a personal name: case, accents, and common transliterations of one name."""
    key = to_key(word).replace("_", " ").strip()
    return _VARIANTS.get(key, key)


def fold_word(word: str) -> str:
    """Fold a word of a title: lower case, final full stop removed."""
    return word.casefold().rstrip(".")


def is_title_word(word: str) -> bool:
    """Tell whether a word can stand in a rank or office."""
    folded = fold_word(word)
    return folded in RANKS or folded in OFFICES or folded in OFFICE_PARTS


def is_rank_or_office(word: str) -> bool:
    """Tell whether a word itself names a rank or an office."""
    folded = fold_word(word)
    return folded in RANKS or folded in OFFICES
