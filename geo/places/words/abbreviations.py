"""Short forms of states, provinces and countries that newspapers use; general, not complete for the world."""

import re

_SPACED = re.compile(r"(?<=^[A-Z])\. (?=[A-Z][A-Za-z]{0,2}\.)|(?<=\. [A-Z])\. (?=[A-Z]\.)")
_AP_STATES = """
Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Calif.=California Colo.=Colorado Conn.=Connecticut Del.=Delaware
Fla.=Florida Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky La.=Louisiana Md.=Maryland
Mass.=Massachusetts Mich.=Michigan Minn.=Minnesota Miss.=Mississippi Mo.=Missouri Mont.=Montana Neb.=Nebraska
Nev.=Nevada N.H.=New_Hampshire N.J.=New_Jersey N.M.=New_Mexico N.Y.=New_York N.C.=North_Carolina
N.D.=North_Dakota Okla.=Oklahoma Ore.=Oregon Pa.=Pennsylvania R.I.=Rhode_Island S.C.=South_Carolina
S.D.=South_Dakota Tenn.=Tennessee Tex.=Texas Vt.=Vermont Va.=Virginia Wash.=Washington W.Va.=West_Virginia
Wis.=Wisconsin Wyo.=Wyoming D.C.=District_of_Columbia Ont.=Ontario Que.=Quebec B.C.=British_Columbia
Alta.=Alberta Sask.=Saskatchewan Man.=Manitoba N.B.=New_Brunswick N.S.=Nova_Scotia P.E.I.=Prince_Edward_Island
Nfld.=Newfoundland_and_Labrador
"""
_POSTAL = """
AL=Alabama AK=Alaska AZ=Arizona AR=Arkansas CA=California CO=Colorado CT=Connecticut DE=Delaware FL=Florida
GA=Georgia HI=Hawaii ID=Idaho IL=Illinois IN=Indiana IA=Iowa KS=Kansas KY=Kentucky LA=Louisiana ME=Maine
MD=Maryland MA=Massachusetts MI=Michigan MN=Minnesota MS=Mississippi MO=Missouri MT=Montana NE=Nebraska
NV=Nevada NH=New_Hampshire NJ=New_Jersey NM=New_Mexico NY=New_York NC=North_Carolina ND=North_Dakota OH=Ohio
OK=Oklahoma OR=Oregon PA=Pennsylvania RI=Rhode_Island SC=South_Carolina SD=South_Dakota TN=Tennessee TX=Texas
UT=Utah VT=Vermont VA=Virginia WA=Washington WV=West_Virginia WI=Wisconsin WY=Wyoming DC=District_of_Columbia
ON=Ontario QC=Quebec BC=British_Columbia AB=Alberta SK=Saskatchewan MB=Manitoba NB=New_Brunswick
NS=Nova_Scotia
"""
_COUNTRIES = {
    "U.S.": "US",
    "US": "US",
    "U.S.A.": "US",
    "USA": "US",
    "America": "US",
    "United States of America": "US",
    "U.K.": "GB",
    "UK": "GB",
    "Britain": "GB",
    "Great Britain": "GB",
    "UAE": "AE",
    "U.A.E.": "AE",
    "DRC": "CD",
    "PRC": "CN",
    "DPRK": "KP",
    "KSA": "SA",
    "Turkey": "TR",
    "Türkiye": "TR",
    "Burma": "MM",
    "Czech Republic": "CZ",
    "Ivory Coast": "CI",
    "Swaziland": "SZ",
    "Macedonia": "MK",
    "Holland": "NL",
}


def _table(lines: str) -> dict[str, str]:
    return {key: name.replace("_", " ") for key, _, name in (pair.partition("=") for pair in lines.split())}


_STATES = _table(_AP_STATES)
_CODES = _table(_POSTAL)


_CLEAR_CODES = frozenset(
    {
        *("NJ", "NY", "TX", "FL", "NC", "SC", "KY", "TN", "WV", "VT", "NH", "NM", "ND", "SD"),
        *("CT", "RI", "WY", "WI", "MN", "NV", "KS", "NB", "NS", "BC", "QC"),
    }
)
"""Postal codes that are no English word and no usual abbreviation of anything else."""


def find_state(short: str, *, after_comma: bool) -> str | None:
    """
    Expand the short form of a state or province of the United States or Canada.

    Parameters
    ----------
    short
        As printed, full stops included ("Calif.", "TX").
    after_comma
        A place name and a comma stand before it; only then are all two-letter postal codes read ("Athens, GA"),
        elsewhere those that can be nothing else ("NJ").

    Returns
    -------
    name
        The full English name; None where it is no short form.
    """
    # "W. Va." and "N. Y." are set with a space by some newspapers.
    closed = _SPACED.sub(".", short)
    code = closed.replace(".", "")
    return _STATES.get(closed) or (_CODES.get(code) if after_comma or short in _CLEAR_CODES else None)


def find_country_code(name: str) -> str | None:
    """Read a country's short or older English name ("U.S.", "UAE") as its ISO 3166-1 alpha-2 code."""
    return _COUNTRIES.get(name)
