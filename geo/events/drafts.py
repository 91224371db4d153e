"""An event while it is being read: what its own sentence says, before neighbours fill what is missing."""

from dataclasses import dataclass

from spacy.tokens import Token

from geo.events.clauses.placing import Placing
from geo.events.quotes import Quote
from geo.events.words.kinds import Kind
from geo.records import Evidence
from geo.vocabulary import AgreementState, Basis, EventField, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What one trigger says."""

    anchor: Token
    """The word that names the event."""
    clause: Token
    """The verb of its clause, or the word itself."""
    kind: Kind
    plover_event: str | None
    plover_mode: str | None
    status: Status
    title: str
    actors: tuple[str, ...]
    """Keys of the cast."""
    recipients: tuple[str, ...]
    placing: Placing
    date_edtf: str | None = None
    date_basis: Basis | None = None
    takes_date: bool = True
    """False: its clause says when in words that are no date, so a neighbour's date would be wrong."""
    extra: tuple[Evidence, ...] = ()
    """Spans that inferred fields rest on, and sentences that go on about it."""
    provisions: tuple[str, ...] = ()
    discriminator: str = ""
    is_signed: bool = False
    is_brokered: bool = False
    """Its actors bring an agreement about and are no parties to it."""
    operator: Token | None = None
    """The word that plans, proposes or promises it; None: it stands for itself."""

    theme: Token | None = None
    """The object that its verb needed to name it ("treaty"); None: it needed none."""
    antecedent: Token | None = None
    """The noun that the theme takes up where it is a pronoun ("it was signed")."""
    frame: str = ""
    """Name of the frame that its words belong to."""
    subject: Quote | None = None
    """What an agreement is about."""
    state: AgreementState | None = None
    """How far an agreement has come."""
    quotes: tuple[Quote, ...] = ()
    """The words behind its fields; those behind its places are the placing's."""

    @property
    def people(self) -> frozenset[str]:
        """Everybody in it."""
        return frozenset((*self.actors, *self.recipients))

    def quotes_of(self, *fields: EventField) -> tuple[Quote, ...]:
        """List the words behind some of its fields."""
        return tuple(quote for quote in self.quotes if quote.field in fields)
