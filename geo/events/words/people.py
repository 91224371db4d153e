"""
Common nouns for people, and for the bodies that act for a state.

Ranks and offices are `geo.events.words.offices`'s; who fights is `geo.events.words.force`'s.
"""

from geo.events.words.offices import RANKS, ROLE_NOUNS
from geo.events.words.wordlists import to_words

PERSONS = (
    ROLE_NOUNS
    | RANKS - {"rear", "air", "vice", "col", "maj", "lt"}
    | to_words(
        """man woman person people boy girl child youth teenager student worker driver farmer fisherman villager
        resident local citizen national civilian family passenger pilgrim tourist migrant refugee asylum-seeker
        suspect prisoner detainee inmate captive hostage defendant convict fugitive smuggler trafficker accomplice
        activist protester demonstrator dissident opponent critic journalist reporter editor blogger cleric imam
        lawyer doctor priest monk member supporter follower leader militant fighter rebel insurgent terrorist gunman
        jihadist separatist spy agent soldier policeman officer guard servicemen serviceman troop sailor pilot
        airman marine deputy lawmaker legislator politician candidate colleague counterpart delegate negotiator
        delegation side elder king queen premier chief crew dozen hundred"""
    )
)
"""Whom one can meet, arrest, try or free."""

HOLDERS = (
    ROLE_NOUNS
    | RANKS - {"rear", "air", "vice", "col", "maj", "lt"}
    | to_words(
        """colleague counterpart delegate delegation negotiator elder premier lawmaker politician chief resident
    journalist villager refugee family"""
    )
)
"""Who meets, visits or receives without being named: those who hold an office, and whom office holders go to see."""

AUTHORITIES = to_words(
    """government authority administration cabinet parliament senate congress assembly council house duma knesset
    bundestag legislature ministry department agency commission committee court tribunal judge jury magistrate
    prosecutor prosecution attorney police policeman officer official army military navy force troop soldier guard
    marine gendarmerie gendarme customs coastguard junta regime state country kremlin president minister premier king
    governor mayor deputy lawmaker senator embassy consulate bloc alliance union district municipality province
    service sheriff investigator inspector commissioner secretary chancellor leader republic capital watchdog
    regulator"""
)
"""Who acts for a state or an organisation, as common nouns."""
