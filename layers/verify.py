"""
Check an output folder against itself and the articles in it; the checks themselves are in `layers.checks`.

Nothing is rebuilt and nothing repaired: what was written is all that counts.
"""

from dataclasses import replace
from pathlib import Path

from geo.errors import InputError
from layers.checks.columns import check_columns, is_sound
from layers.checks.dates import check_dates
from layers.checks.files import check_files
from layers.checks.folder import Content, Folder, read_folder
from layers.checks.geometries import check_geometries
from layers.checks.own_gazetteer import check_own_gazetteer
from layers.checks.page import check_page
from layers.checks.quotations import check_quotations
from layers.checks.references import check_references
from layers.checks.worldview import check_worldview
from layers.spec import SPECS

CHECKS = (check_quotations, check_references, check_dates, check_geometries, check_own_gazetteer)


def verify(path: Path) -> tuple[InputError, ...]:
    """
    Find every fault of an output folder.

    Parameters
    ----------
    path
        Folder that `sarhad build` wrote, perhaps edited since.

    Returns
    -------
    faults
        One for each thing that is wrong, with the file at fault; empty: none.
    """
    try:
        folder = read_folder(path)
    except InputError as fault:
        return (fault,)
    faults = [*folder.faults, *check_columns(folder)]
    sound = _keep_sound(folder)
    for check in CHECKS:
        faults.extend(check(sound))
    # The map is held against the layers, so those must hold together first.
    faults.extend(check_page(folder) if not faults else ())
    faults.extend((*check_files(folder), *check_worldview(folder)))
    # One missing file is met by every layer that is read from it.
    return tuple({str(fault): fault for fault in faults}.values())


def _keep_sound(folder: Folder) -> Folder:
    """Leave out rows whose columns are already at fault, so that the other checks can rely on types."""
    contents, set_aside = {}, {}
    for name, content in folder.contents.items():
        set_aside[name] = [row for row in content.rows if not is_sound(SPECS[name], row)]
        kept = [number for number, row in enumerate(content.rows) if is_sound(SPECS[name], row)]
        contents[name] = Content(
            rows=[content.rows[number] for number in kept],
            geometries=[content.geometries[number] for number in kept] if content.geometries else [],
        )
    return replace(folder, contents=contents, set_aside=set_aside)
