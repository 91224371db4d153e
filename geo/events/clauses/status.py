"""
Tell how an event stands to reality, from the words around and above it: modality, negation, who says or wants it.

Age ("historical") is `geo.events.clauses.dating`'s.
"""

from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.clauses.grammar import SUBJECTS, is_set_apart, verb_group
from geo.events.clauses.modality import (
    CONDITIONS,
    is_answered_false,
    is_called_false,
    is_concluded,
    is_negated,
    is_party,
    is_to_be,
    is_told_future,
    is_wish,
)
from geo.events.clauses.triggers import Trigger
from geo.events.words.kinds import Kind
from geo.events.words.operators import (
    CLAIM_VERBS,
    COMMIT_VERBS,
    DEMAND_VERBS,
    DENY_VERBS,
    OPERATOR_NOUNS,
    PLAN_VERBS,
    REPORT_VERBS,
    UNREAL_NOUNS,
)
from geo.events.words.verbs import LIGHT_VERBS
from geo.events.words.wordlists import to_words
from geo.vocabulary import Status

_POSSIBLE = frozenset({"could", "may", "might", "can", "would"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_NECESSARY = frozenset({"should", "must", "ought"})
_FACT_PREPOSITIONS = to_words(
    """during after following since upon on in at by through with amid despite over from before within under
    because including across along near"""
)
_FACT_CLAUSES = frozenset(
    {"after", "by", "since", "upon", "following", "before", "while", "despite", "when", "without"}
)
_PROPOSING = to_words("propose suggest offer recommend consider mull contemplate float advocate invite")
_REPORTS = to_words("report claim allegation rumour rumor accusation assertion suggestion story notion")
_TRIALS = to_words("attempt bid effort try")
"""Nouns and verbs of trying: an attack that failed was one."""
_STEPS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an event stands to reality."""

    status: Status | None
    """None: the text leaves open whether it is real at all; it gives no event."""
    operator: Token | None = None
    """The word that plans, proposes, demands or denies it; None: it stands for itself."""
    speaker: Token | None = None
    """Who reports it, where only somebody's words say that it happened."""
    is_claim: bool = False
    """It stands only in the words of a party or in a quotation: a statement, not a fact."""
    signs: tuple[Token, ...] = ()
    """The words that make it so; for what took place its verb, or the noun where it has none."""


class _Climb:
    """One way up the tree from a trigger, collecting what changes its standing."""

    def __init__(self, trigger: Trigger) -> None:
        self.trigger = trigger
        self.status: Status | None = Status.OCCURRED
        self.operator: Token | None = None
        self.signs: tuple[Token, ...] = ()
        self.speaker: Token | None = None
        self.is_claim = is_quoted(trigger.token)
        self.is_open = False

    def mark(self, status: Status, operator: Token, *signs: Token) -> None:
        """Set the status that the outermost operator before the first fact gives; `signs`: what of it says so."""
        if self.status is Status.OCCURRED:
            self.status = status
            self.signs = signs or (operator,)
        self.operator = operator

    def run(self) -> None:
        """Climb to the root, or to where the rest no longer matters."""
        node: Token | None = self.trigger.token
        for _ in range(_STEPS):
            if node is None or self.is_open:
                return
            if node.pos_ in ("VERB", "AUX"):
                self._read_verb(node)
            if node.dep_ == "ROOT":
                return
            node = self._step_verb(node) if node.pos_ in ("VERB", "AUX") else self._step_noun(node)

    def _read_verb(self, verb: Token) -> None:
        if verb.lemma_.lower() in CLAIM_VERBS | REPORT_VERBS and verb not in (self.trigger.token, self.trigger.verb):
            self.is_open = self.is_open or is_negated(verb)
            return  # "must confirm that": how it is said changes nothing about what is said
        auxiliaries = {child.text.casefold(): child for child in verb.children if child.dep_ in ("aux", "auxpass")}
        words = auxiliaries.keys()
        negations = [child for child in verb.children if child.dep_ == "neg"]
        marks = {child.text.casefold() for child in verb.children if child.dep_ == "mark"}
        if "would" in words and is_told_future(verb):
            self.mark(Status.PLANNED, verb)
            self.operator = None
        elif marks & CONDITIONS or (words & _POSSIBLE and not self.operator):
            self.is_open = True
        elif is_negated(verb) or is_called_false(verb):
            self.mark(Status.DENIED, verb, *negations)
            self.operator = None
        elif words & _FUTURE:
            self.mark(Status.PLANNED, verb, *(auxiliaries[word] for word in words & _FUTURE))
            self.operator = None
        elif words & _NECESSARY:
            self.mark(Status.DEMANDED, verb, *(auxiliaries[word] for word in words & _NECESSARY))
            self.operator = None

    def _step_noun(self, noun: Token) -> Token | None:
        head = noun.head
        if noun.dep_ == "pobj" or head.dep_ == "agent":
            return self._through_preposition(head, head.head)
        if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
            self._weigh_object(head)
            return head
        if noun.dep_ == "prep":
            return head
        return head

    def _weigh_object(self, verb: Token) -> None:
        lemma = verb.lemma_.lower()
        if verb == self.trigger.verb and lemma in LIGHT_VERBS - {"plan", "schedule"}:
            return
        if lemma in DENY_VERBS:
            self.mark(Status.DENIED, verb)
        elif lemma in ("plan", "schedule", "prepare", "expect"):
            self.mark(Status.PLANNED, verb)
        elif lemma in ("demand", "urge", "request", "seek"):
            self.mark(Status.DEMANDED, verb)
        elif lemma in ("propose", "suggest", "offer", "recommend", "mull", "consider"):
            self.mark(Status.PROPOSED, verb)
        elif lemma in (
            "threaten",
            "fear",
            "combat",
            "fight",
            "counter",
            "curb",
            "prevent",
            "halt",
            "facilitate",
            "allow",
        ):
            self.is_open = True

    def _through_preposition(self, preposition: Token, above: Token) -> Token | None:
        word, lemma = preposition.text.casefold(), above.lemma_.lower()
        if above.pos_ in ("NOUN", "PROPN"):
            if lemma in UNREAL_NOUNS:
                self.is_open = True
            elif lemma in OPERATOR_NOUNS and word in ("of", "for", "to", "on", "about"):
                self.mark(OPERATOR_NOUNS[lemma], above)
            return above
        if lemma in DEMAND_VERBS and word == "for":
            self.mark(Status.DEMANDED, above)
        elif lemma in COMMIT_VERBS and word in ("to", "on") and above.pos_ == "VERB":
            self.mark(Status.PLANNED, above)
        elif word == "ahead" or (word == "of" and above.text.casefold() == "ahead"):
            self.mark(Status.PLANNED, above)
            return None
        elif word in ("against", "as", "like"):
            return None
        elif word in _FACT_PREPOSITIONS:
            words = {child.text.casefold() for child in above.children if child.dep_ == "aux"}
            if words & _FUTURE and word not in ("after", "following", "since", "despite"):
                self.mark(Status.PLANNED, above)
            return None
        return above

    def _step_verb(self, verb: Token) -> Token | None:
        head = verb.head
        if is_set_apart(verb):
            return None
        if verb.dep_ == "conj":
            has_subject = any(child.dep_ in SUBJECTS for child in verb.children)
            return head if not has_subject or head.dep_ in ("ccomp", "xcomp") else None
        if verb.dep_ in ("xcomp", "ccomp", "parataxis"):
            return self._step_complement(verb, head)
        if verb.dep_ == "pcomp":
            return self._step_gerund(verb)
        if verb.dep_ in ("acl", "relcl", "advcl"):
            return self._step_modifier(verb, head)
        return head

    def _step_complement(self, verb: Token, head: Token) -> Token | None:
        lemma, word = head.lemma_.lower(), head.text.casefold()
        tries = lemma == "fail" and self.trigger.frame.kind is Kind.ATTACK
        if lemma in DENY_VERBS or (lemma == "fail" and not tries):
            self.mark(Status.DENIED, head)
        elif (
            lemma in PLAN_VERBS
            or word in PLAN_VERBS | {"scheduled", "expected", "likely", "poised"}
            or lemma in COMMIT_VERBS
        ):
            self.mark(Status.PLANNED, head)
        elif lemma in DEMAND_VERBS - {"want"}:
            self.mark(Status.DEMANDED, head)
        elif lemma in _PROPOSING:
            self.mark(Status.PROPOSED, head)
        elif lemma in CLAIM_VERBS | REPORT_VERBS:
            self._hear(verb, head)
        elif is_to_be(verb, head):
            to = [one for one in verb.children if one.text == "to" and one.dep_ == "aux"]
            self.mark(Status.PLANNED, head, head, *to)
            self.operator = None
        return head

    def _hear(self, verb: Token, head: Token) -> None:
        """Weigh who says it: an office or witness reports, a party claims."""
        del verb
        subject = next((child for child in head.children if child.dep_ in SUBJECTS), None)
        self.speaker = subject
        if head.lemma_.lower() in CLAIM_VERBS or (subject is not None and is_party(subject)):
            self.is_claim = True

    def _step_gerund(self, verb: Token) -> Token | None:
        preposition, above = verb.head, verb.head.head
        word, lemma = preposition.text.casefold(), above.lemma_.lower()
        if lemma in OPERATOR_NOUNS:
            self.mark(OPERATOR_NOUNS[lemma], above)
            return above
        if lemma in COMMIT_VERBS:
            self.mark(Status.PLANNED, above)
            return above
        if lemma in ("accuse", "suspect", "blame", "charge"):
            self.is_claim = True
            return None
        if lemma in DENY_VERBS:
            self.mark(Status.DENIED, above)
            return None
        if word not in _FACT_CLAUSES:
            self.is_open = True
        return None

    def _step_modifier(self, verb: Token, head: Token) -> Token | None:
        infinitive = any(child.text.casefold() == "to" and child.dep_ == "aux" for child in verb.children)
        lemma = head.lemma_.lower()
        if infinitive:
            return self._step_infinitive(head)
        if lemma in _REPORTS and verb.dep_ == "acl":
            return head  # "reports that they clashed": whether they are true is told above
        if verb.dep_ == "advcl" and not any(child.dep_ in ("mark", "advmod") for child in verb.children):
            return head
        return None

    def _step_infinitive(self, head: Token) -> Token | None:
        lemma = head.lemma_.lower()
        if lemma in OPERATOR_NOUNS:
            self.mark(OPERATOR_NOUNS[lemma], head)
        elif lemma in (PLAN_VERBS - {"seek"}) | COMMIT_VERBS or head.text.casefold() in ("scheduled", "expected"):
            self.mark(Status.PLANNED, head)
        elif not (lemma in _TRIALS and self.trigger.frame.kind is Kind.ATTACK):
            self.is_open = True
            return None
        return head


def resolve_standing(trigger: Trigger) -> Standing:
    """Tell how what a trigger names stands to reality."""
    climb = _Climb(trigger)
    named = trigger.theme if trigger.theme is not None else trigger.token
    none = [child for child in named.children if child.dep_ == "det" and child.text.casefold() in ("no", "neither")]
    if none:
        climb.mark(Status.DENIED, named, *none)
        climb.operator = None
    climb.run()
    if is_answered_false(trigger.token):
        climb.mark(Status.DENIED, trigger.token)
    status = None if climb.is_open else climb.status
    is_promise = trigger.frame.kind is Kind.COMMITMENT and not is_concluded(trigger)
    if is_promise and status in (Status.OCCURRED, Status.PROPOSED):
        status = Status.PLANNED
        climb.signs = climb.signs or (trigger.token,)
    if trigger.frame.kind is Kind.AGREEMENT and status is Status.PLANNED and is_wish(climb.operator):
        status = Status.PROPOSED  # an agreement that one side would like is none that was decided
    if climb.speaker is not None and status is not Status.OCCURRED:
        climb.is_claim = False
    return Standing(
        status=status,
        operator=climb.operator,
        speaker=climb.speaker,
        is_claim=climb.is_claim,
        signs=climb.signs or verb_group(trigger.verb if trigger.verb is not None else trigger.token),
    )


def is_quoted(token: Token) -> bool:
    """Tell whether a token stands between quotation marks of its sentence."""
    before = [other.text for other in token.sent if other.i < token.i]
    opened = sum(text in ("“", "«") for text in before) - sum(text in ("”", "»") for text in before)
    return opened > 0 or sum(text in ('"', "``") for text in before) % 2 == 1


def is_habit(trigger: Trigger, standing: Standing) -> bool:
    """Tell whether a verb in the plain present tells a habit ("smugglers attack patrols"): without a date no event."""
    verb = trigger.token
    if standing.status is not Status.OCCURRED or verb.pos_ != "VERB" or verb.tag_ not in ("VBP", "VBZ", "VB"):
        return False
    return not any(child.dep_ in ("aux", "auxpass") for child in verb.children) and trigger.frame.name != "agreement"
