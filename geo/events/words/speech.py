"""
Verbs of saying: those that are acts by themselves, and those that only report.

The acts follow CAMEO's appeals, disapproval, rejection, threats and diplomatic support, where words are all there is.
"""

from geo.events.words.wordlists import to_words

ACT_VERBS = to_words(
    """condemn accuse warn threaten denounce apologise apologize praise reject dismiss deny refute blame hail
    criticise criticize rebuke deplore decry slam lambast lambaste castigate chide chastise censure applaud commend
    congratulate welcome defend protest disavow repudiate rebuff ridicule vilify object complain
    caution assail"""
)
"""Saying so is doing it."""
FEELINGS = to_words(
    "concern regret condolence support solidarity outrage opposition alarm dismay anger condemnation sympathy backing"
)
"""What is expressed or voiced where a position is declared."""
EXPRESSING = to_words("express voice convey declare reiterate")
DENIALS = to_words("deny reject refute dismiss repudiate rebuff")
"""Acts that are told by what they deny, where that is an event."""
PLAIN_VERBS = to_words("say tell add note report state write announce confirm indicate explain recall")
"""What stands for "according to": an act only where the article makes a point of it."""
DOCUMENTS = to_words(
    "statement communiqué communique warning declaration apology list letter appeal ultimatum video condemnation"
)
"""What is issued, released or published where somebody speaks by a paper."""
ISSUING = to_words("issue release publish post send hand deliver circulate")
ADDRESSED = to_words("parliament nation assembly congress senate council summit rally audience session")
"""Before whom a speech is given."""
LEADERS = to_words("president minister premier chancellor king queen emir sultan leader secretary-general secretary")
"""Offices of those who speak for a whole state or organisation."""
HABITS = to_words("often always usually regularly frequently repeatedly routinely constantly traditionally")
