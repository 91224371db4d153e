"""
The CAMEO and ACLED equivalents of what was read; PLOVER's are those of the frames.

Empty rather than near: a code stands only where the coding scheme has one for what the words say.

Sources
-------
CAMEO: Schrodt (2012), CAMEO Event and Actor Codebook 1.1b3, chapter 2 and its list of codes.
PLOVER to CAMEO: Open Event Data Alliance (2021), CAMEO2PLOVER-2021, read backwards.
ACLED: Armed Conflict Location & Event Data Project (2024), Codebook, event and sub-event types.

Notes
-----
CAMEO codes what is done. What is only planned or proposed has its code under 03 (express intent to cooperate), what is
wished of others under 02 (appeal) or 10 (demand), where these name it; a planned attack is no threat to attack, and has
none. "Denied" is refused, called off or not so: CAMEO tells these apart, our status does not, so it has none.
ACLED codes only what took place; visits, talks, ceremonies, exercises and statements are no events of its. Of arrests
it codes those of many or of figures of weight, which the words do not tell.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.actors.parties import Party
from geo.events.words.wordlists import to_words
from geo.vocabulary import ActorType, Status

BATTLES = "Battles"
REMOTE = "Explosions/Remote violence"
CIVILIANS = "Violence against civilians"
PROTESTS = "Protests"
DEVELOPMENTS = "Strategic developments"
ACLED_EVENT_TYPES = (BATTLES, REMOTE, CIVILIANS, PROTESTS, DEVELOPMENTS)
"""Those that our events have equivalents of; ACLED has "Riots" besides."""

_DONE = frozenset({Status.OCCURRED, Status.HISTORICAL})
_TRUCES = to_words("ceasefire truce armistice")
_JOINT = to_words("joint bilateral trilateral multinational multilateral combined")
_DEMANDING = to_words("demand insist insistence order ultimatum")
_LEAVING = to_words("withdraw retreat withdrawal disengagement leave quit vacate evacuate exit pull")
_ARRIVING = to_words("deploy redeploy send dispatch station move mass rush position reinforce deployment redeployment")
_WATCHING = to_words("patrol patrolling surveillance")
_FORCES = frozenset({ActorType.STATE, ActorType.ORGANISATION, ActorType.ARMED_GROUP})

_POLITICAL = frozenset({ActorType.STATE, ActorType.ARMED_GROUP})

_INTENT: Mapping[str, str] = {"visit": "036", "meeting": "036", "agreement": "030", "commitment": "030"}
_APPEAL: Mapping[str, str] = {"visit": "026", "meeting": "026"}
_DEMAND: Mapping[str, str] = {"visit": "106", "meeting": "106", "agreement": "107"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """The equivalents of one event; None: the scheme has none."""

    cameo: str | None = None
    acled_event_type: str | None = None
    acled_sub_event_type: str | None = None


_ATTACKS: tuple[tuple[frozenset[str], Codes], ...] = tuple(
    (to_words(words), Codes(cameo=cameo, acled_event_type=acled, acled_sub_event_type=sub))
    for words, cameo, acled, sub in (
        ("abduct kidnap kidnapping", "181", CIVILIANS, "Abduction/forced disappearance"),
        ("airstrike", "195", REMOTE, "Air/drone strike"),
        ("shell shelling", "194", REMOTE, "Shelling/artillery/missile attack"),
        ("rocket missile", None, REMOTE, "Shelling/artillery/missile attack"),
        ("bomb bombing bombard bombardment detonate explosion blast", None, REMOTE, None),
        ("clash skirmish fighting", "190", BATTLES, "Armed clash"),
        ("firefight gunfight gunfire", "193", BATTLES, "Armed clash"),
        ("massacre", "202", CIVILIANS, "Attack"),
        ("behead", "180", CIVILIANS, "Attack"),
        ("offensive incursion invade", "190", None, None),
        ("besiege", "191", None, None),
    )
)
"""Words that say by what means, the first that fits."""
_TAKEN = to_words("overrun recapture retake")
_RETAKEN = to_words("recapture retake")
_GROUND = to_words("town city village position post base camp territory")
_OCCUPYING = to_words("capture recapture seize take retake overrun occupy")
_STRIKE_MEANS: Mapping[str, Codes] = {
    **dict.fromkeys(
        ("air", "aerial", "drone"),
        Codes(cameo="195", acled_event_type=REMOTE, acled_sub_event_type="Air/drone strike"),
    ),
    **dict.fromkeys(
        ("missile", "rocket", "mortar"),
        Codes(acled_event_type=REMOTE, acled_sub_event_type="Shelling/artillery/missile attack"),
    ),
    "artillery": Codes(cameo="194", acled_event_type=REMOTE, acled_sub_event_type="Shelling/artillery/missile attack"),
    "suicide": Codes(cameo="1831", acled_event_type=REMOTE, acled_sub_event_type="Suicide bomb"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    lemmas: frozenset[str]
    means: frozenset[str]
    """Words right before its noun."""
    has_object: bool
    actors: Sequence[Party]
    recipients: Sequence[Party]

    @property
    def is_joint(self) -> bool:
        countries = {party.country or party.key for party in (*self.actors, *self.recipients)}
        return len(countries) > 1 or bool(self.means & _JOINT)

    @property
    def is_truce(self) -> bool:
        """Whether it is a ceasefire, or an agreement on one."""
        return bool((self.lemmas | self.means) & _TRUCES)

    @property
    def is_political(self) -> bool:
        """Whether a state, an armed group or somebody of a state takes part: companies' deals are none of ACLED's."""
        people = (*self.actors, *self.recipients)
        return any(party.actor_type in _POLITICAL or _speaks_for_state(party) for party in people)


def find_codes(  # noqa: PLR0913  (an event's fields, none of them built yet)
    *,
    frame: str,
    words: Collection[Token | None],
    operator: Token | None,
    status: Status,
    actors: Sequence[Party],
    recipients: Sequence[Party],
) -> Codes:
    """
    Find the equivalents of an event.

    Parameters
    ----------
    frame
        Name of the frame whose words name it.
    words
        The word that names it and the object that this word needed; None: it needed none.
    operator
        The word that plans, proposes or demands it; None: it stands for itself.
    status
        Of the thing itself.
    actors, recipients
        Who takes part.
    """
    tokens = [token for token in words if token is not None]
    act = _Act(
        lemmas=frozenset(token.lemma_.lower() for token in tokens),
        means=frozenset(child.lemma_.lower() for token in tokens for child in token.lefts),
        has_object=len(tokens) > 1,
        actors=actors,
        recipients=recipients,
    )
    if status in _DONE or (frame == "statement" and status is Status.DEMANDED):
        return _DONE_CODES.get(frame, _none)(act)
    if status in (Status.PLANNED, Status.PROPOSED):
        return Codes(cameo=_intent_of(frame, act))
    if status is Status.DEMANDED:
        return Codes(cameo=_wish_of(frame, act, operator))
    return Codes()


def _speaks_for_state(party: Party) -> bool:
    return party.actor_type is ActorType.PERSON and party.role is not None and party.country is not None


def _none(_: _Act) -> Codes:
    return Codes()


def _always(cameo: str | None, acled_event_type: str | None = None, sub: str | None = None) -> Callable[[_Act], Codes]:
    codes = Codes(cameo=cameo, acled_event_type=acled_event_type, acled_sub_event_type=sub)
    return lambda _: codes


def _intent_of(frame: str, act: _Act) -> str | None:
    if frame == "exercise":
        return "0312" if act.is_joint else None
    if frame == "deployment":
        return "0356" if act.lemmas & _LEAVING else None
    return "0356" if frame == "agreement" and act.is_truce else _INTENT.get(frame)


def _wish_of(frame: str, act: _Act, operator: Token | None) -> str | None:
    demands = operator is not None and operator.lemma_.lower() in _DEMANDING
    if frame == "exercise":
        return ("1012" if demands else "0212") if act.is_joint else None
    if (frame == "deployment" and act.lemmas & _LEAVING) or (frame == "agreement" and act.is_truce):
        return "1056" if demands else "0256"
    return (_DEMAND if demands else _APPEAL).get(frame)


def _agreement(act: _Act) -> Codes:
    cameo = "0871" if act.is_truce else "057"
    if not act.is_political:
        return Codes(cameo=cameo)
    return Codes(cameo=cameo, acled_event_type=DEVELOPMENTS, acled_sub_event_type="Agreement")


def _exercise(act: _Act) -> Codes:
    return Codes(cameo="062" if act.is_joint else "150")


def _deployment(act: _Act) -> Codes:
    if act.lemmas & _LEAVING:
        return Codes(cameo="0874")
    return Codes() if act.lemmas & _WATCHING or not act.lemmas & _ARRIVING else Codes(cameo="154")


def _statement(act: _Act) -> Codes:
    return Codes(
        cameo="100" if act.lemmas & _DEMANDING else "020" if act.lemmas & {"call", "press", "appeal"} else "010"
    )


def _protest(act: _Act) -> Codes:
    return Codes(cameo="143") if "strike" in act.lemmas else Codes(cameo="141", acled_event_type=PROTESTS)


def _arrest(act: _Act) -> Codes:
    if act.lemmas & {"arrest", "detain", "apprehend"}:
        return Codes(cameo="173")
    return Codes(cameo="174" if act.lemmas & {"deport", "expel", "deportation", "expulsion"} else None)


def _attack(act: _Act) -> Codes:
    for means, codes in _STRIKE_MEANS.items():
        if means in act.means:
            return codes
    for words, codes in _ATTACKS:
        if act.lemmas & words:
            return codes
    if act.lemmas & _OCCUPYING and (not act.has_object or act.lemmas & _GROUND):
        return _taking(act)
    is_war = any(party.actor_type in _FORCES for party in act.actors)
    return Codes(cameo="190" if is_war else None)


def _taking(act: _Act) -> Codes:
    """Tell who holds the ground after: a group, or, where it is taken back, a state; "took" tells of no fight."""
    if not act.lemmas & _TAKEN:
        return Codes(cameo="192")
    types = {party.actor_type for party in act.actors}
    by_group = types == {ActorType.ARMED_GROUP}
    by_state = bool(types) and ActorType.ARMED_GROUP not in types and bool(act.lemmas & _RETAKEN)
    sub = "Non-state actor overtakes territory" if by_group else "Government regains territory" if by_state else None
    return Codes(cameo="192", acled_event_type=BATTLES, acled_sub_event_type=sub)


_DONE_CODES: Mapping[str, Callable[[_Act], Codes]] = {
    "visit": _always("042"),
    "meeting": _always("040"),
    "ceremony": _always("017"),
    "welcome": _always("043"),
    "commitment": _always("030"),
    "agreement": _agreement,
    "recall": _always("161"),
    "breach": _always("120"),
    "protest": _protest,
    "exercise": _exercise,
    "deployment": _deployment,
    "attack": _attack,
    "arrest": _arrest,
    "seizure": _always("1711"),
    "statement": _statement,
}
"""By frame; crossings, bodies and barriers have no equivalent that fits both their opening and their closing."""
